package org.rollcall.curate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.rollcall.contract.Quantity;
import org.rollcall.curate.CommitCheck.Depth;
import org.rollcall.curate.CommitLog.State;

/** What an operator does with a store that does not fit together; nothing is deleted by it. */
public final class StoreMaintenance {

  /**
   * What was found.
   *
   * @param lines sentences, for people
   * @param fits whether the store can be opened and all its rows are there
   */
  public record Verification(List<String> lines, boolean fits) {

    public Verification {
      lines = List.copyOf(lines);
    }
  }

  private final StoreLayout layout;
  private final CommitLog log;
  private final CommitCheck check;

  private StoreMaintenance(Path root) {
    this.layout = new StoreLayout(root);
    this.log = new CommitLog(layout);
    this.check = new CommitCheck(layout, new Configuration());
  }

  /** Compares every byte of the store in that folder with what its commits say; writes nothing. */
  public static Verification verify(Path root) {
    return new StoreMaintenance(root).verify();
  }

  /**
   * Goes back to the newest commit that is whole and moves aside what does not fit.
   *
   * @return what was done, for people
   * @throws StoreException if another run holds the store, or no commit is whole
   */
  public static List<String> repair(Path root) {
    try (StoreLock lock = StoreLock.take(root)) {
      return new StoreMaintenance(lock.root()).repair();
    }
  }

  private Verification verify() {
    List<String> lines = new ArrayList<>();
    Optional<String> head = headFault();
    FormerRuns runs = FormerRuns.beside(layout);
    if (log.numbers().isEmpty() && head.isEmpty() && runs.tell()) {
      head = Optional.of(runs.found());
    }
    if (log.numbers().isEmpty() && head.isEmpty()) {
      return new Verification(List.of("There is no commit: a run begins the store"), true);
    }
    boolean fits = head.isEmpty();
    head.ifPresent(found -> lines.add("Does not fit: " + found));
    SortedMap<Long, Optional<String>> commits = faults();
    commits.forEach((number, fault) -> lines.add(line(number, fault)));
    if (fits) {
      long visible = visible();
      fits = commits.getOrDefault(visible, Optional.empty()).isEmpty();
      lines.add("Visible: commit " + visible);
    }
    if (layout.isIntakeOpen()) {
      lines.add("A run was killed or is under way: what it left is removed by the next one");
    }
    if (layout.isRebuildOpen()) {
      lines.add("A rebuild was killed or is under way: the next run moves aside what it left");
    }
    layout.foreign().forEach(name -> lines.add("Not of a store: " + name));
    lines.add(fits ? "The store fits together" : wayBack(commits));
    return new Verification(lines, fits);
  }

  private static String wayBack(SortedMap<Long, Optional<String>> commits) {
    return newestWhole(commits)
        .map(
            number ->
                "The store does not fit together; rollcall store repair STUDY goes back to commit "
                    + number)
        .orElse(
            "The store does not fit together and no commit is whole; rollcall store rebuild STUDY"
                + " makes a new one from the inbox");
  }

  private String line(long number, Optional<String> fault) {
    if (fault.isPresent()) {
      return "Commit %d is not whole: %s".formatted(number, fault.get());
    }
    State state = log.read(number);
    return "Commit %d is whole: %s of %s in %s"
        .formatted(
            number,
            Quantity.of(state.rows(), "row"),
            Quantity.of(state.ledger().size(), "file"),
            Quantity.of(state.tables().size(), "table"));
  }

  /** What keeps the store from being opened, apart from whose it is. */
  private Optional<String> headFault() {
    try {
      StoreHead.visible(layout);
      return Optional.empty();
    } catch (StoreUseException e) {
      throw e;
    } catch (StoreException e) {
      return Optional.of(e.getMessage());
    }
  }

  private long visible() {
    return StoreHead.visible(layout).number();
  }

  private SortedMap<Long, Optional<String>> faults() {
    SortedMap<Long, Optional<String>> faults = new TreeMap<>();
    for (long number : log.numbers()) {
      faults.put(number, fault(number));
    }
    return faults;
  }

  private Optional<String> fault(long number) {
    try {
      return check.fault(log.read(number), Depth.BYTES);
    } catch (StoreUseException e) {
      throw e;
    } catch (StoreException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static Optional<Long> newestWhole(SortedMap<Long, Optional<String>> commits) {
    return commits.entrySet().stream()
        .filter(commit -> commit.getValue().isEmpty())
        .map(java.util.Map.Entry::getKey)
        .max(Long::compare);
  }

  private List<String> repair() {
    SortedMap<Long, Optional<String>> commits = faults();
    long target =
        newestWhole(commits)
            .orElseThrow(
                () ->
                    new StoreException(
                        "Cannot repair the curated store: no commit is whole (must be made anew"
                            + " from the inbox: rollcall store rebuild STUDY)"));
    if (headFault().isEmpty() && visible() == target && commits.lastKey() == target) {
      return List.of("Nothing to repair: commit %d is visible and whole".formatted(target));
    }
    State state = log.read(target);
    Set<String> later = filesAfter(target, state);
    StoreAside aside = new StoreAside(layout);
    moveAside(commits, target, state, aside);
    log.point(target);
    layout.closeIntake();
    layout.endRebuild();
    List<String> done = new ArrayList<>();
    done.add(
        "Commit %d is visible now: %s of %s"
            .formatted(
                target,
                Quantity.of(state.rows(), "row"),
                Quantity.of(state.ledger().size(), "file")));
    if (aside.moved() > 0) {
      done.add(
          "%s moved aside to %s; delete it when it is not needed any more"
              .formatted(Quantity.of(aside.moved(), "file"), aside.folder()));
    }
    if (!later.isEmpty()) {
      done.add(
          "%s that only later commits know: the next run reads what the inbox still holds of them"
              .formatted(Quantity.of(later.size(), "file")));
    }
    return done;
  }

  /** Commits first, then the pointer and at last what no commit uses: to be repeated if killed. */
  private void moveAside(
      SortedMap<Long, Optional<String>> commits, long target, State state, StoreAside aside) {
    List<State> kept = new ArrayList<>();
    for (long number : commits.keySet()) {
      if (number > target || commits.get(number).isPresent()) {
        aside.move(log.file(number));
      } else {
        kept.add(log.read(number));
      }
    }
    aside.move(layout.pointer());
    for (String table : layout.tables()) {
      if (!state.tables().containsKey(table)) {
        aside.move(layout.tableFolder(table));
      }
    }
    if (state.format() > 0) {
      StoreSweep.unused(layout, kept, check.io(), aside::move);
    }
  }

  private Set<String> filesAfter(long target, State state) {
    Set<String> files = new HashSet<>();
    for (long number : log.numbers().tailSet(target + 1)) {
      try {
        log.read(number).ledger().forEach(entry -> files.add(entry.fileId()));
      } catch (StoreException e) {
        // A commit that cannot be read tells no file.
        continue;
      }
    }
    state.ledger().forEach(entry -> files.remove(entry.fileId()));
    return files;
  }
}
