package org.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CheckFolderTest {

  @Test
  void make_afterACheckThatWasKilled_deletesWhatItLeft() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    Path left = Files.createDirectory(temporary.resolve("rollcall-check-left"));
    Files.writeString(left.resolve(".lock"), "");
    Files.createDirectory(left.resolve("out"));
    CheckFolder.make().close();
    assertFalse(Files.exists(left));
    try (CheckFolder first = CheckFolder.make();
        CheckFolder second = CheckFolder.make()) {
      assertTrue(Files.exists(first.output().getParent()), "it goes on");
      assertTrue(Files.exists(second.output().getParent()));
    }
  }
}
