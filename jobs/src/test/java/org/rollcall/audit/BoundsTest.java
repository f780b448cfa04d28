package org.rollcall.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** An attack that could conclude nothing would find every release safe. */
class BoundsTest {

  private final Bounds bounds = new Bounds();

  @Test
  void narrow_onlyUnknownPartOfAnExactSum_isFound() {
    bounds.between("all", 40, 40);
    bounds.between("one", 33, 33);
    bounds.sum("all", List.of("one", "other"));
    bounds.narrow();
    assertEquals(7, bounds.low("other"));
    assertTrue(bounds.isExact("other"));
  }

  @Test
  void narrow_partOfASumOfBins_isNotFound() {
    bounds.between("all", 36, 40);
    bounds.between("one", 31, 35);
    bounds.sum("all", List.of("one", "other"));
    bounds.narrow();
    assertEquals(1, bounds.low("other"));
    assertEquals(9, bounds.high("other"));
    assertFalse(bounds.isExact("other"));
  }

  @Test
  void narrow_roundedShareOfAnExactNumber_isOneNumber() {
    bounds.between("all", 20, 20);
    bounds.ratio("part", "all", .14, .16);
    bounds.narrow();
    assertTrue(bounds.isExact("part"));
    assertEquals(3, bounds.low("part"));
  }

  @Test
  void narrow_chainOfSteps_isFollowedToItsEnd() {
    bounds.between("first", 9, 9);
    bounds.notMore("second", "first");
    bounds.notMore("third", "second");
    bounds.between("third", 9, 50);
    bounds.narrow();
    assertTrue(bounds.isExact("second"));
  }
}
