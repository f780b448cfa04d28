package org.rollcall.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gate.FileTally;
import org.rollcall.gate.FileTally.Quarantined;

class QuarantineTest {

  @TempDir Path root;

  @Test
  void replace_rejectedRows_writesPlacesAndRulesForTheOwnerAlone() throws IOException {
    Quarantine.at(root)
        .replace(
            "register",
            tally(List.of(new Quarantined(3, 2, "ENUM"), new Quarantined(7, 0, "REQUIRED"))));
    Path file = root.resolve("register/f1.jsonl");
    assertEquals(
        """
        {"line":3,"column":2,"rule":"ENUM"}
        {"line":7,"column":0,"rule":"REQUIRED"}
        """,
        Files.readString(file));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
  }

  @Test
  void replace_correctedFile_forgetsTheEarlierRows() throws IOException {
    Quarantine quarantine = Quarantine.at(root);
    quarantine.replace("register", tally(List.of(new Quarantined(3, 2, "ENUM"))));
    quarantine.replace("register", tally(List.of(new Quarantined(4, 1, "TYPE"))));
    assertEquals(
        "{\"line\":4,\"column\":1,\"rule\":\"TYPE\"}\n",
        Files.readString(root.resolve("register/f1.jsonl")));
    quarantine.replace("register", tally(List.of()));
    assertFalse(Files.exists(root.resolve("register/f1.jsonl")));
  }

  @Test
  void replace_sourceThatIsAPath_isAnError() {
    assertEquals(
        "Invalid source id (must be letters, digits, - and _)",
        assertThrows(
                IllegalArgumentException.class,
                () -> Quarantine.at(root).replace("../secure", tally(List.of())))
            .getMessage());
  }

  private static FileTally tally(List<Quarantined> rows) {
    return new FileTally("f1", rows.size(), 0, new TreeMap<>(), null, rows, List.of());
  }
}
