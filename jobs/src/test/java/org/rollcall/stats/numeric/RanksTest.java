package org.rollcall.stats.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RanksTest {

  @Test
  void of_equalValues_shareARank() {
    double infinite = Double.NEGATIVE_INFINITY;
    assertArrayEquals(
        new int[] {2, 1, 2, 0, 3}, Ranks.of(new double[] {2, 0, 2, infinite, 7}).rank());
    assertArrayEquals(new int[] {1, 0, 1}, Ranks.of(new long[] {9, -9, 9}).rank());
    assertEquals(0, Ranks.of(new double[0]).levels());
  }

  @Test
  void ofRows_orderIsByTheFirstNumberFirst() {
    double[][] rows = {{1, 5}, {0, 9}, {1, 2}, {0, 9}};
    Ranks ranks = Ranks.ofRows(rows);
    assertArrayEquals(new int[] {2, 0, 1, 0}, ranks.rank());
    assertArrayEquals(rows[2], rows[ranks.example()[1]]);
  }

  @Test
  void order_severalKeys_ascendsByEachInTurn() {
    Ranks first = Ranks.of(new long[] {2, 1, 2, 1, 1});
    Ranks second = Ranks.of(new double[] {0.5, 3, 0.1, 2, 3});
    int[] order = Ranks.order(first, second);
    assertArrayEquals(new int[] {3, 1, 4, 2, 0}, order);
    assertArrayEquals(new int[] {0, 1, 1, 2, 3}, Ranks.groups(order, first, second));
  }
}
