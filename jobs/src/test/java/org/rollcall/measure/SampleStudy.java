package org.rollcall.measure;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.contract.Instruments;
import org.rollcall.study.Defaults;
import org.rollcall.study.Study;

/** A small study for tests. */
final class SampleStudy {

  private SampleStudy() {}

  static Study of() {
    return of(List.of(), Study.NewTo.ANY_GROUP);
  }

  /** The same of those programs, whose starters are new to that. */
  static Study of(List<String> programs, Study.NewTo newTo) {
    return of(
        programs,
        new Study.Washout(2, 14, newTo),
        new Study.Retention(List.of(2, 3, 4), List.of(2, 3), 3, 4, List.of(2, 5), 5, 8, 12));
  }

  /** The same with the washout and the weeks of a study that sets none. */
  static Study withDefaults(List<String> programs, Study.NewTo newTo) {
    Study.Washout washout = Defaults.WASHOUT;
    return of(
        programs,
        new Study.Washout(washout.logWeeks(), washout.personDays(), newTo),
        Defaults.RETENTION);
  }

  private static Study of(List<String> programs, Study.Washout washout, Study.Retention retention) {
    return new Study(
        "sample",
        "Sample",
        Path.of("."),
        ZoneOffset.UTC,
        Optional.empty(),
        Defaults.RECORDING,
        List.of(),
        programs,
        List.of(),
        Instruments.STANDARD,
        washout,
        retention,
        List.of(3),
        List.of("account"),
        Map.of(),
        new Study.DisclosureRules(11, 5, 3),
        Defaults.ON_MISSING,
        Path.of("out"),
        "0".repeat(64));
  }
}
