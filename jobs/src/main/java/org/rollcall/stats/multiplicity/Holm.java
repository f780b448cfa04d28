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
    return adjust(pValues, pValues.length);
  }

  /**
   * The same where some tests of the family could not be carried out: they count as not rejected,
   * so that no p becomes smaller because another is missing.
   *
   * @param pValues those that could be carried out, shape (m,)
   * @param tests tests of the family, m or more
   * @return shape (m,)
   * @throws IllegalArgumentException if a value is not between 0 and 1, or tests are fewer
   */
  public static double[] adjust(double[] pValues, int tests) {
    int[] ascending = ascending(pValues, tests);
    double[] adjusted = new double[pValues.length];
    double largest = 0;
    for (int rank = 0; rank < pValues.length; rank++) {
      int test = ascending[rank];
      largest = Math.max(largest, Math.min(1, (tests - rank) * pValues[test]));
      adjusted[test] = largest;
    }
    return adjusted;
  }

  /**
   * How many tests share the error at each one's step: an interval at level 1 − α/that leaves out 0
   * where the procedure rejects, and holds it where it does not. A rejected test has the number of
   * tests that were left at its step; one that is not rejected has the number of all that are not.
   *
   * @param pValues those that could be carried out, shape (m,)
   * @param tests tests of the family, m or more
   * @param alpha error of the whole family
   * @return shape (m,), between 1 and {@code tests}
   * @throws IllegalArgumentException if a value is not between 0 and 1, or tests are fewer
   * @see "Ludbrook (2000), doi:10.1046/j.1440-1681.2000.03223.x"
   */
  public static int[] sharing(double[] pValues, int tests, double alpha) {
    int[] ascending = ascending(pValues, tests);
    int[] sharing = new int[pValues.length];
    int rejected = 0;
    while (rejected < pValues.length
        && pValues[ascending[rejected]] <= alpha / (tests - rejected)) {
      sharing[ascending[rejected]] = tests - rejected;
      rejected++;
    }
    for (int rank = rejected; rank < pValues.length; rank++) {
      sharing[ascending[rank]] = tests - rejected;
    }
    return sharing;
  }

  private static int[] ascending(double[] pValues, int tests) {
    if (tests < pValues.length) {
      throw new IllegalArgumentException(
          "Invalid number of tests: " + tests + " (must be at least " + pValues.length + ")");
    }
    return PValues.ascending(pValues);
  }
}
