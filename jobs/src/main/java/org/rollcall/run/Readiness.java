package org.rollcall.run;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.compare.Comparison;
import org.rollcall.contract.Quantity;
import org.rollcall.measure.Counts;
import org.rollcall.measure.Measured;
import org.rollcall.study.Arm;
import org.rollcall.study.Study;

/** Whether the data allow what the study asks, in words; a run without an answer ends well too. */
public final class Readiness {

  private static final List<Arm> MODES = List.of(Arm.FACE_TO_FACE, Arm.ONLINE);

  private Readiness() {}

  /** What cannot be told, and why; nothing if people can be followed. */
  public static List<String> of(Study study, Measured measured) {
    return (measured.people().isEmpty()
            ? Optional.of("no source gives attendance of people in known groups")
            : why(study, measured.people().get()))
        .map(reason -> "Nobody could be followed, because " + reason).stream().toList();
  }

  /**
   * Through which day attendance is known, and people are followed; nothing if nobody is named.
   *
   * @param byMode the day, by mode
   * @param through the day through which people are followed
   */
  public static Optional<String> end(Map<Arm, LocalDate> byMode, LocalDate through) {
    return byMode.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Attendance is known through "
                + MODES.stream()
                    .filter(byMode::containsKey)
                    .map(mode -> byMode.get(mode) + " " + words(mode))
                    .collect(Collectors.joining(" and through "))
                + "; people are followed through "
                + through);
  }

  /**
   * What is wrong with the days of the data, and withholds results.
   *
   * @param byMode the day through which attendance is known, by mode
   * @param beyond days by which a few attendances lie after all others, by mode
   */
  public static List<String> doubts(Map<Arm, LocalDate> byMode, Map<Arm, Integer> beyond) {
    List<String> doubts = new ArrayList<>();
    for (Arm mode : MODES) {
      int days = beyond.getOrDefault(mode, 0);
      if (days > 0) {
        doubts.add(
            "A few attendances %s are dated %s after all others; what follows people is withheld (must be mended: correct the dates, or set latest_day)"
                .formatted(words(mode), Quantity.of(days, "day")));
      }
    }
    if (byMode.size() > 1) {
      long apart =
          Math.abs(ChronoUnit.DAYS.between(byMode.get(Arm.FACE_TO_FACE), byMode.get(Arm.ONLINE)));
      if (apart > Comparison.MAX_DAYS_APART) {
        doubts.add(
            "The data of the modes end %s apart; comparisons of people are withheld (must be at most %d: wait for the later records, or set as_of to the earlier day)"
                .formatted(Quantity.of(apart, "day"), Comparison.MAX_DAYS_APART));
      }
    }
    return doubts;
  }

  /** Of how many groups it is not known as early as their log is said to tell who is new. */
  public static List<String> logs(Study study, Measured.Logs logs) {
    int weeks = study.washout().logWeeks();
    List<String> doubts = new ArrayList<>();
    if (logs.cut() > 0) {
      doubts.add(
          "The records of %s begin long after log_started_on, and at once with many people; their logs count from the first record on, and who comes in its first %d weeks is no new starter (to have more: send the earlier records)"
              .formatted(Quantity.of(logs.cut(), "group"), weeks));
    }
    if (logs.openedFull() > 0) {
      doubts.add(
          "%s opened with as many people as later on, who cannot all be new; who comes in the first %d weeks there is no new starter"
              .formatted(Quantity.of(logs.openedFull(), "group"), weeks));
    }
    return doubts;
  }

  private static String words(Arm mode) {
    return mode.key().replace('_', ' ');
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
