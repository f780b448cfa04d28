package org.rollcall;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rollcall.gate.Inbox;
import org.rollcall.gate.Intake;
import org.rollcall.gate.Keys;
import org.rollcall.gate.Scan;
import org.rollcall.gate.SourceFile;
import org.rollcall.study.Study;
import org.rollcall.study.StudyLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    description = "Read and check everything, write nothing.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  @Mixin Common common;

  @Parameters(paramLabel = "STUDY", description = "The study file.")
  Path file;

  @Override
  public Integer call() {
    Console console = common.console();
    Study study = StudyLoader.load(file);
    Keys keys = common.keys(study.output());
    Inbox inbox = Inbox.of(study, keys);
    CheckReport report = new CheckReport(study, inbox.files());
    Map<String, Intake> intakes = Intake.all(study);
    for (SourceFile each : inbox.files()) {
      report.lines(each, Scan.of(intakes.get(each.sourceId()), each, keys)).forEach(console::data);
    }
    console.data(report.summary());
    List<String> problems = report.problems(Deliveries.problems(study, inbox));
    if (problems.isEmpty()) {
      console.data("Then: rollcall run " + Shown.argument(file));
    }
    problems.forEach(console::error);
    return problems.isEmpty() ? Main.OK : Main.CHECK_FAILED;
  }
}
