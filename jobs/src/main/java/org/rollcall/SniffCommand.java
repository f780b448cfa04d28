package org.rollcall;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "sniff",
    description = "Say what files are, what they would give, and how a study reads them.",
    mixinStandardHelpOptions = true)
final class SniffCommand implements Callable<Integer> {

  @Mixin Common common;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files as programs export them.")
  List<Path> files;

  @Override
  public Integer call() {
    Console console = common.console();
    List<Sniffed> found = files.stream().map(Sniffed::of).toList();
    for (Sniffed file : found) {
      file.lines().forEach(console::data);
      console.data("");
    }
    List<String> lines = new SourceLines(Path.of("")).of(found);
    if (!lines.isEmpty()) {
      console.data("To read them, put under sources: in study.yaml");
      console.data("");
      lines.forEach(console::data);
    }
    boolean all = found.stream().allMatch(Sniffed::isReadable);
    return all ? Main.OK : Main.CHECK_FAILED;
  }
}
