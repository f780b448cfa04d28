package org.rollcall.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestTest {

  private static final List<String> WORDS = List.of("log_weeks", "person_days", "k", "online");

  @Test
  void of_slips_findsTheWord() {
    for (String slip : List.of("log_week", "logweeks", "Log-Weeks", "olg_weeks", "log_wekes")) {
      assertEquals(Optional.of("log_weeks"), Nearest.of(slip, WORDS), slip);
    }
  }

  @Test
  void of_otherWord_findsNothing() {
    assertEquals(Optional.empty(), Nearest.of("colour_of_the_door", WORDS));
    assertEquals(Optional.empty(), Nearest.of("face_to_face", WORDS));
    assertEquals(Optional.empty(), Nearest.of("x", List.of()));
  }

  @Test
  void of_twoEquallyNear_takesTheFirstInTheAlphabet() {
    assertEquals(Optional.of("week_1"), Nearest.of("week_", List.of("week_2", "week_1")));
  }
}
