package org.rollcall.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionIndexTest {

  private static final Id GROUP = new Id(1, 1);
  private static final List<Session> SESSIONS =
      List.of(
          new Session(new Id(2, 1), new Id(3, 1), GROUP, 100, 5, "held", "online", 60, true),
          new Session(null, new Id(3, 2), GROUP, 107, null, "held", null, null, false),
          new Session(new Id(2, 3), new Id(3, 3), GROUP, 114, 1, "cancelled", null, 90, true),
          new Session(new Id(2, 4), new Id(3, 4), GROUP, 114, 2, "held", null, 90, true),
          new Session(new Id(2, 5), new Id(3, 5), GROUP, 121, 1, "held", null, 90, true),
          new Session(new Id(2, 6), new Id(3, 6), GROUP, 121, 2, "held", null, 90, true));

  /** An id before a start, and a start that no session has for the only session of its day. */
  @Test
  void find_idStartOrDay_isTheSessionThatIsMeant() {
    SessionIndex index = new SessionIndex(SESSIONS);
    assertEquals(0, index.find(new Id(2, 1), new Id(3, 2), GROUP, 100));
    assertEquals(1, index.find(new Id(9, 9), new Id(3, 2), GROUP, 107));
    assertEquals(3, index.find(null, new Id(9, 9), GROUP, 114), "a cancelled one is none");
    assertEquals(-1, index.find(null, new Id(9, 9), GROUP, 121), "one of two is not guessed at");
    assertEquals(-1, index.find(new Id(9, 9), new Id(9, 9), GROUP, 114), "an id means no other");
    assertEquals(-1, index.find(null, null, null, null));
    assertEquals(114, index.dayOf(new Id(2, 3)));
    assertNull(index.dayOf(new Id(9, 9)));
  }

  @Test
  void readObject_whatWasWritten_isTheSame() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new SessionIndex(SESSIONS));
    }
    SessionIndex read;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      read = (SessionIndex) in.readObject();
    }
    for (int place = 0; place < SESSIONS.size(); place++) {
      assertEquals(SESSIONS.get(place), read.session(place));
    }
    assertEquals(3, read.find(null, new Id(9, 9), GROUP, 114));
  }
}
