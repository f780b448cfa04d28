package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.TinyStudy.People;

/**
 * From files to the public folder: where everything must be withheld, whoever came and whatever
 * they answered, no byte of the release tells.
 */
class UnseenPeopleTest {

  @TempDir private Path folder;

  @Test
  void run_otherPeopleBehindWithheldCells_givesTheSamePublicBytes() throws IOException {
    Path key = folder.resolve("key");
    RollcallProcess.run("key", key).expect(0);
    SortedMap<String, String> some = published(People.SOME, key);
    assertTrue(some.size() > 15, some.keySet().toString());
    assertEquals(some, published(People.OTHERS, key));
    assertEquals(some, published(People.ONE, key));
    // What is compared is made of what differs.
    assertNotEquals(secure(People.SOME), secure(People.OTHERS));
    assertNotEquals(secure(People.SOME), secure(People.ONE));
  }

  private SortedMap<String, String> published(People who, Path key) throws IOException {
    Path study = TinyStudy.write(folder.resolve(who.name()), who);
    RollcallProcess.run("run", study, "--key-file", key).expect(0);
    return Hashes.of(folder.resolve(who.name()).resolve("out/published"));
  }

  private SortedMap<String, String> secure(People who) throws IOException {
    Path latest = folder.resolve(who.name()).resolve("out/secure/latest").toRealPath();
    assertTrue(Files.exists(latest));
    return Hashes.of(latest);
  }
}
