package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {

  @TempDir private Path folder;

  @Test
  void delete_whileAnotherDeletes_endsWithoutFailure() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      for (int round = 0; round < 10; round++) {
        Path scratch = fill(folder.resolve("scratch-" + round));
        Future<?> deletes =
            other.submit(
                () -> {
                  Scratch.delete(scratch);
                  return null;
                });
        Scratch.delete(scratch);
        deletes.get();
        assertFalse(Files.exists(scratch));
      }
    } finally {
      other.shutdown();
    }
  }

  @Test
  void delete_ofWhatIsGone_isNoFailure() throws IOException {
    Scratch.delete(folder.resolve("gone"));
    assertFalse(Files.exists(folder.resolve("gone")));
  }

  private static Path fill(Path scratch) throws IOException {
    for (int i = 0; i < 20; i++) {
      Path part = Files.createDirectories(scratch.resolve("blocks/" + i));
      for (int j = 0; j < 20; j++) {
        Files.createFile(part.resolve("block " + j));
      }
    }
    return scratch;
  }
}
