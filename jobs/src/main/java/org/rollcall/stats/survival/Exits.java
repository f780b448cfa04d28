package org.rollcall.stats.survival;

/**
 * The life table's arithmetic on flat vectors of counts.
 *
 * <p>Layout of a vector: left[0..w-1], then followed[0..w], as in {@link ClusterExits}.
 */
final class Exits {

  private Exits() {}

  /** The counts of one cluster as a flat vector. */
  static double[] flat(ClusterExits exits) {
    int weeks = exits.weeks();
    double[] flat = new double[2 * weeks + 1];
    for (int week = 0; week < weeks; week++) {
      flat[week] = exits.left()[week];
    }
    for (int week = 0; week <= weeks; week++) {
      flat[weeks + week] = exits.followed()[week];
    }
    return flat;
  }

  /** Weeks that a vector spans. */
  static int weeks(double[] flat) {
    return (flat.length - 1) / 2;
  }

  /**
   * People at risk by week: those who had not left before it and were followed up to it.
   *
   * @param flat counts
   * @return shape (weeks + 1,); entry 0 is everybody
   */
  static double[] atRisk(double[] flat) {
    int weeks = weeks(flat);
    double[] atRisk = new double[weeks + 1];
    double later = 0;
    for (int week = weeks; week >= 1; week--) {
      later += flat[week - 1] + flat[weeks + week];
      atRisk[week] = later;
    }
    atRisk[0] = later + flat[weeks];
    return atRisk;
  }

  /**
   * The product-limit estimate by week.
   *
   * @param flat counts
   * @return shape (weeks + 1,); NaN from the first week that nobody was followed to, unless all
   *     have left by then
   */
  static double[] survival(double[] flat) {
    double[] left = new double[weeks(flat) + 1];
    System.arraycopy(flat, 0, left, 1, left.length - 1);
    return ProductLimit.curve(left, atRisk(flat));
  }

  /** Area under the step curve from 0 to the horizon. */
  static double area(double[] survival, int horizon) {
    double area = 0;
    for (int week = 0; week < horizon; week++) {
      area += survival[week];
    }
    return area;
  }
}
