package org.rollcall.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rollcall.contract.Quantity;
import org.rollcall.curate.Commit.Departure;
import org.rollcall.curate.Commit.Fate;

/** What people are told of files that are gone; the ledger does not know their names. */
final class DepartureText {

  private DepartureText() {}

  /** A sentence for each source and fate. */
  static List<String> of(List<Departure> departures) {
    Map<String, Map<Fate, List<Departure>>> grouped =
        departures.stream()
            .collect(
                Collectors.groupingBy(
                    Departure::sourceId,
                    TreeMap::new,
                    Collectors.groupingBy(Departure::fate, TreeMap::new, Collectors.toList())));
    List<String> sentences = new ArrayList<>();
    grouped.forEach(
        (source, fates) ->
            fates.forEach((fate, files) -> sentences.add(sentence(source, fate, files))));
    return sentences;
  }

  private static String sentence(String source, Fate fate, List<Departure> files) {
    String count = Quantity.of(files.size(), "file");
    String rows = Quantity.of(files.stream().mapToLong(Departure::rows).sum(), "row");
    return switch (fate) {
      case KEPT ->
          "Source %s: %s read before not found in the inbox; the %s stay (on_missing: keep)"
              .formatted(source, count, rows);
      case KEPT_AS_READ_BEFORE ->
          ("Source %s: %s read before not found in the inbox; the %s stay as an earlier version of"
                  + " Rollcall read them (put the files back to have them read again)")
              .formatted(source, count, rows);
      case REMOVED ->
          "Source %s: %s read before not found in the inbox; the %s were removed (on_missing: remove)"
              .formatted(source, count, rows);
      case RENAMED ->
          "Source %s: %s under another name; the %s count once".formatted(source, count, rows);
      case CORRECTED ->
          "Source %s: %s not found in the inbox; new files with at least half of the %s replace it"
              .formatted(source, count, rows);
    };
  }
}
