package org.rollcall.stats.survival;

/** How the precision of a curve is found, and what it takes as independent. */
public enum CurveVariance {
  /**
   * Greenwood's formula and its relatives: people are independent and count alike; for comparison.
   * Reference distribution: normal.
   *
   * @see "Greenwood (1926), Reports on Public Health and Medical Subjects 33"
   */
  GREENWOOD,
  /**
   * Infinitesimal jackknife by person: people are independent, but may count differently. Without
   * sampling weights it equals Greenwood's, of shares and means. Reference distribution: normal.
   *
   * @see "Therneau (2023), survival vignette 'Methods', section on robust variance"
   */
  PEOPLE,
  /**
   * Infinitesimal jackknife by cluster, without small-sample factor: clusters are independent. For
   * many clusters of similar size. Reference distribution: t with clusters − 1.
   */
  CLUSTERS,
  /**
   * Leaving out one cluster at a time: clusters are independent and may be few or uneven. Reference
   * distribution: t with clusters − 1.
   *
   * @see org.rollcall.stats.clusters.ClusterJackknife
   */
  CLUSTER_JACKKNIFE;

  /** Whether clusters, not people, are taken as independent. */
  boolean isByCluster() {
    return this == CLUSTERS || this == CLUSTER_JACKKNIFE;
  }
}
