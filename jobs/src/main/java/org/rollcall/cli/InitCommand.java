package org.rollcall.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rollcall.contract.Quantity;
import org.rollcall.discover.ExportFolder;
import org.rollcall.discover.GroupNames;
import org.rollcall.discover.Groups;
import org.rollcall.discover.LocalZone;
import org.rollcall.discover.Sniffed;
import org.rollcall.discover.StartingStudy;
import org.rollcall.terminal.Console;
import org.rollcall.terminal.ExitCode;
import org.rollcall.terminal.TerminalEscaper;
import org.rollcall.terminal.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "init",
    description = "Write a starting study for a folder of files as programs export them.",
    mixinStandardHelpOptions = true)
public final class InitCommand implements Callable<Integer> {

  private static final String STUDY = "study.yaml";
  private static final String GROUPS = "groups.csv";
  private static final Path CLOCK = Path.of("/etc/localtime");

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
    if (!Files.isDirectory(folder)) {
      throw new UsageException(
          "Cannot look into "
              + TerminalEscaper.path(folder)
              + ": it is not a folder (must be one)");
    }
    if (Files.exists(folder.resolve(STUDY), LinkOption.NOFOLLOW_LINKS)) {
      throw new UsageException(
          "Cannot write "
              + TerminalEscaper.path(folder.resolve(STUDY))
              + ": it is there already (must be moved away first; its settings are yours)");
    }
    Optional<ZoneId> where =
        zone == null ? LocalZone.of(System.getenv(), CLOCK).filter(LocalZone::isOfAPlace) : given();
    List<Sniffed> files = Sniffed.all(ExportFolder.files(folder));
    List<Sniffed> readable = files.stream().filter(Sniffed::isReadable).toList();
    if (readable.isEmpty()) {
      throw nothing(files.size());
    }
    GroupNames names = GroupNames.of(files);
    Groups groups = Groups.of(readable, names, where);
    StartingStudy study = new StartingStudy(folder, where, files, names);
    boolean kept = Files.exists(folder.resolve(GROUPS), LinkOption.NOFOLLOW_LINKS);
    if (!kept) {
      write(GROUPS, groups.csv());
    }
    study.instruments().forEach(this::writeUnlessThere);
    write(STUDY, study.yaml());
    study.advice(groups, kept, zone == null).forEach(console::data);
    return readable.size() == files.size() ? ExitCode.OK : ExitCode.CHECK_FAILED;
  }

  private UsageException nothing(int files) {
    return new UsageException(
        files == 0
            ? "Cannot write a study: "
                + TerminalEscaper.path(folder)
                + " holds no file (must hold exports)"
            : "Cannot write a study: none of "
                + Quantity.of(files, "file")
                + " in "
                + TerminalEscaper.path(folder)
                + " can be read (must be at least one; rollcall sniff "
                + TerminalEscaper.path(folder)
                + " says what each is)");
  }

  private Optional<ZoneId> given() {
    try {
      return Optional.of(ZoneId.of(zone));
    } catch (DateTimeException e) {
      throw new UsageException(
          "Invalid time zone: " + zone + " (must be an IANA name, as Australia/Sydney)");
    }
  }

  private void writeUnlessThere(String name, String text) {
    if (!Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
      write(name, text);
    }
  }

  private void write(String name, String text) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new UsageException(
          "Cannot write "
              + TerminalEscaper.path(file)
              + ": no access (must be a folder you can write to)");
    }
  }
}
