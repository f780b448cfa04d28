package org.rollcall.gate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionCodeTest {

  @TempDir Path folder;

  @Test
  void key_manySessions_areThoseOfACodeThatRemembersNothing() {
    Keys keys = Inboxes.keys(folder);
    SessionCode code = new SessionCode(keys);
    byte[] group = new byte[Pseudonyms.BYTES];
    List<byte[]> first = new ArrayList<>();
    for (int week = 0; week < 500; week++) {
      first.add(code.key(group, week * 604_800L));
    }
    for (int week = 0; week < 500; week++) {
      byte[] fresh = new SessionCode(keys).key(group, week * 604_800L);
      assertArrayEquals(fresh, first.get(week));
      assertArrayEquals(fresh, code.key(group, week * 604_800L));
      assertEquals(
          new SessionCode(keys).sinceOrigin(fresh, 1_000_000_000L),
          code.sinceOrigin(fresh, 1_000_000_000L));
    }
  }
}
