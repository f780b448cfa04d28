package org.rollcall.stats;

/**
 * How the covariance of coefficients is estimated, and what t-statistics are referred to.
 *
 * <p>With scores s of clusters, leverage H of a cluster, people n, clusters G and coefficients k.
 * Models of hazards know those of {@link org.rollcall.stats.survival.Coefficients#VARIANCES}.
 */
public enum Variance {
  /**
   * Inverse information, times the residual variance for a linear regression: right only if people
   * are independent and the model's variance is. Blind to sampling weights; of hazards, a weight of
   * 2 is two people. Normal; linear: t(n - k).
   */
  MODEL,
  /**
   * Each person a cluster, no correction. Normal; linear: t(n - k), as for the other three.
   *
   * @see "White (1980), doi:10.2307/1912934"
   */
  HC0,
  /** HC0 times n / (n - k). */
  HC1,
  /** Residuals divided by √(1 - h), h being a person's leverage: unbiased if people are alike. */
  HC2,
  /**
   * Residuals divided by 1 - h, h being a person's leverage: nearly the jackknife.
   *
   * @see "MacKinnon & White (1985), doi:10.1016/0304-4076(85)90158-7"
   */
  HC3,
  /**
   * Sum of squared cluster scores, no correction: too small with few clusters. t(G - 1); hazards:
   * normal, as R's {@code coxph(cluster)} has it, in Cox regression that of Lin and Wei.
   *
   * @see "Liang & Zeger (1986), doi:10.1093/biomet/73.1.13"
   */
  CR0,
  /** CR0 times G / (G - 1). t(G - 1). */
  CR1,
  /** CR0 times G / (G - 1) times (n - 1) / (n - k), as Stata and sandwich::vcovCL. t(G - 1). */
  CR1S,
  /**
   * Bell and McCaffrey's: residuals of a cluster times (I - H)^(-1/2), which makes the variance
   * unbiased under the model, its variances being inverse to the sampling weights; t with
   * Satterthwaite's degrees of freedom, for each coefficient its own.
   *
   * @see "Bell & McCaffrey (2002), Survey Methodology 28(2), 169-181"
   * @see "Pustejovsky & Tipton (2018), doi:10.1080/07350015.2016.1247004"
   */
  CR2,
  /**
   * The jackknife over clusters (CV3): (G - 1) / G times the squared changes of the coefficients
   * when a cluster is left out. For a linear regression these are the changes of refits; for the
   * others one Newton step towards them, from the fit, with the information of the other clusters.
   * t(G - 1).
   *
   * @see "MacKinnon, Nielsen & Webb (2023), arXiv:2301.04527; for logistic regressions (2024),
   *     arXiv:2406.00650, their CV3L"
   */
  CR3,
  /**
   * Crossed clusters: CR1 of the first plus CR1 of the second minus CR1 of their pairs. Negative
   * eigenvalues are raised to zero in the columns in which the information is the unit, so that
   * precision does not depend on how an arm is coded; sandwich::vcovCL(fix = TRUE) raises those of
   * the coefficients as they are coded. t(smaller number of clusters - 1).
   *
   * @see "Cameron, Gelbach & Miller (2011), doi:10.1198/jbes.2010.07136"
   */
  TWO_WAY;

  /** Whether it treats each person as a cluster of one. */
  public boolean isOfPeople() {
    return this == HC0 || this == HC1 || this == HC2 || this == HC3;
  }

  /** Whether people of a cluster may be alike. */
  public boolean isOfClusters() {
    return this != MODEL && !isOfPeople();
  }
}
