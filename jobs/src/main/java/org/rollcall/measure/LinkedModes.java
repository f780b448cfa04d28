package org.rollcall.measure;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.rollcall.study.Arm;
import org.rollcall.study.Study;

/**
 * Whether somebody who goes over to the other mode can be seen to: whether some attendance of
 * either mode is known by the same codes. If not, whoever changes has left in one mode and is new
 * in the other, and retention in any mode does not exist.
 */
final class LinkedModes {

  private LinkedModes() {}

  /**
   * Whether the modes are linked; so they are where one of them has no names.
   *
   * @param spans as of {@link Measurement#spans}
   * @param groups what is known of them
   * @param population whose groups are asked
   */
  static boolean of(
      Study study,
      List<Row> spans,
      Map<GroupCalendar.Key, HeadcountCells.Known> groups,
      Population population) {
    Map<String, String> domains = new HashMap<>();
    study.sources().forEach(source -> domains.put(source.name(), source.linkDomain()));
    Map<Arm, Set<String>> found = new EnumMap<>(Arm.class);
    found.put(Arm.ONLINE, new TreeSet<>());
    found.put(Arm.FACE_TO_FACE, new TreeSet<>());
    for (Row span : spans) {
      HeadcountCells.Known group = groups.get(GroupCalendar.Key.of(span.getAs("group_id")));
      if (span.<Boolean>getAs("named") && group != null && population.has(group.program())) {
        String modality = group.modality();
        String source = span.getAs("source_id");
        String domain = domains.getOrDefault(source, source);
        found.forEach(
            (mode, known) -> {
              if (modality.equals(mode.key()) || modality.equals("hybrid")) {
                known.add(domain);
              }
            });
      }
    }
    return found.values().stream().anyMatch(Set::isEmpty)
        || !Collections.disjoint(found.get(Arm.ONLINE), found.get(Arm.FACE_TO_FACE));
  }
}
