package org.rollcall.curate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.contract.Quantity;
import org.rollcall.curate.Plan.Planned;
import org.rollcall.gate.FileTally;
import org.rollcall.gate.FileTally.Refusal;

/** A file that had rows and has none now is an export that failed: its earlier rows stay. */
final class EmptiedFiles {

  private EmptiedFiles() {}

  static List<FileTally> refuse(List<Planned> files, List<FileTally> tallies) {
    Map<String, Long> before = new HashMap<>();
    for (Planned file : files) {
      file.before()
          .flatMap(LedgerEntry::held)
          .ifPresent(a -> before.put(file.file().fileId(), a.rowsAccepted()));
    }
    return tallies.stream()
        .map(tally -> isEmptied(tally, before) ? refused(tally, before.get(tally.fileId())) : tally)
        .toList();
  }

  private static boolean isEmptied(FileTally tally, Map<String, Long> before) {
    return tally.refused().isEmpty()
        && tally.rowsAccepted() == 0
        && before.containsKey(tally.fileId());
  }

  private static FileTally refused(FileTally tally, long before) {
    String sentence =
        "Cannot accept the file: it gave %s before and gives none now, so the earlier ones stay"
            + " (must hold rows: export it again; to take its rows out, remove the file and set"
            + " on_missing: remove)";
    return new FileTally(
        tally.fileId(),
        tally.rowsRead(),
        tally.rowsAccepted(),
        tally.rejected(),
        new Refusal("IN-EMPTIED", 0, sentence.formatted(Quantity.of(before, "row"))),
        tally.quarantine(),
        tally.notices());
  }
}
