package org.rollcall.measure;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.rollcall.contract.ProgramFamily;
import org.rollcall.study.Study;

/**
 * Whom an estimate is about: the people of the groups of some programs. Programs of several
 * families are one population only where the study lists them.
 *
 * @param stratum its name in tables: {@link #ALL} where it is the only one, else the family
 * @param programs its programs
 */
public record Population(String stratum, Set<String> programs) implements Serializable {

  /** The name of the only population of a study. */
  public static final String ALL = "all";

  public Population {
    programs = Set.copyOf(programs);
  }

  /**
   * The populations of a study.
   *
   * @param found the programs of its groups, whoever comes to them
   */
  public static List<Population> of(Study study, Collection<String> found) {
    if (!study.programs().isEmpty()) {
      return List.of(new Population(ALL, Set.copyOf(study.programs())));
    }
    List<Population> families = new ArrayList<>();
    for (ProgramFamily family : ProgramFamily.values()) {
      Set<String> own = new TreeSet<>(family.programs());
      own.retainAll(found);
      if (!own.isEmpty()) {
        families.add(new Population(family.key(), own));
      }
    }
    return families.size() > 1 ? families : List.of(new Population(ALL, Set.copyOf(found)));
  }

  boolean has(String program) {
    return programs.contains(program);
  }
}
