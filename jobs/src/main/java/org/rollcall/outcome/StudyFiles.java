package org.rollcall.outcome;

import java.nio.file.Path;
import org.rollcall.study.Explain;
import org.rollcall.study.Overrides;
import org.rollcall.study.Study;
import org.rollcall.study.StudyLoader;

/** Study files whose margins are for outcomes that the study has. */
public final class StudyFiles {

  private StudyFiles() {}

  /**
   * The study of that file, with every default filled in.
   *
   * @throws org.rollcall.study.StudyException with every problem of the file
   */
  public static Study load(Path studyYaml) {
    return load(studyYaml, Overrides.NONE);
  }

  /** As above, where the command line takes precedence. */
  public static Study load(Path studyYaml, Overrides overrides) {
    return StudyLoader.load(studyYaml, overrides, OutcomeCatalog::marginKeys);
  }

  /** All settings of the study of that file, with where each comes from. */
  public static String explain(Path studyYaml, Overrides overrides) {
    return Explain.text(studyYaml, overrides, OutcomeCatalog::marginKeys);
  }
}
