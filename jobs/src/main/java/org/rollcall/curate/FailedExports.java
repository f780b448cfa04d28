package org.rollcall.curate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rollcall.contract.Quantity;
import org.rollcall.contract.RowWords;
import org.rollcall.curate.IntakePlan.Planned;
import org.rollcall.curate.LedgerEntry.Accepted;
import org.rollcall.gate.FileTally;
import org.rollcall.gate.FileTally.Refusal;

/**
 * A file that had rows and has none now, or has lost most of them, is an export that failed: its
 * earlier rows stay until a person says otherwise.
 */
final class FailedExports {

  /** Fewer than half of the rows are left, and not just a few are gone. */
  private static final int HALF = 2;

  private static final long A_FEW = 20;

  /** Not even a header: as such it is refused, and as an export it failed. */
  private static final String EMPTY = "IN-EMPTY";

  private FailedExports() {}

  static List<FileTally> refuse(List<Planned> files, List<FileTally> tallies) {
    Map<String, Planned> planned =
        files.stream().collect(Collectors.toMap(file -> file.file().fileId(), file -> file));
    return tallies.stream()
        .map(
            tally ->
                tally.refused().filter(refusal -> !refusal.code().equals(EMPTY)).isPresent()
                    ? tally
                    : seen(planned.get(tally.fileId()), tally))
        .toList();
  }

  private static FileTally seen(Planned file, FileTally tally) {
    Optional<Accepted> earlier = file.before().flatMap(LedgerEntry::held);
    if (earlier.isEmpty()) {
      return tally;
    }
    String before = Quantity.of(earlier.get().rowsAccepted(), "row");
    if (earlier.get().rowsAccepted() == 0 && tally.refused().isPresent()) {
      return tally;
    }
    if (tally.rowsAccepted() == 0) {
      return refused(tally, "IN-EMPTIED", emptied(before, tally));
    }
    boolean fewer =
        isReadAlike(earlier.get().version(), file.version())
            ? isGreatFall(earlier.get().rowsAccepted(), tally.rowsAccepted())
            : isOther(earlier.get().version(), file.version())
                && isGreatFall(earlier.get().rowsRead(), tally.rowsRead());
    if (fewer) {
      return refused(
          tally,
          "IN-FEWER",
          ("Cannot accept the file: it gave %s before and gives %d now, so the earlier ones stay"
                  + " (must hold at least half of them: export it again; if the fewer are right,"
                  + " give the file another name and set on_missing: remove)")
              .formatted(before, tally.rowsAccepted()));
    }
    return tally;
  }

  private static String emptied(String before, FileTally tally) {
    return tally.rowsRead() == 0
        ? ("Cannot accept the file: it gave %s before and gives none now, so the earlier ones stay"
                + " (must hold rows: export it again; to take its rows out, remove the file and"
                + " set on_missing: remove)")
            .formatted(before)
        : ("Cannot accept the file: it gave %s before, and all that it gives now are rejected, %s; the"
                + " earlier ones stay (must hold rows that keep the rules: correct it, or the"
                + " settings of its source)")
            .formatted(before, RowWords.faulty(tally.rejected()));
  }

  /** With other settings fewer rows may be kept as a person asked for; fewer are not read. */
  private static boolean isReadAlike(LedgerEntry.Version before, LedgerEntry.Version now) {
    return before.settings().equals(now.settings())
        && before.reader() == now.reader()
        && before.contract().equals(now.contract());
  }

  private static boolean isOther(LedgerEntry.Version before, LedgerEntry.Version now) {
    return !before.contentHash().equals(now.contentHash());
  }

  private static boolean isGreatFall(long before, long now) {
    return before - now >= A_FEW && now * HALF < before;
  }

  private static FileTally refused(FileTally tally, String code, String sentence) {
    return new FileTally(
        tally.fileId(),
        tally.rowsRead(),
        tally.rowsAccepted(),
        tally.rejected(),
        new Refusal(code, 0, sentence),
        tally.quarantine(),
        tally.notices());
  }
}
