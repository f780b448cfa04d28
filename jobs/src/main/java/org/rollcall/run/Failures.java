package org.rollcall.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rollcall.contract.RedactedException;
import org.rollcall.curate.StoreException;
import org.rollcall.curate.StoreUseException;
import org.rollcall.engine.Frames;
import org.rollcall.study.StudyException;
import org.rollcall.terminal.ExitCode;
import org.rollcall.terminal.UsageException;

/** Turns what went wrong into one sentence, an exit code and a trace without messages of others. */
public final class Failures {

  private Failures() {}

  /** The exit code of a command that ended so. */
  public static int exitCode(Throwable failure) {
    return failure instanceof StudyException
            || failure instanceof UsageException
            || failure instanceof StoreUseException
        ? ExitCode.WRONG_USE
        : ExitCode.FAILED;
  }

  /** What went wrong, in one sentence that holds no value of a cell. */
  public static String sentence(Throwable failure) {
    List<Throwable> causes = causes(failure);
    return causes.stream()
        .filter(Failures::isSafe)
        .findFirst()
        .map(Throwable::getMessage)
        .or(() -> Reason.of(causes).map(Reason::sentence))
        .orElseGet(() -> unknown(causes));
  }

  /** Where it was, for whoever mends it. */
  public static String trace(Throwable failure) {
    StringBuilder trace = new StringBuilder();
    Frames.append(failure, Failures::told, trace);
    return trace.toString();
  }

  /** Messages of others can quote a cell. */
  private static Optional<String> told(Throwable failure) {
    return Optional.of(failure).filter(Failures::isSafe).map(Throwable::getMessage);
  }

  private static boolean isSafe(Throwable failure) {
    return failure instanceof StudyException
        || failure instanceof UsageException
        || failure instanceof RedactedException
        || failure instanceof StoreException;
  }

  private static List<Throwable> causes(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable cause = failure;
        cause != null && !causes.contains(cause);
        cause = cause.getCause()) {
      causes.add(cause);
    }
    return causes;
  }

  /** The names of its classes, for its text may quote data. */
  private static String unknown(List<Throwable> causes) {
    String log = System.getProperty("rollcall.log");
    return "Cannot finish: "
        + causes.stream()
            .map(cause -> cause.getClass().getSimpleName())
            .collect(Collectors.joining(", caused by "))
        + " (must be looked at by whoever keeps this copy of Rollcall: "
        + (log == null ? "--debug shows where it was" : "send " + log)
        + ")";
  }

  /** Troubles of a machine, known by what the system says of them: its words hold no data. */
  private enum Reason {
    MEMORY(
        "Cannot finish: out of memory (must have more: ROLLCALL_JAVA_OPTS=-Xmx8g)",
        "OutOfMemoryError",
        "Java heap space",
        "INVALID_DRIVER_MEMORY",
        "UNABLE_TO_ACQUIRE_MEMORY",
        "System memory "),
    ROOM(
        "Cannot finish: no room to write (must have more on the disk of the output folder)",
        "No space left on device",
        "Disk quota exceeded",
        "File too large"),
    READ_ONLY(
        "Cannot finish: the disk of the output folder is read-only (must be writable)",
        "Read-only file system"),
    DISK(
        "Cannot finish: the disk gives an error (must be sound; have it looked at before the next"
            + " run)",
        "Input/output error",
        "Stale file handle",
        "Structure needs cleaning",
        "Transport endpoint is not connected"),
    OPEN_FILES(
        "Cannot finish: too many files are open at once (must be allowed more, as with: ulimit -n"
            + " 4096)",
        "Too many open files"),
    DENIED(
        "Cannot finish: access to a file or folder is denied (must be readable and writable for the"
            + " user who runs this, all of the output folder)",
        "Permission denied",
        "AccessDeniedException",
        "Operation not permitted"),
    DAMAGED(
        "Cannot finish: a file in the output folder is missing or damaged (must be as the last run"
            + " left it: see rollcall store verify)",
        "NoSuchFileException",
        "FileNotFoundException",
        "EOFException",
        "ChecksumException",
        "JsonParseException",
        "JsonEOFException",
        "MismatchedInputException",
        "org.apache.iceberg.exceptions.",
        "org.apache.parquet.",
        "org.apache.avro.",
        "is not a Parquet file",
        "FAILED_READ_FILE");

    private final String sentence;
    private final List<String> signs;

    Reason(String sentence, String... signs) {
      this.sentence = sentence;
      this.signs = List.of(signs);
    }

    String sentence() {
      return sentence;
    }

    /** The first that fits: a full disk leaves damaged files too. */
    static Optional<Reason> of(List<Throwable> causes) {
      return Arrays.stream(values())
          .filter(reason -> causes.stream().anyMatch(reason::isTold))
          .findFirst();
    }

    private boolean isTold(Throwable cause) {
      String text = cause.getClass().getName() + ": " + cause.getMessage();
      return signs.stream().anyMatch(text::contains);
    }
  }
}
