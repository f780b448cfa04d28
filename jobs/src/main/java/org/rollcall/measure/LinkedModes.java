package org.rollcall.measure;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rollcall.measure.ReportedGroup.Report;
import org.rollcall.study.Arm;

/**
 * Whether somebody who goes over to the other mode can be seen to: whether nearly all attendance of
 * either mode is known by codes that the other mode has too. If not, whoever changes has left in
 * one mode and is new in the other, and retention in any mode does not exist.
 */
final class LinkedModes {

  /** With less, a tenth of those who go over would be lost. */
  private static final double MOST = 0.9;

  private LinkedModes() {}

  /**
   * Whether the modes are linked; so they are where one of them has no names.
   *
   * @param groups what was reported of the groups that are asked
   * @param domains what codes each source knows people by, in the order of its bit
   */
  static boolean of(List<ReportedGroup> groups, List<String> domains) {
    Map<Arm, Set<String>> found = new EnumMap<>(Arm.class);
    eachAttended(
        groups,
        (mode, report) ->
            found.computeIfAbsent(mode, any -> new HashSet<>()).addAll(domains(report, domains)));
    return found.size() < 2
        || shared(Arm.ONLINE, groups, domains, found.get(Arm.FACE_TO_FACE))
            && shared(Arm.FACE_TO_FACE, groups, domains, found.get(Arm.ONLINE));
  }

  /** Whether they are so by sources that know people of both modes, whatever is said of codes. */
  static boolean inOneSource(List<ReportedGroup> groups) {
    return of(groups, IntStream.range(0, Long.SIZE).mapToObj(Integer::toString).toList());
  }

  private static boolean shared(
      Arm of, List<ReportedGroup> groups, List<String> domains, Set<String> others) {
    long[] people = new long[2];
    eachAttended(
        groups,
        (mode, report) -> {
          if (mode == of) {
            boolean isShared = domains(report, domains).stream().anyMatch(others::contains);
            people[isShared ? 0 : 1] += report.people();
          }
        });
    return people[0] >= MOST * (people[0] + people[1]);
  }

  /** Takes each report of somebody present whose mode is known. */
  private interface Attended {
    void take(Arm mode, Report report);
  }

  private static void eachAttended(List<ReportedGroup> groups, Attended attended) {
    for (ReportedGroup group : groups) {
      for (Report report : group.reports()) {
        Optional<Arm> mode = group.modeOf(report);
        if (mode.isPresent() && report.people() > 0) {
          attended.take(mode.get(), report);
        }
      }
    }
  }

  private static Set<String> domains(Report report, List<String> domains) {
    return report
        .eachSource()
        .mapToObj(source -> domains.get(Long.numberOfTrailingZeros(source)))
        .collect(Collectors.toSet());
  }
}
