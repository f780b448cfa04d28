package org.rollcall.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rollcall.contract.Quantity;
import org.rollcall.run.Progress;
import org.rollcall.run.RunResults;
import org.rollcall.run.SourceIntake;
import org.rollcall.run.Version;
import org.rollcall.study.Study;

/** The one screen at the end of a run. */
final class RunSummary {

  private final Study study;
  private final Progress progress;
  private final SourceIntake.Received received;
  private final RunResults results;

  RunSummary(Study study, Progress progress, SourceIntake.Received received, RunResults results) {
    this.study = study;
    this.progress = progress;
    this.received = received;
    this.results = results;
  }

  void print(int exitCode) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "run       %s   as of %s   version %s   %.1f s",
            progress.recorder().id(),
            results.asOf(),
            Version.NUMBER,
            progress.recorder().seconds()));
    lines.add(
        String.format(
            Locale.ROOT,
            "inputs    %s, %,d read now; %s",
            Quantity.of(received.inbox().files().size(), "file"),
            received.tallies().size(),
            results.rows()));
    lines.addAll(results.people());
    results.known().ifPresent(sentence -> lines.add("known     " + sentence));
    lines.addAll(results.estimates());
    results.doubts().forEach(sentence -> lines.add("  WARN    " + sentence));
    int warnings = received.problems().size() + results.failures().size();
    if (warnings > 0) {
      lines.add("  WARN    " + Quantity.of(warnings, "warning") + ": see above");
    }
    lines.add("outputs   " + results.outputs());
    Path open = study.published().resolve(results.open());
    lines.add("public    " + open + " (not for publication)");
    if (results.stays()) {
      lines.add(
          "          as an earlier night made it; if that was wrong: rollcall republish "
              + results.open()
              + " --reason TEXT");
    }
    lines.add("report    " + study.output().resolve(results.folder()).resolve("report.html"));
    lines.add("log       " + progress.recorder().file());
    lines.add(
        exitCode == 0 ? "DONE (exit 0)" : "DONE, look at the warnings (exit " + exitCode + ")");
    progress.console().summary(lines);
  }
}
