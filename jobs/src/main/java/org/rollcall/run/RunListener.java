package org.rollcall.run;

import java.util.List;
import org.rollcall.contract.FlowLine;
import org.rollcall.curate.CuratedStore;

/** Says what a run finds, as it goes: what follows may fail because of it. */
public interface RunListener {

  /** The files were read. */
  void received(SourceIntake.Received received);

  /** Their rows are in the store. */
  default void stored(CuratedStore store) {}

  /** Every row is accounted for. */
  default void accounted(List<FlowLine> flow) {}

  /** The results are written, or stand. */
  void ended(RunResults results, int exitCode);
}
