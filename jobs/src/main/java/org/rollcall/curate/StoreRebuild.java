package org.rollcall.curate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.io.FileIO;
import org.rollcall.contract.Quantity;
import org.rollcall.curate.CommitLog.State;
import org.rollcall.gate.SourceFile;

/**
 * A store made anew beside the one that is there, which is moved aside once the new one is whole.
 */
final class StoreRebuild {

  private static final String WITHOUT_MISSING = "without-missing";

  private final StoreLayout layout;
  private final CommitLog log;
  private final StoreAside aside;
  private final Optional<State> former;
  private final boolean withoutMissing;

  private StoreRebuild(StoreLayout layout, Optional<State> former, boolean withoutMissing) {
    this.layout = layout;
    this.log = new CommitLog(layout);
    this.aside = new StoreAside(layout);
    this.former = former;
    this.withoutMissing = withoutMissing;
  }

  /** The rebuild that a person asked for and that is not done yet. */
  static Optional<StoreRebuild> requested(StoreLayout layout) {
    return layout.rebuildRequest().map(request -> of(layout, request.equals(WITHOUT_MISSING)));
  }

  /** Asks for it: the next run that opens the store does it. */
  static void request(StoreLayout layout, boolean withoutMissing) {
    layout.requestRebuild(withoutMissing ? WITHOUT_MISSING : "all");
  }

  private static StoreRebuild of(StoreLayout layout, boolean withoutMissing) {
    CommitLog log = new CommitLog(layout);
    List<Long> newestFirst = new ArrayList<>(log.numbers());
    Collections.reverse(newestFirst);
    Optional<State> former = Optional.empty();
    for (long number : newestFirst) {
      former = former.or(() -> readable(log, number));
    }
    return new StoreRebuild(layout, former, withoutMissing);
  }

  private static Optional<State> readable(CommitLog log, long number) {
    try {
      return Optional.of(log.read(number));
    } catch (StoreUseException e) {
      throw e;
    } catch (StoreException e) {
      return Optional.empty();
    }
  }

  /** Nothing, numbered after all that was: no number is given twice. */
  State begin(StoreOwner owner) {
    long number = log.numbers().isEmpty() ? 0 : log.numbers().last();
    State empty = State.empty(owner);
    return new State(empty.format(), number, number, owner, 0, empty.tables(), empty.ledger());
  }

  /** What the inbox does not hold cannot be read again. */
  void checkMissing(List<SourceFile> files) {
    if (withoutMissing) {
      return;
    }
    if (former.isEmpty()) {
      if (layout.tables().isEmpty()) {
        return;
      }
      layout.endRebuild();
      throw new StoreException(
          "Cannot rebuild the curated store: no commit tells from which files it was made (must be"
              + " checked by you; then say --without-missing)");
    }
    Set<String> present = new HashSet<>();
    files.forEach(file -> present.add(file.fileId()));
    files.forEach(file -> present.add(file.contentHash()));
    List<LedgerEntry> missing =
        former.get().ledger().stream()
            .filter(entry -> entry.accepted().filter(a -> a.rowsAccepted() > 0).isPresent())
            .filter(entry -> !present.contains(entry.fileId()))
            .filter(
                entry -> !present.contains(entry.accepted().orElseThrow().version().contentHash()))
            .toList();
    if (!missing.isEmpty()) {
      layout.endRebuild();
      long rows = missing.stream().mapToLong(e -> e.accepted().orElseThrow().rowsAccepted()).sum();
      throw new StoreException(
          ("Cannot rebuild the curated store: %s of %s from which it was made are not in the inbox,"
                  + " with %s (must be put back; or say --without-missing to go without them)")
              .formatted(
                  missing.size(),
                  Quantity.of(former.get().ledger().size(), "file"),
                  Quantity.of(rows, "row")));
    }
  }

  /** Before the new pointer takes its place. */
  void keepPointer() {
    aside.copy(layout.pointer());
  }

  /** All of the store before, once the new one is visible. */
  void moveAside(State visible, FileIO io) {
    for (long number : log.numbers()) {
      if (number != visible.number()) {
        aside.move(log.file(number));
      }
    }
    StoreSweep.unused(layout, List.of(visible), io, aside::move);
    layout.endRebuild();
  }
}
