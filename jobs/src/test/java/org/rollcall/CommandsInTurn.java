package org.rollcall;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rollcall.terminal.ExitCode;

/**
 * Several commands in one process, each as the command line runs it, until one fails: a run opens
 * and ends a Spark session of its own, so that most of what a process costs is shared.
 */
final class CommandsInTurn {

  private static final String THEN = "--then--";

  private CommandsInTurn() {}

  /** The arguments of several commands as those of this class. */
  static Object[] arguments(List<List<Object>> commands) {
    List<Object> all = new ArrayList<>();
    for (List<Object> command : commands) {
      all.addAll(command);
      all.add(THEN);
    }
    return all.toArray();
  }

  /** Exits with the highest code. */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    int highest = ExitCode.OK;
    List<String> command = new ArrayList<>();
    for (String argument : args) {
      if (!argument.equals(THEN)) {
        command.add(argument);
      } else if (highest <= ExitCode.CHECK_FAILED) {
        highest = Math.max(highest, Main.execute(command.toArray(String[]::new)));
        command.clear();
      }
    }
    System.exit(highest);
  }
}
