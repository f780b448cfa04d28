package org.rollcall.curate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.contract.Quantity;
import org.rollcall.study.Study.OnMissing;

/** Ends a run of which files are gone that must stay. */
final class MissingRefusal {

  private MissingRefusal() {}

  static void check(List<IntakePlan.Gone> gone) {
    String refused = described(gone.stream().filter(file -> file.rule() == OnMissing.REFUSE));
    if (!refused.isEmpty()) {
      throw new StoreException(
          "Cannot go on: files that were read before are gone: "
              + refused
              + " (must be put back, or on_missing be keep or remove)");
    }
  }

  /** Rows that stay must have been read as those of the other files of their source are now. */
  static void checkSettings(List<IntakePlan.Gone> gone, Map<String, String> settings) {
    String otherwise =
        described(
            gone.stream()
                .filter(file -> file.rule() == OnMissing.KEEP && file.rows() > 0)
                .filter(file -> isReadOtherwise(file.entry(), settings)));
    if (!otherwise.isEmpty()) {
      throw new StoreException(
          "Cannot go on: files are gone that were read with other settings than the study has now: "
              + otherwise
              + " (must be put back, to be read again; or the settings be as before; or on_missing"
              + " be remove)");
    }
  }

  /**
   * A correction that is refused leaves the rows of before; they must not be of another reading.
   *
   * @param entries what became of the files that were read
   */
  static void checkEarlier(IntakePlan plan, Map<String, LedgerEntry> entries) {
    List<String> otherwise = new ArrayList<>();
    for (IntakePlan.Planned file : plan.files()) {
      Optional<LedgerEntry> now =
          Optional.ofNullable(entries.get(file.file().fileId())).or(file::known);
      now.filter(entry -> hasEarlierRows(entry, file.version()))
          .ifPresent(entry -> otherwise.add(refused(entry)));
    }
    if (!otherwise.isEmpty()) {
      throw new StoreException(
          "Cannot go on: files are refused whose earlier rows were read with other settings or by"
              + " an earlier version: "
              + String.join("; ", otherwise)
              + " (must be mended, or put back as they were; or the settings be as before)");
    }
  }

  private static boolean hasEarlierRows(LedgerEntry entry, LedgerEntry.Version now) {
    return entry.refused().isPresent()
        && entry
            .held()
            .map(LedgerEntry.Accepted::version)
            .filter(v -> !v.settings().equals(now.settings()) || v.reader() != now.reader())
            .isPresent();
  }

  private static String refused(LedgerEntry entry) {
    return "source %s, file %s: %s"
        .formatted(entry.sourceId(), entry.fileId(), entry.refused().orElseThrow().sentence());
  }

  private static boolean isReadOtherwise(LedgerEntry entry, Map<String, String> settings) {
    String now = settings.get(entry.sourceId());
    return now != null && !now.equals(entry.accepted().orElseThrow().version().settings());
  }

  /** The files by source, in words; the empty text for none. */
  private static String described(Stream<IntakePlan.Gone> files) {
    return files
        .collect(
            Collectors.groupingBy(
                file -> file.entry().sourceId(), TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(source -> described(source.getKey(), source.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static String described(String source, List<IntakePlan.Gone> files) {
    return "source %s, %s with %s"
        .formatted(
            source,
            Quantity.of(files.size(), "file"),
            Quantity.of(files.stream().mapToLong(IntakePlan.Gone::rows).sum(), "row"));
  }
}
