package org.rollcall.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartOrderTest {

  private static final long DAY = 86_400L * 20_500;
  private static final long SYDNEY = 11 * 3_600;

  @TempDir private Path folder;
  private StartOrder starts;

  @BeforeEach
  void load() {
    starts = new StartOrder(Inboxes.keys(folder));
  }

  private int at(long local, long offset) {
    return starts.of(local, local - offset);
  }

  @Test
  void of_everyMinuteOfADay_growsWithTheStart() {
    for (long offset : new long[] {-12 * 3_600, 0, SYDNEY, 14 * 3_600}) {
      int before = -1;
      for (int minute = 0; minute < 1_440; minute++) {
        int order = at(DAY + 60L * minute, offset);
        assertTrue(order > before, "minute " + minute);
        before = order;
      }
    }
  }

  @Test
  void of_oneInstantInTwoZones_isOnePlace() {
    assertEquals(at(DAY + 68_400, SYDNEY), at(DAY + 68_400 - 3_600, SYDNEY - 3_600));
    assertTrue(at(DAY + 68_400, SYDNEY) < at(DAY + 68_400, SYDNEY - 3_600));
  }

  /** The same hour looks different every day, and two hours are no fixed way apart. */
  @Test
  void of_sameTimesOnOtherDays_tellNoTime() {
    Set<Integer> seven = new HashSet<>();
    int wide = 0;
    for (int day = 0; day < 200; day++) {
      int morning = at(DAY + 86_400L * day + 25_200, SYDNEY);
      int noon = at(DAY + 86_400L * day + 43_200, SYDNEY);
      int evening = at(DAY + 86_400L * day + 68_400, SYDNEY);
      seven.add(morning);
      wide += noon - morning > evening - noon ? 1 : 0;
    }
    assertEquals(200, seven.size());
    // Five hours before noon are as often the wider part as seven hours after it, nearly.
    assertTrue(wide > 40 && wide < 160, "wider before noon on " + wide + " of 200 days");
  }

  @Test
  void of_anotherKey_isAnotherNumber() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other"));
    assertNotEquals(
        at(DAY + 68_400, SYDNEY),
        new StartOrder(Inboxes.keys(other)).of(DAY + 68_400, DAY + 68_400 - SYDNEY));
  }
}
