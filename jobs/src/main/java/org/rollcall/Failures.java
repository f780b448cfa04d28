package org.rollcall;

import org.rollcall.contract.SafeException;
import org.rollcall.curate.StoreException;
import org.rollcall.study.StudyException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one sentence and an exit code; a stack trace only with --debug. */
final class Failures implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
    Console console = new Console(Console.Voice.PLAIN);
    console.error(sentence(failure));
    if (line.getParseResult().hasMatchedOption("--debug")) {
      failure.printStackTrace();
    }
    return exitCode(failure);
  }

  static int exitCode(Throwable failure) {
    return failure instanceof StudyException || failure instanceof WrongUse
        ? Main.WRONG_USE
        : Main.FAILED;
  }

  /** The failure's own sentence if it is known to hold no data, else the names of its classes. */
  static String sentence(Throwable failure) {
    if (failure instanceof StudyException
        || failure instanceof WrongUse
        || failure instanceof SafeException
        || failure instanceof StoreException) {
      return failure.getMessage();
    }
    if (failure instanceof OutOfMemoryError) {
      return "Cannot finish: out of memory (must have more: ROLLCALL_JAVA_OPTS=-Xmx8g)";
    }
    if (told(failure, "No space left on device")
        || told(failure, "Disk quota exceeded")
        || told(failure, "File too large")) {
      return "Cannot finish: no room to write (must have more on the disk of the output folder)";
    }
    StringBuilder names = new StringBuilder("Cannot finish: ");
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      names.append(cause == failure ? "" : ", caused by ").append(cause.getClass().getSimpleName());
    }
    return names.append(" (this should not happen; --debug shows where)").toString();
  }

  /** Whether the operating system gave that reason; its words hold no data, the rest may. */
  private static boolean told(Throwable failure, String reason) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause.getMessage() != null && cause.getMessage().contains(reason)) {
        return true;
      }
    }
    return false;
  }
}
