package org.rollcall.gate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

  @TempDir private Path folder;

  private Path file() {
    Path file = folder.resolve("rollcall.key");
    Keys.create(file);
    return file;
  }

  private static String problem(Path file, Path... zones) {
    return assertThrows(IllegalArgumentException.class, () -> Keys.load(file, List.of(zones)))
        .getMessage();
  }

  private static void mode(Path file, String mode) throws Exception {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  @Test
  void create_newPath_makes32RandomBytesForOwnerAlone() throws Exception {
    Path file = file();
    assertEquals(32, Files.size(file));
    assertEquals("r--------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    Path other = folder.resolve("other.key");
    Keys.create(other);
    assertNotEquals(Keys.load(file, List.of()).id(), Keys.load(other, List.of()).id());
  }

  @Test
  void create_pathIsTaken_refusesAndKeepsIt() throws Exception {
    Path file = file();
    byte[] before = Files.readAllBytes(file);
    String message =
        assertThrows(IllegalArgumentException.class, () -> Keys.create(file)).getMessage();
    assertEquals(
        "Cannot create key file: there is a file already (must be a new path; a lost key cannot be made again)",
        message);
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  @Test
  void load_missing_refuses() {
    assertEquals(
        "Cannot read key file: it is missing (must be the file made once with rollcall key)",
        problem(folder.resolve("none.key")));
  }

  @Test
  void load_symbolicLink_refuses() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link.key"), file());
    assertEquals(
        "Cannot read key file: it is a symbolic link (must be the file itself)", problem(link));
  }

  @Test
  void load_folder_refuses() {
    assertEquals("Cannot read key file: it is not a plain file (must be one)", problem(folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"r--r-----", "r-----r--", "rw--w----", "rwx--x---"})
  void load_othersMayUseIt_refuses(String mode) throws Exception {
    Path file = file();
    mode(file, mode);
    assertEquals("Cannot read key file: others may use it (must have mode 0400)", problem(file));
  }

  @Test
  void load_belongsToSomebodyElse_refuses() throws Exception {
    Path foreign = Path.of("/etc/passwd");
    int self = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    if (self == 0) {
      foreign = file();
      Files.setAttribute(foreign, "unix:uid", 1);
    }
    assumeTrue(Files.exists(foreign));
    assertEquals(
        "Cannot read key file: it belongs to somebody else (must belong to whoever runs this)",
        problem(foreign));
  }

  @Test
  void load_insideDataFolder_refuses() {
    assertEquals(
        "Cannot read key file: it lies inside a data folder (must lie apart from the data)",
        problem(file(), folder.resolve("out"), folder));
  }

  @Test
  void load_insideGitWorkTree_refuses() throws Exception {
    Files.createDirectory(folder.resolve(".git"));
    Files.createDirectory(folder.resolve("deep"));
    Path file = folder.resolve("deep/rollcall.key");
    Keys.create(file);
    assertEquals(
        "Cannot read key file: it lies inside a git work tree (must lie where it cannot be committed)",
        problem(file));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33})
  void load_wrongLength_refuses(int length) throws Exception {
    Path file = Files.write(folder.resolve("k"), new byte[length]);
    mode(file, "r--------");
    assertEquals("Cannot read key file: it has " + length + " bytes (must have 32)", problem(file));
  }

  @Test
  void load_fifteenDistinctBytes_refusesSixteenPass() throws Exception {
    byte[] key = new byte[32];
    for (int i = 0; i < 32; i++) {
      key[i] = (byte) (i % 15);
    }
    Path file = Files.write(folder.resolve("k"), key);
    mode(file, "rw-------");
    assertEquals(
        "Cannot read key file: it is not random (must be the one made by rollcall key)",
        problem(file));
    key[0] = 99;
    Files.write(file, key);
    assertEquals(8, Keys.load(file, List.of()).id().length());
  }

  @Test
  void writeObject_ofKeys_holdsNoSecretAndComesBack() throws Exception {
    Path file = file();
    Keys keys = Keys.load(file, List.of());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(keys);
    }
    String key = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    String written = new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1);
    assertFalse(written.contains(key.substring(0, 4)));
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Keys back = (Keys) in.readObject();
      assertArrayEquals(keys.persons("m").of("wren"), back.persons("m").of("wren"));
    }
    assertTrue(keys.toString().startsWith("Keys["));
    assertFalse(keys.toString().contains(folder.toString()));
  }
}
