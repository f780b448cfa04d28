package org.rollcall.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rollcall.compare.Purpose;
import org.rollcall.contract.LabelDetectors;
import org.rollcall.outcome.StudyFiles;
import org.rollcall.publish.PublicReleases;
import org.rollcall.run.StudyRun;
import org.rollcall.study.Overrides;
import org.rollcall.study.Study;
import org.rollcall.terminal.UsageException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "republish",
    description =
        "Publish a month once more, as a revision beside what was published, with its reason.",
    mixinStandardHelpOptions = true)
public final class RepublishCommand implements Callable<Integer> {

  private static final int LONGEST = 200;

  @Mixin Common common;

  @Parameters(
      index = "0",
      paramLabel = "MONTH",
      converter = Month.class,
      description = "The month that was published, such as 2026-06.")
  YearMonth month;

  @Parameters(index = "1", paramLabel = "STUDY", description = "The study file.")
  Path study;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why; it is published too, so it must name nobody.")
  String reason;

  @Option(names = "--output", paramLabel = "DIR", description = "Folder for everything written.")
  Path output;

  /** A month in words that a person understands when it is none. */
  static final class Month implements CommandLine.ITypeConverter<YearMonth> {
    @Override
    public YearMonth convert(String text) {
      try {
        return YearMonth.parse(text);
      } catch (DateTimeParseException e) {
        throw new CommandLine.TypeConversionException(text + " (must be a month such as 2026-06)");
      }
    }
  }

  @Override
  public Integer call() throws Exception {
    StudyRun.Correction correction = new StudyRun.Correction(month, checked(reason));
    Overrides then = new Overrides(Optional.of(correction.asOf()), Optional.ofNullable(output));
    Study loaded = StudyFiles.load(study, then);
    requirePublished(loaded);
    StudyRun night =
        new StudyRun(loaded, common.keys(loaded.output()), Purpose.MONITORING).revising(correction);
    return night.run(common.console(), StudyRun.Option.NOTHING, RunTeller::new);
  }

  static String checked(String reason) {
    String text = reason.strip();
    if (text.isEmpty() || text.length() > LONGEST || text.matches("(?s).*\\p{Cntrl}.*")) {
      throw new UsageException(
          "Invalid reason: "
              + text.length()
              + " characters (must be one line of 1 to "
              + LONGEST
              + ")");
    }
    String found = LabelDetectors.inTitle(text);
    if (!found.isEmpty()) {
      throw new UsageException(
          "Invalid reason: it seems to hold " + found + " (must name nobody: it is published)");
    }
    return text;
  }

  private void requirePublished(Study loaded) throws IOException {
    List<String> published =
        PublicReleases.in(loaded.published()).series().stream()
            .filter(series -> series.length() == "yyyy-mm".length())
            .toList();
    if (!published.contains(month.toString())) {
      throw new UsageException(
          "Cannot republish "
              + month
              + ": it was never published (must be "
              + (published.isEmpty()
                  ? "published first, by rollcall run"
                  : "one of " + String.join(", ", published))
              + ")");
    }
  }
}
