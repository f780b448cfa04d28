package org.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.terminal.UsageException;

class MissingKeyTest {

  @TempDir Path output;

  @Test
  void keys_missingBesideAStore_namesTheKeyAndSuggestsNoNewOne() throws IOException {
    Path commits = Files.createDirectories(output.resolve("curated/commits"));
    Files.writeString(
        commits.resolve("1.json"),
        "{\"format\":1,\"number\":1,\"owner\":{\"keyId\":\"0a1b2c3d\",\"study\":\"s\"},"
            + "\"reader\":1,\"tables\":{},\"ledger\":[]}");
    assertEquals(
        "Cannot find the key: nothing at "
            + output.resolve("key")
            + " (must be the key 0a1b2c3d, with which the store in "
            + output.resolve("curated")
            + " was made; bring it back from where you keep it, or name it with --key-file)",
        missing());
    Files.writeString(commits.resolve("1.json"), "");
    assertTrue(missing().contains("(must be the key, with which the store in "), missing());
  }

  @Test
  void keys_missingWithoutAStore_saysHowToMakeOne() {
    assertTrue(missing().contains("make one with: rollcall key "), missing());
  }

  private String missing() {
    Common common = new Common();
    common.keyFile = output.resolve("key");
    return assertThrows(UsageException.class, () -> common.keys(output)).getMessage();
  }
}
