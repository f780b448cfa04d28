package org.rollcall.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {

  @TempDir Path runs;

  @Test
  void sweep_killedRun_losesItsScratchAndKeepsItsRecord() throws IOException {
    Path killed = Files.createDirectory(runs.resolve("killed"));
    Path record = Files.writeString(killed.resolve("run.json"), "{}");
    Scratch left = Scratch.in(killed);
    Files.writeString(Files.createDirectory(left.folder().resolve("blocks")).resolve("0"), "x");
    Files.createSymbolicLink(runs.resolve("latest"), Path.of("killed"));
    Scratch own = Scratch.in(Files.createDirectory(runs.resolve("own")));
    Scratch.sweep(runs, own);
    assertFalse(Files.exists(left.folder()));
    assertTrue(Files.exists(record));
    assertTrue(Files.exists(own.folder()));
  }

  @Test
  void delete_twice_isDoneOnce() throws IOException {
    Scratch scratch = Scratch.in(runs);
    scratch.delete();
    scratch.delete();
    assertFalse(Files.exists(scratch.folder()));
  }
}
