package org.rollcall.curate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.curate.Commit.Departure;
import org.rollcall.curate.CommitLog.State;
import org.rollcall.gate.SourceFile;

/**
 * An intake that finds nothing to do; needs no Spark.
 *
 * @param ledger what the store holds
 * @param commit how it ends
 */
public record IdleIntake(Ledger ledger, Commit commit) {

  /**
   * The intake of these files, if there is nothing to read, to remove or to note, and nothing to
   * mend in the store.
   *
   * @throws StoreException as {@link CuratedStore#plan} does
   */
  public static Optional<IdleIntake> of(
      Path root,
      StoreOwner owner,
      List<SourceFile> files,
      Map<String, String> settings,
      MissingFiles missing) {
    StoreLayout layout = new StoreLayout(root);
    State state = StoreHead.read(layout, owner);
    if (!isSettled(layout, state)) {
      return Optional.empty();
    }
    Ledger ledger = new Ledger(state.ledger());
    IntakePlan plan = ledger.plan(files, settings, missing);
    if (!plan.isDone()) {
      return Optional.empty();
    }
    MissingRefusal.checkEarlier(plan, Map.of());
    List<Departure> departures =
        plan.gone().stream()
            .map(
                left -> new Departure(left.entry().sourceId(), left.rows(), StoreIntake.kept(left)))
            .toList();
    Commit commit =
        new Commit(
            state.number(),
            Commit.Outcome.UNCHANGED,
            plan,
            StoreIntake.refused(plan, ledger),
            departures);
    return Optional.of(new IdleIntake(ledger, commit));
  }

  /** Whether opening it would leave it as it is. */
  private static boolean isSettled(StoreLayout layout, State state) {
    return state.format() == CommitLog.FORMAT
        && !state.owner().keyId().isEmpty()
        && new CommitLog(layout).pointer().orElse(0) == state.number()
        && !layout.isIntakeOpen()
        && !layout.isRebuildOpen();
  }
}
