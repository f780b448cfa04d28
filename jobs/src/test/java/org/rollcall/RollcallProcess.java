package org.rollcall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Rollcall in a process of its own, as a scheduler starts it: a run ends the Spark session of its
 * process, and only a process can be killed.
 */
final class RollcallProcess {

  /** What a process left behind. */
  record Outcome(int exitCode, String out, String err) {

    /** Fails with all that was said, unless the process ended with that code. */
    Outcome expect(int code) {
      if (exitCode != code) {
        throw new AssertionError("exit " + exitCode + " (must be " + code + "):\n" + out + err);
      }
      return this;
    }
  }

  private static final long MINUTES = 5;

  private final Process process;
  private final Path out;
  private final Path err;

  private RollcallProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Runs to the end. */
  static Outcome run(Object... arguments) {
    return start(arguments).await();
  }

  /** Runs several commands to the end in one process; the exit code is the highest of theirs. */
  static Outcome runInTurn(List<List<Object>> commands) {
    return startClass(CommandsInTurn.class, CommandsInTurn.arguments(commands))
        .await(MINUTES * commands.size());
  }

  static RollcallProcess start(Object... arguments) {
    return start(command(Main.class, arguments));
  }

  /** Another main class, with the same classes and options. */
  static RollcallProcess startClass(Class<?> main, Object... arguments) {
    return start(command(main, arguments));
  }

  /** Rollcall with no file larger than that many kilobytes. */
  static RollcallProcess limited(int kilobytes, Object... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of("bash", "-c", "ulimit -f " + kilobytes + "; exec \"$@\"", "limited"));
    command.addAll(command(Main.class, arguments));
    return start(command);
  }

  /** Rollcall with no more memory than that many megabytes. */
  static RollcallProcess withHeap(int megabytes, Object... arguments) {
    List<String> command = command(Main.class, arguments);
    command.add(command.indexOf("-cp"), "-Xmx" + megabytes + "m");
    return start(command);
  }

  private static RollcallProcess start(List<String> command) {
    try {
      Path out = Files.createTempFile("rollcall-", ".out");
      Path err = Files.createTempFile("rollcall-", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().remove("ROLLCALL_KEY_FILE");
      return new RollcallProcess(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same Java, options and classes as this one, without the coverage agent. */
  private static List<String> command(Class<?> main, Object... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-javaagent"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx2g", "-cp", System.getProperty("java.class.path")));
    command.add(main.getName());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return command;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Halts it where it stands; it keeps what it holds until it is killed. */
  void freeze() throws IOException, InterruptedException {
    Process signal = new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start();
    if (signal.waitFor() != 0) {
      throw new IOException("Cannot halt process " + process.pid());
    }
  }

  /** As kill -9. */
  Outcome kill() {
    process.destroyForcibly();
    return await();
  }

  Outcome await() {
    return await(MINUTES);
  }

  private Outcome await(long minutes) {
    try {
      if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("Rollcall did not end in time:\n" + Files.readString(err));
      }
      Outcome outcome =
          new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
      Files.delete(out);
      Files.delete(err);
      return outcome;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while Rollcall ran", e);
    }
  }
}
