package org.rollcall.stats.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CholeskyForwardTest {

  /** (4 2; 2 5) = L L' with L = (2 0; 1 2). */
  @Test
  void forward_regularMatrix_solvesByTheFactor() {
    double[] x = Cholesky.of(new double[][] {{4, 2}, {2, 5}}).forward(new double[] {6, 11});
    assertArrayEquals(new double[] {3, 4}, x);
  }

  @Test
  void forward_twoVectors_haveTheInnerProductOfTheInverse() {
    double[][] matrix = {{4, 2, 1}, {2, 5, 0}, {1, 0, 3}};
    Cholesky factor = Cholesky.of(matrix);
    double[] a = {1, -2, 0.5};
    double[] b = {0.3, 2, 4};
    assertEquals(
        Matrices.dot(a, factor.solve(b)),
        Matrices.dot(factor.forward(a), factor.forward(b)),
        1e-14);
  }

  @Test
  void forward_aliasedColumn_isZeroThere() {
    double[] x = Cholesky.of(new double[][] {{4, 2}, {2, 1}}).forward(new double[] {6, 11});
    assertArrayEquals(new double[] {3, 0}, x);
  }
}
