package org.rollcall.curate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rollcall.contract.Quantity;
import org.rollcall.study.Study.OnMissing;

/** Ends a run of which files are gone that must stay. */
final class MissingRefusal {

  private MissingRefusal() {}

  static void check(List<Plan.Gone> gone) {
    Map<String, List<Plan.Gone>> refused =
        gone.stream()
            .filter(file -> file.rule() == OnMissing.REFUSE)
            .collect(
                Collectors.groupingBy(
                    file -> file.entry().sourceId(), TreeMap::new, Collectors.toList()));
    if (refused.isEmpty()) {
      return;
    }
    throw new StoreException(
        "Cannot go on: files that were read before are gone: "
            + refused.entrySet().stream()
                .map(source -> described(source.getKey(), source.getValue()))
                .collect(Collectors.joining("; "))
            + " (must be put back, or on_missing be keep or remove)");
  }

  private static String described(String source, List<Plan.Gone> files) {
    return "source %s, %s with %s"
        .formatted(
            source,
            Quantity.of(files.size(), "file"),
            Quantity.of(files.stream().mapToLong(Plan.Gone::rows).sum(), "row"));
  }
}
