package org.rollcall.stats.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.rollcall.stats.Made.assertClose;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.rollcall.stats.Made;
import org.rollcall.stats.NotEstimable;
import org.rollcall.stats.PointEstimate;
import org.rollcall.stats.clusters.ClusterJackknife;

class BetaGeometricBetaBernoulliTest {

  /** Table of the paper: people who could give in six years, by x, t and their number. */
  private static final int[][] DONATIONS = {
    {6, 6, 1203}, {5, 6, 728}, {4, 6, 512}, {3, 6, 357}, {2, 6, 234}, {1, 6, 129}, {5, 5, 335},
    {4, 5, 284}, {3, 5, 225}, {2, 5, 173}, {1, 5, 119}, {4, 4, 240}, {3, 4, 181}, {2, 4, 155},
    {1, 4, 78}, {3, 3, 322}, {2, 3, 255}, {1, 3, 129}, {2, 2, 613}, {1, 2, 277}, {1, 1, 1091},
    {0, 0, 3464}
  };

  static List<VisitCell> donations() {
    List<VisitCell> cells = new ArrayList<>();
    for (int[] row : DONATIONS) {
      cells.add(VisitCell.of(row[0], row[1], 6).withFrequency(row[2]));
    }
    return cells;
  }

  @Test
  void fit_donations_asPrinted() {
    BetaGeometricFit fit = BetaGeometricBetaBernoulli.fit(donations()).value().orElseThrow();
    assertEquals(11_104, donations().stream().mapToLong(c -> c.frequency().people()).sum());
    assertEquals(-33225.6, fit.logLikelihood(), 0.05);
    assertEquals(1.204, fit.alpha(), 0.0005);
    assertEquals(0.750, fit.beta(), 0.0005);
    assertEquals(0.657, fit.gamma(), 0.0005);
    assertEquals(2.783, fit.delta(), 0.0005);
  }

  /** By x, t, n and number of people, of two lengths of follow-up. */
  private static final int[][] MIXED = {
    {0, 0, 4, 60}, {1, 1, 4, 25}, {1, 2, 4, 9}, {1, 4, 4, 6}, {2, 2, 4, 22}, {2, 3, 4, 14},
    {2, 4, 4, 12}, {3, 3, 4, 18}, {3, 4, 4, 24}, {4, 4, 4, 30}, {0, 0, 6, 50}, {1, 1, 6, 20},
    {1, 3, 6, 5}, {2, 2, 6, 16}, {2, 4, 6, 7}, {3, 3, 6, 14}, {3, 5, 6, 9}, {4, 4, 6, 11},
    {4, 6, 6, 13}, {5, 6, 6, 19}, {6, 6, 6, 28}
  };

  private static List<VisitCell> mixed() {
    List<VisitCell> cells = new ArrayList<>();
    for (int[] row : MIXED) {
      cells.add(VisitCell.of(row[0], row[1], row[2]).withFrequency(row[3]));
    }
    return cells;
  }

  /**
   * R 4.2.2: nll with beta() as the formula of the paper is written; {@code optim(c(0, 0, 0, 1),
   * nll, method = "BFGS")}, then five times {@code nlm(nll, estimate, gradtol = 1e-11)}.
   */
  @Test
  void fit_differentOpportunities_equalsAnOptimisationInR() {
    BetaGeometricFit fit = BetaGeometricBetaBernoulli.fit(mixed()).value().orElseThrow();
    assertEquals(-1079.2647740025, fit.logLikelihood(), 1e-9);
    assertEquals(3.35036600651, fit.alpha(), 3.4e-5);
    assertEquals(1.19166964257, fit.beta(), 1.2e-5);
    assertEquals(1.39871415337, fit.gamma(), 1.4e-5);
    assertEquals(5.66393655177, fit.delta(), 5.7e-5);
    assertEquals(0.42159752625, fit.survival(5), 4e-7);
    assertEquals(0.737635339166, fit.meanVisit(), 7e-7);
  }

  @Test
  void derivatives_ofCounts_equalDifferences() {
    VisitCounts counts = new VisitCounts(mixed().toArray(VisitCell[]::new));
    double step = 1e-4;
    double[] at = {0.3, 0.8, -1.2, 1.1};
    VisitCounts.Derivatives here = counts.derivatives(new Shape(at));
    for (int j = 0; j < Shape.SIZE; j++) {
      VisitCounts.Derivatives up = counts.derivatives(moved(at, j, step));
      VisitCounts.Derivatives down = counts.derivatives(moved(at, j, -step));
      double slope = (up.logLikelihood() - down.logLikelihood()) / (2 * step);
      assertEquals(slope, here.gradient()[j], 1e-5);
      for (int i = 0; i < Shape.SIZE; i++) {
        double curve = (up.gradient()[i] - down.gradient()[i]) / (2 * step);
        assertEquals(curve, here.hessian()[i][j], 1e-5);
      }
    }
  }

  private static Shape moved(double[] from, int j, double step) {
    double[] to = from.clone();
    to[j] += step;
    return new Shape(to);
  }

  @Test
  void probability_overAttendances_isOne() {
    History history = new History(new Shape(0.3, 0.8, -1.2, 1.1), 9);
    double sum = 0;
    for (int x = 0; x <= 9; x++) {
      sum += history.probability(x, 9);
    }
    assertEquals(1, sum, 1e-12);
  }

  /** Two arms with the same leaving and different visits, as the simulation of the methods has. */
  @Test
  void fit_plantedTruth_isRecovered() {
    BetaGeometricFit often = BetaGeometricBetaBernoulli.fit(lives(6, 2, 1)).value().orElseThrow();
    BetaGeometricFit seldom =
        BetaGeometricBetaBernoulli.fit(lives(3.6, 4.4, 2)).value().orElseThrow();
    double truth = new Shape(0, 0, Math.log(1.2 / 28.8), Math.log(30)).survival(12);
    assertEquals(0.75, often.meanVisit(), 0.01);
    assertEquals(0.45, seldom.meanVisit(), 0.01);
    assertEquals(truth, often.survival(12), 0.02);
    assertEquals(truth, seldom.survival(12), 0.02);
    for (BetaGeometricFit.Bar bar : often.histogram()) {
      assertEquals(bar.observed(), bar.fitted(), 5 * Math.sqrt(bar.fitted() + 1));
    }
  }

  private static List<VisitCell> lives(double alpha, double beta, long seed) {
    RandomGenerator random = new Well19937c(seed);
    BetaDistribution visiting = new BetaDistribution(random, alpha, beta);
    BetaDistribution leaving = new BetaDistribution(random, 1.2, 28.8);
    List<VisitCell> cells = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      double visit = visiting.sample();
      double leave = leaving.sample();
      int attendances = 0;
      int last = 0;
      for (int k = 1; k <= 26 && random.nextDouble() >= leave; k++) {
        if (random.nextDouble() < visit) {
          attendances++;
          last = k;
        }
      }
      cells.add(VisitCell.of(attendances, last, 26).withCluster(i % 25));
    }
    return cells;
  }

  @Test
  void jackknife_ofTheShareThere_isCloseToFitsWithoutEachCluster() {
    List<VisitCell> cells = lives(4, 3, 3);
    BetaGeometricFit fit = BetaGeometricBetaBernoulli.fit(cells).value().orElseThrow();
    double[] deviations = new double[25];
    for (int g = 0; g < 25; g++) {
      long label = g;
      List<VisitCell> rest = cells.stream().filter(c -> c.cluster() != label).toList();
      deviations[g] =
          BetaGeometricBetaBernoulli.fit(rest).value().orElseThrow().survival(12)
              - fit.survival(12);
    }
    PointEstimate estimate = Made.point(ClusterJackknife.of(fit.survivalSample(12)));
    assertEquals(fit.survival(12), estimate.value(), 1e-9);
    assertEquals(24, estimate.df());
    Made.assertClose(
        ClusterJackknife.stdError(deviations), estimate.stdError(), 0.02, "standard error");
  }

  @Test
  void jackknife_ofTheDifferenceOfArms_hasTheirFits() {
    BetaGeometricFit one = BetaGeometricBetaBernoulli.fit(lives(4, 3, 3)).value().orElseThrow();
    BetaGeometricFit two = BetaGeometricBetaBernoulli.fit(lives(6, 2, 4)).value().orElseThrow();
    PointEstimate estimate =
        Made.point(ClusterJackknife.difference(one.survivalSample(12), two.survivalSample(12)));
    assertEquals(one.survival(12) - two.survival(12), estimate.value(), 1e-9);
    assertThrows(
        IllegalArgumentException.class,
        () -> ClusterJackknife.difference(one.survivalSample(12), two.survivalSample(8)));
  }

  /** All alike: visits with probability 0.5, leaving with 0.1; the two sums have no finite best. */
  @Test
  void fit_peopleAllAlike_holdsTheSums() {
    Random random = new Random(8);
    List<VisitCell> cells = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      int attendances = 0;
      int last = 0;
      for (int k = 1; k <= 12 && random.nextDouble() >= 0.1; k++) {
        if (random.nextBoolean()) {
          attendances++;
          last = k;
        }
      }
      cells.add(VisitCell.of(attendances, last, 12).withCluster(i % 20));
    }
    BetaGeometricFit fit = BetaGeometricBetaBernoulli.fit(cells).value().orElseThrow();
    assertEquals(0.5, fit.meanVisit(), 0.05);
    assertEquals(Math.pow(0.9, 6), fit.survival(6), 0.1);
    Made.point(ClusterJackknife.of(fit.survivalSample(6)));
  }

  @Test
  void fit_countsThatSayNothing_givesTheReason() {
    assertEquals(NotEstimable.Reason.NO_PEOPLE, reason(VisitCell.of(0, 0, 0)));
    assertEquals(NotEstimable.Reason.NO_EVENTS, reason(VisitCell.of(0, 0, 6).withFrequency(9)));
    assertEquals(
        NotEstimable.Reason.NO_EVENTS,
        reason(VisitCell.of(6, 6, 6).withFrequency(9), VisitCell.of(4, 4, 4)));
    assertEquals(
        NotEstimable.Reason.NOT_CONVERGED,
        reason(VisitCell.of(0, 0, 1).withFrequency(30), VisitCell.of(1, 1, 1).withFrequency(20)));
  }

  private static NotEstimable.Reason reason(VisitCell... cells) {
    return BetaGeometricBetaBernoulli.fit(List.of(cells)).missing().orElseThrow().reason();
  }

  @Test
  void visits_thatCannotBe_areRefused() {
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> VisitCell.of(3, 2, 6));
    assertEquals(
        "Invalid visits: 3 attendances, the last at 2 of 6"
            + " (must not descend; the last is 0 exactly if there are none)",
        wrong.getMessage());
  }

  @Test
  void histogram_ofThousandsOfOpportunities_addsUpToPeople() {
    List<VisitCell> cells =
        List.of(
            VisitCell.of(300, 700, 1500).withFrequency(50),
            VisitCell.of(800, 1300, 1500).withFrequency(40),
            VisitCell.of(10, 50, 1500).withFrequency(40),
            VisitCell.of(500, 1499, 1500).withFrequency(40));
    BetaGeometricFit fit = BetaGeometricBetaBernoulli.fit(cells).value().orElseThrow();
    double people = fit.histogram().stream().mapToDouble(BetaGeometricFit.Bar::fitted).sum();
    assertClose(170, people, 1e-9, "people");
    assertThrows(IllegalArgumentException.class, () -> VisitCell.of(3, 9, Integer.MAX_VALUE));
  }
}
