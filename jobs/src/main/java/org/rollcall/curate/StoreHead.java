package org.rollcall.curate;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.rollcall.contract.Quantity;
import org.rollcall.curate.CommitLog.State;
import org.rollcall.gate.ReaderVersion;

/**
 * Which commit of a store is visible, by its pointer, its commits and the mark of an open intake.
 *
 * <p>A run that was killed leaves pieces behind that this explains; whatever else does not fit is
 * never guessed at.
 */
final class StoreHead {

  private static final String NO_FOLDER = "curated is a file and no folder";

  private final StoreLayout layout;
  private final CommitLog log;
  private final SortedSet<Long> numbers;
  private final OptionalLong intakeAfter;

  private StoreHead(StoreLayout layout) {
    this.layout = layout;
    this.log = new CommitLog(layout);
    this.numbers = log.numbers();
    this.intakeAfter = layout.intakeAfter();
  }

  /**
   * What is visible; writes nothing.
   *
   * @throws StoreException if the pieces do not fit together, or are of another owner
   */
  static State read(StoreLayout layout, StoreOwner owner) {
    State state;
    try {
      state = new StoreHead(layout).visible(owner);
    } catch (StoreUseException e) {
      throw e;
    } catch (StoreException e) {
      throw unfit(layout, e.getMessage());
    }
    checkOwner(state, owner);
    return state;
  }

  /** As {@link #read}, whosever it is; the message of a refusal is the finding alone. */
  static State visible(StoreLayout layout) {
    return new StoreHead(layout).visible(new StoreOwner("", ""));
  }

  /** The refusal of a store that does not fit together: what is there, and the way back. */
  static StoreException unfit(StoreLayout layout, String found) {
    return new StoreException(
        "Cannot open the curated store: "
            + found
            + "; there: "
            + inventory(layout)
            + " (must fit together; look with: rollcall store verify STUDY, then rollcall store"
            + " repair STUDY or rollcall store rebuild STUDY)");
  }

  /** Nothing can be opened, begun or locked in the place of a file. */
  static void checkFolder(StoreLayout layout) {
    if (isFile(layout)) {
      throw unfit(layout, NO_FOLDER);
    }
  }

  private static boolean isFile(StoreLayout layout) {
    return Files.exists(layout.root()) && !Files.isDirectory(layout.root());
  }

  private State visible(StoreOwner owner) {
    if (isFile(layout)) {
      throw new StoreException(NO_FOLDER);
    }
    OptionalLong rebuilt = layout.rebuilding();
    if (rebuilt.isPresent() && numbers.contains(rebuilt.getAsLong())) {
      // A rebuild was killed after its commit was whole.
      return log.read(rebuilt.getAsLong());
    }
    OptionalLong pointer = log.pointer();
    State state = pointer.isEmpty() ? first(owner) : current(pointer.getAsLong());
    if (!layout.isIntakeOpen() && rebuilt.isEmpty()) {
      List<String> extra = new ArrayList<>(layout.tables());
      extra.removeAll(state.tables().keySet());
      if (!extra.isEmpty()) {
        throw new StoreException(
            "commit %d does not know table %s".formatted(state.number(), extra.get(0)));
      }
    }
    return state;
  }

  /** Without a pointer: a new store, or the first commit just before it became visible. */
  private State first(StoreOwner owner) {
    boolean killed = intakeAfter.isPresent() && intakeAfter.getAsLong() == 0;
    if (numbers.isEmpty() && (killed || layout.tables().isEmpty())) {
      if (!killed && !layout.foreign().isEmpty()) {
        throw new StoreException("its folder holds files that are not of a store");
      }
      return State.empty(owner);
    }
    if (killed && numbers.first() == 1 && numbers.last() == 1) {
      return log.read(1);
    }
    throw new StoreException(StoreLayout.POINTER + " is missing");
  }

  private State current(long pointer) {
    if (!numbers.contains(pointer)) {
      throw new StoreException(
          "%s names commit %d, which is missing".formatted(StoreLayout.POINTER, pointer));
    }
    long newest = numbers.last();
    if (newest == pointer) {
      return log.read(pointer);
    }
    if (layout.isIntakeOpen() && newest == pointer + 1 && intakeAfter.orElse(pointer) == pointer) {
      // Written whole, and killed before it became visible.
      return log.read(newest);
    }
    throw new StoreException(
        "%s names commit %d, but there are later ones".formatted(StoreLayout.POINTER, pointer));
  }

  /**
   * Ends what would use a store of another owner.
   *
   * @throws StoreUseException if it is of another key or study, or of a newer program
   */
  static void checkOwner(State state, StoreOwner owner) {
    StoreOwner its = state.owner();
    if (state.number() == 0 || its.keyId().isEmpty()) {
      // A store of before does not tell; the plan looks whether its files are known.
      return;
    }
    if (state.reader() > ReaderVersion.CURRENT) {
      throw CommitLog.newer();
    }
    if (!its.keyId().equals(owner.keyId())) {
      throw new StoreUseException(
          ("Cannot open the curated store with key %s: its pseudonyms are of key %s (must be the"
                  + " same key; name it with --key-file, or keep this store and set another output)")
              .formatted(owner.keyId(), its.keyId()));
    }
    if (!its.study().equals(owner.study())) {
      throw new StoreUseException(
          ("Cannot open the curated store for study %s: it is of study %s (must be of the same"
                  + " study; set another output, or name the study as before)")
              .formatted(owner.study(), its.study()));
    }
  }

  /** The key that the newest readable commit names. */
  static Optional<String> keyId(StoreLayout layout) {
    CommitLog log = new CommitLog(layout);
    List<Long> newestFirst = new ArrayList<>(log.numbers());
    Collections.reverse(newestFirst);
    for (long number : newestFirst) {
      try {
        return Optional.of(log.read(number).owner().keyId()).filter(id -> !id.isEmpty());
      } catch (StoreException e) {
        // An earlier commit names the same key.
        continue;
      }
    }
    return Optional.empty();
  }

  /** What of a store is there, in words. */
  static String inventory(StoreLayout layout) {
    SortedSet<Long> numbers = new CommitLog(layout).numbers();
    List<String> tables = layout.tables();
    String commits =
        numbers.isEmpty()
            ? "no commit"
            : Quantity.of(numbers.size(), "commit")
                + " ("
                + numbers.stream().map(String::valueOf).collect(Collectors.joining(", "))
                + newestRows(layout, numbers.last())
                + ")";
    String folders =
        tables.isEmpty()
            ? "no table"
            : Quantity.of(tables.size(), "table") + " (" + String.join(", ", tables) + ")";
    return commits + " and " + folders;
  }

  private static String newestRows(StoreLayout layout, long number) {
    try {
      State state = new CommitLog(layout).read(number);
      return "; the newest holds "
          + Quantity.of(state.rows(), "row")
          + " of "
          + Quantity.of(state.ledger().size(), "file");
    } catch (StoreException e) {
      return "; the newest cannot be read";
    }
  }
}
