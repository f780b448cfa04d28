package org.rollcall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.rollcall.contract.SafeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "init",
    description = "Write a starting study for a folder of files as programs export them.",
    mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {

  private static final int DEEPEST = 5;

  @Mixin Common common;

  @Parameters(paramLabel = "DIR", description = "The folder; study.yaml and groups.csv go there.")
  Path folder;

  @Option(
      names = "--time-zone",
      paramLabel = "ZONE",
      description = "IANA time zone of the meetings. Default: this computer's.")
  String zone;

  @Override
  public Integer call() {
    Console console = common.console();
    ZoneId where = zoneOf();
    if (!Files.isDirectory(folder)) {
      throw new WrongUse("Cannot look into " + folder + ": it is not a folder (must be one)");
    }
    List<Sniffed> files = files().stream().map(Sniffed::of).toList();
    List<Sniffed> readable = files.stream().filter(Sniffed::isReadable).toList();
    if (readable.isEmpty()) {
      throw new WrongUse(
          "Cannot write a study: no file in "
              + folder
              + " is of a known kind (must be at least one; rollcall sniff says what each is)");
    }
    Groups groups = Groups.of(readable, where);
    StartingStudy study = new StartingStudy(folder, where, files, groups);
    write("groups.csv", groups.csv());
    write("study.yaml", study.yaml());
    study.advice().forEach(console::data);
    return readable.size() == files.size() ? Main.OK : Main.CHECK_FAILED;
  }

  private ZoneId zoneOf() {
    try {
      return zone == null ? ZoneId.systemDefault() : ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new WrongUse(
          "Invalid time zone: " + zone + " (must be an IANA name, as Australia/Sydney)");
    }
  }

  private List<Path> files() {
    try (Stream<Path> tree = Files.walk(folder, DEEPEST)) {
      List<Path> found = new ArrayList<>();
      tree.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
          .filter(path -> isShown(folder.relativize(path)))
          .sorted()
          .forEach(found::add);
      return found;
    } catch (IOException | UncheckedIOException e) {
      throw new WrongUse("Cannot look into " + folder + ": access is denied (must be readable)");
    }
  }

  private static boolean isShown(Path path) {
    for (Path part : path) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return !path.getFileName().toString().endsWith(".part");
  }

  private void write(String name, String text) {
    try {
      Files.writeString(
          folder.resolve(name), text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new WrongUse(
          "Cannot write " + folder.resolve(name) + ": it is there already (must be moved away)");
    } catch (IOException e) {
      throw new SafeException("Cannot write " + name + ": no access (must be a writable folder)");
    }
  }
}
