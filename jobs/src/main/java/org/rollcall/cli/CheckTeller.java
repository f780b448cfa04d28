package org.rollcall.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.contract.FlowLine;
import org.rollcall.curate.CuratedStore;
import org.rollcall.gate.FileTally;
import org.rollcall.gate.SourceFile;
import org.rollcall.run.FlowSums;
import org.rollcall.run.Progress;
import org.rollcall.run.RunListener;
import org.rollcall.run.RunResults;
import org.rollcall.run.SourceIntake;
import org.rollcall.study.Study;

/** What a check says of a run that is made for it alone. */
public final class CheckTeller implements RunListener {

  private final Study study;
  private final Progress progress;
  private CheckReport report;

  CheckTeller(Study study, Progress progress) {
    this.study = study;
    this.progress = progress;
  }

  @Override
  public void received(SourceIntake.Received received) {
    report = new CheckReport(study, received.inbox().files());
    Map<String, FileTally> tallies = new HashMap<>();
    received.tallies().forEach(tally -> tallies.put(tally.fileId(), tally));
    // A copy is not read; it holds what the file holds that was.
    Map<String, FileTally> contents = new HashMap<>();
    for (SourceFile file : received.inbox().files()) {
      FileTally tally = tallies.getOrDefault(file.fileId(), contents.get(content(file)));
      if (tally != null) {
        contents.put(content(file), tally);
        report.lines(file, tally).forEach(progress.console()::data);
      }
    }
    progress.console().data(report.summary());
    received.problems().forEach(progress.console()::error);
  }

  private static String content(SourceFile file) {
    return file.sourceId() + " " + file.contentHash();
  }

  @Override
  public void stored(CuratedStore store) {
    SourceDays.lines(store).forEach(progress.console()::data);
  }

  @Override
  public void accounted(List<FlowLine> flow) {
    CheckReport.later(flow).forEach(progress.console()::data);
    progress.console().data("A run would find " + new FlowSums(flow).words());
  }

  @Override
  public void ended(RunResults results, int exitCode) {
    progress.console().data("As of " + results.asOf());
    results.known().ifPresent(progress.console()::data);
    results.doubts().forEach(progress.console()::data);
  }
}
