package org.rollcall.stats.multiplicity;

/**
 * Benjamini and Hochberg's adjustment of p-values, for lists that are explored.
 *
 * <p>Estimates, for the i-th smallest of m p-values, min over j ≥ i of min(1, p(j) m / j): of those
 * at most q, an expected share of at most q is false.
 *
 * <p>Assumes the tests are independent or positively dependent. It does not bound the chance of any
 * false rejection; verdicts use {@link Holm}.
 *
 * <p>Edge cases: none gives none; ties get the same adjusted value.
 *
 * <p>Checked against R 4.2.2 {@code p.adjust(p, "BH")}, relative 1e-10.
 *
 * @see "Benjamini & Hochberg (1995), doi:10.1111/j.2517-6161.1995.tb02031.x"
 */
public final class BenjaminiHochberg {

  private BenjaminiHochberg() {}

  /**
   * Adjusted p-values, in the order given.
   *
   * @param pValues between 0 and 1, shape (m,); only tests that could be carried out
   * @return shape (m,), not below the p-values, at most 1
   * @throws IllegalArgumentException if a value is not between 0 and 1
   */
  public static double[] adjust(double[] pValues) {
    int[] ascending = PValues.ascending(pValues);
    double tests = pValues.length;
    double[] adjusted = new double[pValues.length];
    double smallest = 1;
    for (int rank = pValues.length; rank >= 1; rank--) {
      int test = ascending[rank - 1];
      smallest = Math.min(smallest, tests / rank * pValues[test]);
      adjusted[test] = smallest;
    }
    return adjusted;
  }
}
