package org.rollcall.cli;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.contract.Quantity;
import org.rollcall.run.Progress;
import org.rollcall.run.RunListener;
import org.rollcall.run.RunResults;
import org.rollcall.run.SourceIntake;
import org.rollcall.study.Study;

/** What a run says: problems and notes at once, one screen at the end. */
public final class RunTeller implements RunListener {

  private static final int NOTES = 20;

  private final Study study;
  private final Progress progress;
  private SourceIntake.Received received;

  RunTeller(Study study, Progress progress) {
    this.study = study;
    this.progress = progress;
  }

  @Override
  public void received(SourceIntake.Received files) {
    received = files;
    files.problems().forEach(progress.console()::error);
    capped(files.notes()).forEach(progress.console()::warn);
  }

  /** The first few, and how many more there are. */
  private static List<String> capped(List<String> lines) {
    if (lines.size() <= NOTES) {
      return lines;
    }
    List<String> shown = new ArrayList<>(lines.subList(0, NOTES));
    shown.add("Note: " + Quantity.of(lines.size() - NOTES, "more note") + " (see run.log)");
    return shown;
  }

  @Override
  public void ended(RunResults results, int exitCode) {
    new RunSummary(study, progress, received, results).print(exitCode);
  }
}
