package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

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
}
