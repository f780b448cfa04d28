package org.rollcall.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.ingest.core.IngestException;

class SnifferTest {

  @TempDir private Path folder;

  @Test
  void sniff_brokenTableOfNoKind_saysWhatIsBroken() throws IOException {
    Path file = folder.resolve("broken.csv");
    Files.writeString(file, "a,b\n\"never closed,1\n");
    IngestException refused = assertThrows(IngestException.class, () -> Sniffer.sniff(file));
    assertEquals("IN-QUOTE", refused.code());
  }
}
