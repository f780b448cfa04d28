package org.rollcall.disclose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BinTest {

  @Test
  void of_peopleFromElevenOn_areBinsOfFive() {
    assertEquals(new Bin(11, 15, 13), Bin.of(11, 5, 11));
    assertEquals(new Bin(11, 15, 13), Bin.of(15, 5, 11));
    assertEquals(new Bin(16, 20, 18), Bin.of(16, 5, 11));
    assertEquals(new Bin(1001, 1005, 1003), Bin.of(1002, 5, 11));
  }

  @Test
  void of_smallCountsAndGroups_shareTheFirstBin() {
    assertEquals(new Bin(0, 5, 3), Bin.of(0, 5, 0));
    assertEquals(new Bin(0, 5, 3), Bin.of(5, 5, 0));
    assertEquals(new Bin(6, 10, 8), Bin.of(6, 5, 0));
    assertEquals(new Bin(3, 5, 3), Bin.of(4, 5, 3));
  }

  @Test
  void of_everyCount_liesInItsBinAndSharesItWithAllOfTheBin() {
    for (int count = 11; count < 2000; count++) {
      Bin bin = Bin.of(count, 5, 11);
      assertTrue(bin.lo() <= count && count <= bin.hi());
      assertEquals(4, bin.hi() - bin.lo());
      assertEquals(bin, Bin.of(bin.lo(), 5, 11));
      assertEquals(bin, Bin.of(bin.hi(), 5, 11));
    }
  }

  @Test
  void of_belowTheThreshold_isRefusedWithoutTheCount() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Bin.of(7, 5, 11));
    assertEquals("Cannot bin a count below 11 (must be withheld)", e.getMessage());
  }
}
