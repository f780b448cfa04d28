package org.rollcall;

import java.util.Locale;
import org.rollcall.cli.CheckCommand;
import org.rollcall.cli.DemoCommand;
import org.rollcall.cli.FailureHandler;
import org.rollcall.cli.InitCommand;
import org.rollcall.cli.KeyCommand;
import org.rollcall.cli.RepublishCommand;
import org.rollcall.cli.RunCommand;
import org.rollcall.cli.SimulateCommand;
import org.rollcall.cli.SniffCommand;
import org.rollcall.cli.StoreCommand;
import org.rollcall.cli.StudyCommand;
import org.rollcall.cli.VersionProvider;
import org.rollcall.run.Failures;
import org.rollcall.terminal.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** The command line. Exit codes: 0 done, 1 done but a check failed, 2 wrong use, 3 nothing done. */
@Command(
    name = "rollcall",
    description =
        "Compares engagement and retention of mutual-help groups online, face to face and both.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    subcommands = {
      RunCommand.class,
      RepublishCommand.class,
      SniffCommand.class,
      InitCommand.class,
      CheckCommand.class,
      DemoCommand.class,
      SimulateCommand.class,
      StudyCommand.class,
      StoreCommand.class,
      KeyCommand.class
    },
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0  done",
      "  1  done, but a file was refused or a data check failed",
      "  2  wrong use: the command line, the study or the key",
      "  3  nothing published: the run failed"
    })
public final class Main implements Runnable {

  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    System.exit(execute(args));
  }

  /** Whatever happens ends in a sentence and a code: errors too, which the parser lets through. */
  static int execute(String... args) {
    try {
      return commandLine().execute(args);
    } catch (Throwable e) {
      new Console(Console.Voice.PLAIN).error(Failures.sentence(e));
      return Failures.exitCode(e);
    }
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.setExecutionExceptionHandler(new FailureHandler());
    line.setUsageHelpAutoWidth(true);
    if (System.getenv("NO_COLOR") != null) {
      line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    }
    return line;
  }

  @Override
  public void run() {
    commandLine().usage(System.out);
  }
}
