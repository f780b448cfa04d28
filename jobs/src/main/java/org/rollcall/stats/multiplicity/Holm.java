package org.rollcall.stats.multiplicity;

/**
 * Holm's adjustment of p-values for several tests.
 *
 * <p>Estimates, for the i-th smallest of m p-values, max over j ≤ i of min(1, (m − j + 1) p(j)):
 * rejecting what is at most α keeps the chance of any false rejection at α, however the tests
 * depend on each other.
 *
 * <p>Edge cases: none gives none; ties get the same adjusted value.
 *
 * <p>Checked against R 4.2.2 {@code p.adjust(p, "holm")}, relative 1e-12.
 *
 * @see "Holm (1979), Scandinavian Journal of Statistics 6:65-70"
 */
public final class Holm {

  private Holm() {}

  /**
   * Adjusted p-values, in the order given.
   *
   * @param pValues between 0 and 1, shape (m,); only tests that could be carried out
   * @return shape (m,), not below the p-values, at most 1
   * @throws IllegalArgumentException if a value is not between 0 and 1
   */
  public static double[] adjust(double[] pValues) {
    int tests = pValues.length;
    int[] ascending = PValues.ascending(pValues);
    double[] adjusted = new double[tests];
    double largest = 0;
    for (int rank = 0; rank < tests; rank++) {
      int test = ascending[rank];
      largest = Math.max(largest, Math.min(1, (tests - rank) * pValues[test]));
      adjusted[test] = largest;
    }
    return adjusted;
  }
}
