package org.rollcall.stats.clusters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rollcall.stats.Made.assertClose;
import static org.rollcall.stats.Made.share;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.rollcall.stats.NotEstimable.Reason;
import org.rollcall.stats.clusters.ProportionShrinkage.Group;
import org.rollcall.stats.clusters.ProportionShrinkage.Shrunken;

class ProportionShrinkageTest {

  private static final long[] HAVING = {3, 8, 0, 12, 5, 9, 2, 7};
  private static final long[] PEOPLE = {10, 12, 6, 15, 20, 11, 9, 7};

  /**
   * R 4.2.2: rho from aov(y ~ factor(g)); w &lt;- n/(1+(n-1)*rho); mu &lt;- sum(w*p)/sum(w); M
   * &lt;- (1-rho)/rho; B &lt;- M/(M+n); m &lt;- (x+M*mu)/(n+M); v &lt;- m*(1-m)/(n+M+1) +
   * B^2*(mu*(1-mu)/sum(w) + (p-mu)^2*2/(k-3)); T &lt;- m*(1-m)/v - 1; qbeta(c(.05, .95), m*T,
   * (1-m)*T).
   */
  @Test
  void of_eightGroups_equalsR() {
    Shrunken found = ProportionShrinkage.of(tallies(), 0.9).value().orElseThrow();
    assertClose(0.3508834705152722, found.correlation(), 1e-12, "correlation");
    assertClose(0.5102314291136432, found.mean(), 1e-12, "mean");
    double[][] wanted = {
      {0.3328201770424952, 0.1299259866330501, 0.5706457923960087},
      {0.6457714841027972, 0.4262767447288656, 0.8397904064943211},
      {0.120243090318354034, 0.001067583549026432, 0.409337385167441226},
    };
    for (int g = 0; g < wanted.length; g++) {
      Group group = found.groups().get(g);
      assertClose((double) HAVING[g] / PEOPLE[g], group.raw(), 1e-15, "raw");
      assertClose(wanted[g][0], group.shrunken(), 1e-12, "shrunken");
      assertClose(wanted[g][1], group.interval().low(), 1e-10, "low");
      assertClose(wanted[g][2], group.interval().high(), 1e-10, "high");
    }
  }

  private static List<ClusterTally> tallies() {
    List<ClusterTally> tallies = new ArrayList<>();
    for (int g = 0; g < HAVING.length; g++) {
      tallies.add(share(g, PEOPLE[g], HAVING[g]));
    }
    return tallies;
  }

  @Test
  void of_groupsThatDifferNoMoreThanByChance_areDrawnToTheMean() {
    List<ClusterTally> alike = new ArrayList<>();
    for (int g = 0; g < 12; g++) {
      alike.add(share(g, 10, 4 + g % 2));
    }
    Shrunken found = ProportionShrinkage.of(alike, 0.9).value().orElseThrow();
    assertEquals(0, found.correlation());
    for (Group group : found.groups()) {
      assertClose(0.45, group.shrunken(), 1e-15, "share");
      assertTrue(group.interval().halfWidth() > 0.05, "its precision is not that of certainty");
    }
  }

  /**
   * Groups drawn around 0.4 with correlation 0.06 or 0.2: how many 90% intervals hold the truth.
   */
  @Test
  void of_plantedShares_intervalsHoldThem() {
    assertEquals(0.9, coverage(40, 0.06), 0.03);
    assertEquals(0.9, coverage(40, 0.2), 0.03);
    assertEquals(0.9, coverage(10, 0.06), 0.05);
  }

  private static double coverage(int groups, double correlation) {
    RandomGenerator random = new Well19937c(11);
    double total = (1 - correlation) / correlation;
    GammaDistribution withOutcome = new GammaDistribution(random, 0.4 * total, 1);
    GammaDistribution rest = new GammaDistribution(random, 0.6 * total, 1);
    double covered = 0;
    double all = 0;
    for (int trial = 0; trial < 4000 / groups; trial++) {
      double[] truth = new double[groups];
      List<ClusterTally> tallies = new ArrayList<>();
      for (int g = 0; g < groups; g++) {
        double one = withOutcome.sample();
        truth[g] = one / (one + rest.sample());
        long n = 4 + random.nextInt(30);
        long x = 0;
        for (int i = 0; i < n; i++) {
          x += random.nextDouble() < truth[g] ? 1 : 0;
        }
        tallies.add(share(g, n, x));
      }
      for (Group group : ProportionShrinkage.of(tallies, 0.9).value().orElseThrow().groups()) {
        covered += group.interval().contains(truth[(int) group.cluster()]) ? 1 : 0;
        all++;
      }
    }
    return covered / all;
  }

  @Test
  void of_tooLittle_isNotEstimable() {
    assertEquals(Reason.NO_PEOPLE, reason(List.of()));
    assertEquals(Reason.TOO_FEW_GROUPS, reason(tallies().subList(0, 5)));
    List<ClusterTally> none = tallies().stream().map(t -> share(t.cluster(), t.n(), 0)).toList();
    assertEquals(Reason.NO_EVENTS, reason(none));
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> ProportionShrinkage.of(List.of(new ClusterTally(1, 4, 2.5, 3)), 0.9));
    assertEquals("Invalid tally of a cluster: sum 2.5 (must be of a 0/1 outcome)", e.getMessage());
  }

  private static Reason reason(List<ClusterTally> tallies) {
    return ProportionShrinkage.of(tallies, 0.9).missing().orElseThrow().reason();
  }
}
