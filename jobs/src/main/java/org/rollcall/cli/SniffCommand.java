package org.rollcall.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.rollcall.contract.Quantity;
import org.rollcall.discover.ExportFolder;
import org.rollcall.discover.GroupNames;
import org.rollcall.discover.SniffReport;
import org.rollcall.discover.Sniffed;
import org.rollcall.discover.SourceLines;
import org.rollcall.terminal.Console;
import org.rollcall.terminal.ExitCode;
import org.rollcall.terminal.TerminalEscaper;
import org.rollcall.terminal.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "sniff",
    description = "Say what files are, what they would give, and how a study reads them.",
    mixinStandardHelpOptions = true)
public final class SniffCommand implements Callable<Integer> {

  private static final int MANY = 6;
  private static final int FIRST_NUMBER = 2;
  private static final int LAST_NUMBER = 4;

  @Mixin Common common;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files as programs export them, or folders of such files.")
  List<Path> files;

  @Override
  public Integer call() {
    Console console = common.console();
    List<Sniffed> found =
        files.stream().flatMap(SniffCommand::in).map(file -> tell(file, console)).toList();
    if (found.isEmpty()) {
      throw new UsageException("Cannot find a file: the folder holds none (must hold exports)");
    }
    copies(found).forEach(console::data);
    List<String> lines = new SourceLines(Path.of(""), GroupNames.of(found)).of(found);
    if (!lines.isEmpty()) {
      console.data("To read them, put under sources: in study.yaml (rollcall init FOLDER does)");
      console.data("");
      lines.forEach(console::data);
    }
    if (found.size() >= MANY) {
      console.data("");
      table(found).forEach(console::data);
    }
    boolean all = found.stream().allMatch(Sniffed::isReadable);
    return all ? ExitCode.OK : ExitCode.CHECK_FAILED;
  }

  private static Stream<Path> in(Path path) {
    return Files.isDirectory(path) ? ExportFolder.files(path).stream() : Stream.of(path);
  }

  private static Sniffed tell(Path path, Console console) {
    Sniffed file = Sniffed.of(path);
    new SniffReport(file).lines().forEach(console::data);
    console.data("");
    return file;
  }

  /** Files that were downloaded twice. */
  private static List<String> copies(List<Sniffed> files) {
    Map<String, Path> first = new HashMap<>();
    List<String> lines = new ArrayList<>();
    for (Sniffed file : files) {
      Optional<String> text = file.text();
      Path before = text.map(known -> first.putIfAbsent(known, file.file())).orElse(null);
      if (before != null) {
        lines.add(
            "%s holds what %s holds: rows that both give count once"
                .formatted(TerminalEscaper.path(file.file()), TerminalEscaper.path(before)));
      }
    }
    if (!lines.isEmpty()) {
      lines.add("");
    }
    return lines;
  }

  /** A line for each file, in columns. */
  private static List<String> table(List<Sniffed> files) {
    List<List<String>> rows = new ArrayList<>();
    files.forEach(file -> rows.add(new SniffReport(file).row()));
    List<String> lines = new ArrayList<>();
    int[] widths = new int[rows.get(0).size()];
    rows.forEach(row -> Arrays.setAll(widths, at -> Math.max(widths[at], row.get(at).length())));
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int at = 0; at < widths.length; at++) {
        String space = " ".repeat(widths[at] - row.get(at).length());
        boolean number = at >= FIRST_NUMBER && at <= LAST_NUMBER;
        line.append(number ? space + row.get(at) : row.get(at) + space).append("  ");
      }
      lines.add(line.toString().stripTrailing());
    }
    long read = files.stream().filter(Sniffed::isReadable).count();
    lines.add("%s, of which %,d can be read".formatted(Quantity.of(files.size(), "file"), read));
    return lines;
  }
}
