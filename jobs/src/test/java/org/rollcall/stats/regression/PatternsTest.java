package org.rollcall.stats.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rollcall.stats.numeric.Matrices;

class PatternsTest {

  /** Twelve patterns in three columns, with variances from 1 to a power of ten. */
  private static Patterns patterns(double size, int powers) {
    Random random = new Random(11);
    Patterns patterns = new Patterns();
    for (int i = 0; i < 12; i++) {
      double[] row = {
        size * random.nextGaussian(), size * random.nextGaussian(), size * random.nextGaussian()
      };
      patterns.add(row, 1 + i % 3, 1, Math.pow(10, powers * (i % 7) / 6.0), 1);
    }
    return patterns.done();
  }

  private static void assertSameRoots(Patterns patterns) {
    double[][] expected = patterns.root();
    double[][] found = patterns.integratedRoot();
    for (int i = 0; i < expected.length; i++) {
      for (int k = 0; k < 3; k++) {
        double scale = 1 / patterns.variance(i);
        assertEquals(expected[i][k], found[i][k], 1e-8 * scale, i + " " + k);
      }
    }
  }

  @Test
  void integratedRoot_regularMatrix_equalsTheRoot() {
    assertSameRoots(patterns(0.05, 1));
    assertSameRoots(patterns(0.12, 2));
  }

  /** W = A^(-1/2) U has W' A W = U' U, also where variances are six orders of magnitude apart. */
  @Test
  void integratedRoot_variancesFarApart_isARoot() {
    Patterns patterns = patterns(0.12, 6);
    assertEquals(1e6, patterns.varianceRatio(), 1e-3);
    double[][] w = patterns.integratedRoot();
    for (int k = 0; k < 3; k++) {
      for (int l = 0; l < 3; l++) {
        double form = 0;
        double product = 0;
        for (int i = 0; i < 12; i++) {
          product += patterns.row(i)[k] * patterns.row(i)[l];
          for (int j = 0; j < 12; j++) {
            double left = (i == j ? 1 : 0) - Matrices.dot(patterns.row(i), patterns.row(j));
            form += w[i][k] * patterns.variance(i) * left * patterns.variance(j) * w[j][l];
          }
        }
        assertEquals(product, form, 1e-9, k + " " + l);
      }
    }
  }

  /** The last column is in one pattern alone, all of whose leverage it takes. */
  @Test
  void integratedRoot_decidedDirection_isLeftOutAsInTheRoot() {
    Patterns patterns = new Patterns();
    for (int i = 0; i < 8; i++) {
      patterns.add(new double[] {0.1 * (i % 4), 0.2, 0}, 1, 1, 1 + 0.25 * (i % 5), 1);
    }
    patterns.add(new double[] {0, 0, 1}, 1, 1, 2, 1);
    assertSameRoots(patterns.done());
    assertArrayEquals(new double[3], patterns.integratedRoot()[8], 1e-9);
  }

  @Test
  void add_equalRows_areOnePattern() {
    Patterns patterns = new Patterns();
    patterns.add(new double[] {1, 2}, 2, 0.5, 3, 0.1);
    patterns.add(new double[] {1, 2}, 3, 0.25, 3, 0.1);
    patterns.add(new double[] {1, 2}, 7, 0.5, 3, -0.2);
    patterns.done();
    assertEquals(2, patterns.size());
    assertTrue(patterns.isOneVariance());
    double scale = Math.sqrt(9 * 0.5);
    assertArrayEquals(new double[] {scale, 2 * scale}, patterns.row(0), 1e-15);
    assertEquals((2 * 0.1 - 7 * 0.2) / scale, patterns.residual(0), 1e-15);
    patterns.add(new double[] {0, 2}, 1, 0.5, 2, 0);
    assertFalse(patterns.done().isOneVariance());
  }
}
