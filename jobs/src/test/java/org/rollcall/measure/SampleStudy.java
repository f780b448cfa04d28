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
    return new Study(
        "sample",
        "Sample",
        Path.of("."),
        ZoneOffset.UTC,
        Optional.empty(),
        Defaults.RECORDING,
        List.of(),
        List.of(),
        List.of(),
        Instruments.STANDARD,
        new Study.Washout(2, 14),
        new Study.Retention(List.of(2, 3, 4), List.of(2, 3), 3, 4, List.of(2, 5), 5, 8, 12),
        List.of(3),
        List.of("account"),
        Map.of(),
        new Study.DisclosureRules(11, 5, 3),
        Defaults.ON_MISSING,
        Path.of("out"),
        "0".repeat(64));
  }
}
