package org.rollcall.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.rollcall.study.Arm;

class BaselineTest {

  @Test
  void of_anyLevels_areReadBackWithTheQuarter() {
    SplittableRandom random = new SplittableRandom(20261130);
    for (int round = 0; round < 1000; round++) {
      Map<Covariate, Integer> levels = new EnumMap<>(Covariate.class);
      for (Covariate covariate : Covariate.values()) {
        levels.put(covariate, random.nextInt(covariate.levels()));
      }
      int quarter = random.nextInt(Baseline.QUARTERS);
      long baseline = Baseline.startingIn(quarter, Baseline.of(levels));
      assertTrue(baseline >= 0 && baseline < Baseline.size());
      assertEquals(quarter, Baseline.quarter(baseline));
      levels.forEach(
          (covariate, level) -> assertEquals(level, Baseline.level(baseline, covariate)));
    }
  }

  @Test
  void of_nothing_isUnknownInAll() {
    assertEquals(Baseline.NOTHING, Baseline.of(Map.of()));
    for (Covariate covariate : Covariate.values()) {
      assertEquals(Covariate.UNKNOWN, Baseline.level(Baseline.NOTHING, covariate));
    }
  }

  @Test
  void startingIn_farQuarters_countAsTheLast() {
    assertEquals(Baseline.QUARTERS - 1, Baseline.quarter(Baseline.startingIn(5000, 7)));
  }

  @Test
  void at_noLevel_isRefused() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Covariate.GENDER.at("any"));
    assertTrue(refused.getMessage().startsWith("Invalid level of GENDER: any (must be one of"));
  }

  @Test
  void cell_moreHavingThanPeople_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new BaselineCell(Arm.ONLINE, 0, 0, 3, 4));
  }
}
