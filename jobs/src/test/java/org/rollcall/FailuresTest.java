package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.cli.FailureHandler;
import org.rollcall.contract.RedactedException;
import org.rollcall.run.Failures;
import org.rollcall.terminal.ExitCode;

class FailuresTest {

  @Test
  void sentence_diskFullDeepInTheCauses_saysSo() {
    Throwable failure =
        new IllegalStateException(
            "task of M000123 failed", new IOException("out/M000123: No space left on device"));
    assertEquals(
        "Cannot finish: no room to write (must have more on the disk of the output folder)",
        Failures.sentence(failure));
  }

  @Test
  void sentence_unknownFailure_namesClassesAndNoMessage() {
    String sentence = Failures.sentence(new IllegalStateException("M000123"));
    assertTrue(sentence.contains("IllegalStateException"), sentence);
    assertTrue(!sentence.contains("M000123"), sentence);
  }

  @Test
  void sentence_safeCauseOfAnother_isTold() {
    Throwable failure =
        new IllegalStateException("M000123", new RedactedException("Cannot go on: no file"));
    assertEquals("Cannot go on: no file", Failures.sentence(failure));
  }

  /** What the system says of a machine in trouble, as Spark and Iceberg wrap it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          java.lang.OutOfMemoryError: Java heap space          | out of memory
          [INVALID_DRIVER_MEMORY] System memory 64749568 must be | out of memory
          /x/M1: No space left on device                       | no room to write
          /x/M1: Read-only file system                         | read-only
          /x/M1: Input/output error                            | the disk gives an error
          /x/M1: Too many open files                           | too many files are open
          /x/M1 (Permission denied)                            | access to a file or folder is denied
          file:/x/M1 is not a Parquet file. Expected magic     | missing or damaged
          java.io.FileNotFoundException: File /x/M1            | missing or damaged
          """)
  void sentence_troubleOfTheMachine_isNamedWithAWayBack(String said, String told) {
    String sentence = Failures.sentence(new Exception("task of M1", new Exception(said)));
    assertTrue(sentence.startsWith("Cannot finish: "), sentence);
    assertTrue(sentence.contains(told) && sentence.contains("(must "), sentence);
    assertFalse(sentence.contains("M1") || sentence.contains("should not happen"), sentence);
  }

  @Test
  void execute_anError_endsInASentenceAndNoTrace() {
    assertEquals(ExitCode.FAILED, Failures.exitCode(new OutOfMemoryError()));
    assertTrue(Failures.sentence(new OutOfMemoryError()).contains("out of memory"));
  }

  @Test
  void debug_ofAFailureThatQuotesACell_tellsClassesAndFramesAlone() {
    Exception failure =
        new IllegalStateException(
            "row of M000123", new RedactedException("Cannot go on: sealed (must be open)"));
    java.io.PrintStream before = System.err;
    java.io.ByteArrayOutputStream said = new java.io.ByteArrayOutputStream();
    picocli.CommandLine line = Main.commandLine();
    picocli.CommandLine run = line.getSubcommands().get("run");
    line.parseArgs("run", "--debug", "study.yaml");
    System.setErr(new java.io.PrintStream(said));
    try {
      new FailureHandler().handleExecutionException(failure, run, run.getParseResult());
    } finally {
      System.setErr(before);
    }
    String text = said.toString();
    assertFalse(text.contains("M000123"), text);
    assertTrue(text.contains("java.lang.IllegalStateException\n"), text);
    assertTrue(text.contains("RedactedException: Cannot go on: sealed (must be open)"), text);
    assertTrue(text.contains("\tat org.rollcall.FailuresTest"), text);
  }
}
