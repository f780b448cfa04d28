package org.rollcall.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rollcall.measure.Counts;
import org.rollcall.measure.Measured;
import org.rollcall.study.Arm;
import org.rollcall.study.Study;

/** Whether the data allow what the study asks, in words; a run without an answer ends well too. */
public final class Readiness {

  private Readiness() {}

  /** What cannot be told, and why; nothing if people can be followed. */
  public static List<String> of(Study study, Measured measured) {
    return (measured.people().isEmpty()
            ? Optional.of("no source gives attendance of people in known groups")
            : why(study, measured.people().get()))
        .map(reason -> "Nobody could be followed, because " + reason).stream().toList();
  }

  private static Optional<String> why(Study study, Counts counts) {
    if (counts.seen().people() == 0) {
      return Optional.of("no attendance names a person");
    }
    if (counts.followed().people() == 0) {
      return Optional.of(
          "nobody is of an identity grade and a program that the study analyses (see"
              + " identity_grades and programs)");
    }
    if (counts.startedAnyhow().people() == 0) {
      return Optional.of(
          "nobody is a new starter: who is new is known only in groups whose log_started_on lies"
              + " at least "
              + study.washout().logWeeks()
              + " weeks and "
              + study.washout().personDays()
              + " days back (see washout)");
    }
    if (counts.started().people() == 0) {
      return Optional.of(
          "of no new starter it is known whether the first session was attended online or face to"
              + " face (see attendance_mode and session_modality)");
    }
    long mature =
        Stream.of(Arm.FACE_TO_FACE, Arm.ONLINE).mapToLong(arm -> counts.mature(arm).people()).sum();
    return mature > 0
        ? Optional.empty()
        : Optional.of(
            "no new starter has been seen for "
                + study.retention().primaryWeek()
                + " weeks and the "
                + study.retention().lookAheadWeeks()
                + " weeks of look-ahead yet");
  }
}
