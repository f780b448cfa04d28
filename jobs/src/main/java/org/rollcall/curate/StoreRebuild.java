package org.rollcall.curate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.io.FileIO;
import org.rollcall.contract.Quantity;
import org.rollcall.curate.CommitLog.State;
import org.rollcall.gate.SourceFile;

/**
 * A store made anew beside the one that is there, which is moved aside once the new one is whole.
 */
final class StoreRebuild {

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

  /** The rebuild that a person asks for with this command, if so. */
  static Optional<StoreRebuild> of(StoreLayout layout, Opening opening) {
    return opening.isRebuild()
        ? Optional.of(of(layout, opening == Opening.REBUILD_WITHOUT_MISSING))
        : Optional.empty();
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

  /**
   * Rows of another owner are never replaced, whatever was asked for.
   *
   * @throws StoreUseException if the store before is of another key or study
   */
  void checkOwner(StoreOwner owner) {
    former.ifPresentOrElse(
        state -> StoreHead.checkOwner(state, owner),
        () -> FormerRuns.beside(layout).checkOwner(owner));
  }

  /** The store before, if it does not name its key. */
  Optional<State> formerWithoutKey() {
    return former.filter(state -> state.owner().keyId().isEmpty());
  }

  /** Nothing, numbered after all that was: no number is given twice. */
  State begin(StoreOwner owner) {
    checkOwner(owner);
    long number = log.numbers().isEmpty() ? 0 : log.numbers().last();
    State empty = State.empty(owner);
    return new State(
        empty.format(),
        number,
        number,
        owner,
        0,
        empty.tables(),
        empty.checksums(),
        empty.contents(),
        empty.ledger());
  }

  /** What the inbox does not hold cannot be read again. */
  void checkMissing(List<SourceFile> files) {
    if (withoutMissing) {
      return;
    }
    if (former.isEmpty()) {
      throw new StoreException(
          "Cannot rebuild the curated store: no commit tells from which files it was made (must be"
              + " checked by you; then say --without-missing)");
    }
    Set<String> present = new HashSet<>();
    files.forEach(file -> present.add(file.fileId()));
    files.forEach(file -> present.add(file.contentHash()));
    List<LedgerEntry> missing = without(present);
    if (!missing.isEmpty()) {
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

  /** A file that was sound and is refused now would take its rows with it. */
  void checkAccepted(Ledger ledger) {
    if (withoutMissing || former.isEmpty()) {
      return;
    }
    Set<String> held = new HashSet<>();
    withRows(ledger.entries())
        .forEach(
            entry -> {
              held.add(entry.fileId());
              held.add(contentHash(entry));
            });
    List<LedgerEntry> lost = without(held);
    if (!lost.isEmpty()) {
      throw new StoreException(
          "Cannot rebuild the curated store: files that were read before give no row now: "
              + lost.stream().map(StoreRebuild::described).collect(Collectors.joining("; "))
              + " (must be mended or put back as they were; or say --without-missing to go without"
              + " them)");
    }
  }

  private static Stream<LedgerEntry> withRows(List<LedgerEntry> entries) {
    return entries.stream().filter(entry -> entry.held().isPresent());
  }

  /** The files whose rows the store before held and that none of these ids and hashes is. */
  private List<LedgerEntry> without(Set<String> names) {
    return withRows(former.orElseThrow().ledger())
        .filter(entry -> !names.contains(entry.fileId()) && !names.contains(contentHash(entry)))
        .toList();
  }

  private static String contentHash(LedgerEntry entry) {
    return entry.accepted().orElseThrow().version().contentHash();
  }

  private static String described(LedgerEntry entry) {
    return "source %s, file %s with %s"
        .formatted(
            entry.sourceId(),
            entry.fileId(),
            Quantity.of(entry.accepted().orElseThrow().rowsAccepted(), "row"));
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

  /** What a rebuild left that was killed: it is brought to its end, or moved aside. */
  static void settle(StoreLayout layout, State visible, FileIO io) {
    if (!layout.isRebuildOpen()) {
      return;
    }
    StoreRebuild killed = new StoreRebuild(layout, Optional.empty(), false);
    if (layout.rebuilding().orElse(0) == visible.number()) {
      killed.moveAside(visible, io);
      return;
    }
    for (String table : layout.tables()) {
      if (!visible.tables().containsKey(table)) {
        killed.aside.move(layout.tableFolder(table));
      }
    }
    layout.endRebuild();
  }
}
