package org.rollcall.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rollcall.compare.Purpose;
import org.rollcall.outcome.StudyFiles;
import org.rollcall.run.StudyRun;
import org.rollcall.study.Overrides;
import org.rollcall.study.Study;
import org.rollcall.study.Today;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "run",
    description = "Read what is new, count, compare, and write the results and the report.",
    mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {

  @Mixin Common common;

  @Parameters(paramLabel = "STUDY", description = "The study file.")
  Path study;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      converter = AsOf.class,
      description = "Last day that the analysis may know of. Default: the last day in the data.")
  LocalDate asOf;

  @Option(names = "--output", paramLabel = "DIR", description = "Folder for everything written.")
  Path output;

  @Option(
      names = "--lock",
      description = "Lock this cut of the data: give verdicts, not only monitoring.")
  boolean lock;

  @Option(names = "--json", description = "Print run.json on standard output.")
  boolean json;

  /** A date in words that a person understands when it is none. */
  static final class AsOf implements CommandLine.ITypeConverter<LocalDate> {
    @Override
    public LocalDate convert(String text) {
      try {
        LocalDate day = LocalDate.parse(text);
        if (day.isAfter(Today.latest())) {
          throw new CommandLine.TypeConversionException(text + " (must be a day that has been)");
        }
        return day;
      } catch (DateTimeParseException e) {
        throw new CommandLine.TypeConversionException(
            text + " (must be a date such as 2026-06-30)");
      }
    }
  }

  @Override
  public Integer call() throws Exception {
    Study loaded =
        StudyFiles.load(
            study, new Overrides(Optional.ofNullable(asOf), Optional.ofNullable(output)));
    StudyRun night =
        new StudyRun(
            loaded, common.keys(loaded.output()), lock ? Purpose.VERDICT : Purpose.MONITORING);
    return night.run(
        common.console(), json ? StudyRun.Option.JSON : StudyRun.Option.NOTHING, RunTeller::new);
  }
}
