package org.rollcall;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.rollcall.contract.FlowLine;
import org.rollcall.gate.FileTally;
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

  private static final int SHOWN = 5;

  @Mixin Common common;

  @Parameters(paramLabel = "STUDY", description = "The study file.")
  Path file;

  @Override
  public Integer call() {
    Console console = common.console();
    Study study = StudyLoader.load(file);
    Keys keys = common.keys(study.output());
    Inbox inbox = Inbox.of(study, keys);
    List<String> problems = new ArrayList<>();
    inbox.problems().forEach(problem -> problems.add(problem.source() + ": " + problem.sentence()));
    Map<String, Intake> intakes =
        study.sources().stream().collect(Collectors.toMap(Study.Source::name, Intake::of));
    for (SourceFile each : inbox.files()) {
      FileTally tally = Scan.of(intakes.get(each.sourceId()), each, keys);
      console.data(line(study, each, tally));
      tally
          .refused()
          .ifPresent(
              refusal ->
                  problems.add(
                      each.sourceId()
                          + ": "
                          + shown(study, each)
                          + (refusal.line() > 0 ? ", line " + refusal.line() : "")
                          + ": "
                          + refusal.sentence()));
      tally.quarantine().stream()
          .filter(row -> !FlowLine.isAside(row.rule()))
          .limit(SHOWN)
          .forEach(
              row ->
                  console.data(
                      String.format(
                          Locale.ROOT,
                          "    line %d, column %d: %s",
                          row.line(),
                          row.column(),
                          row.rule())));
    }
    problems.forEach(console::error);
    return problems.isEmpty() ? Main.OK : Main.CHECK_FAILED;
  }

  private static String line(Study study, SourceFile file, FileTally tally) {
    long removed = tally.rejected().values().stream().mapToLong(Long::longValue).sum();
    long aside =
        tally.rejected().entrySet().stream()
            .filter(entry -> FlowLine.isAside(entry.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return String.format(
        Locale.ROOT,
        "%-24s %-40s %,10d rows %,8d rejected%s%s",
        file.sourceId(),
        shown(study, file),
        tally.rowsRead(),
        removed - aside,
        aside > 0 ? String.format(Locale.ROOT, " %,8d set aside", aside) : "",
        tally.refused().isPresent() ? "  REFUSED" : "");
  }

  private static String shown(Study study, SourceFile file) {
    Path path = Path.of(file.path());
    return (path.startsWith(study.folder()) ? study.folder().relativize(path) : path).toString();
  }
}
