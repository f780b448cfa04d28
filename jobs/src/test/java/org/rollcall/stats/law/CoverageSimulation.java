package org.rollcall.stats.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.rollcall.stats.Estimate;
import org.rollcall.stats.clusters.ClusterJackknife;
import org.rollcall.stats.clusters.ClusterTally;
import org.rollcall.stats.clusters.Sample;
import org.rollcall.stats.survival.ClusterExits;
import org.rollcall.stats.survival.LifeTable;
import org.rollcall.stats.twosample.ProportionDifference;
import org.rollcall.stats.twosample.Share;

/**
 * How often the 95% interval of a difference of two arms holds the truth, if people of a group are
 * alike with an intracluster correlation of 0.06, as in group treatment.
 *
 * <p>Each group has its own chance, beta-distributed around 0.55 or 0.45, to have an outcome or to
 * be still attending after 12 weeks; some people are followed for less. The arms together have 40
 * groups. An arm with fewer than 6 effective groups is refused, as in every comparison.
 */
final class CoverageSimulation {

  static final double CORRELATION = 0.06;
  static final double FIRST = 0.55;
  static final double SECOND = 0.45;
  static final double MIN_EFFECTIVE_GROUPS = 6;
  private static final int GROUPS = 40;
  private static final int MEAN_SIZE = 15;
  private static final int WEEKS = 12;

  /** How group sizes vary around a mean of about 15. */
  enum Sizes {
    EVEN,
    /** Coefficient of variation about 1. */
    GAMMA,
    /** A few very large groups: tail index 1.5, no finite variance. */
    PARETO
  }

  /** What is compared. */
  enum Outcome {
    SHARE,
    RETENTION
  }

  /**
   * A design.
   *
   * @param sizes how groups vary in size
   * @param firstGroups groups in the first arm, the rest of 40 in the second
   * @param outcome what is compared
   */
  record Scenario(Sizes sizes, int firstGroups, Outcome outcome) {}

  /**
   * What became of the repetitions.
   *
   * @param repetitions all
   * @param refused without interval, for too few effective groups
   * @param covered intervals that hold the truth
   * @param coveredIfShown the same of all repetitions, had none been refused
   * @param coveredByPersons of all repetitions, of the share who have it or stay, everybody
   *     followed, if people were taken as independent
   */
  record Result(
      int repetitions, int refused, int covered, int coveredIfShown, int coveredByPersons) {

    double coverage() {
      return (double) covered / (repetitions - refused);
    }
  }

  private final Scenario scenario;
  private final RandomGenerator random;

  private CoverageSimulation(Scenario scenario, long seed) {
    this.scenario = scenario;
    this.random = new Well19937c(seed);
  }

  static Result run(Scenario scenario, int repetitions, long seed) {
    return new CoverageSimulation(scenario, seed).run(repetitions);
  }

  private Result run(int repetitions) {
    int refused = 0;
    int covered = 0;
    int coveredIfShown = 0;
    int byPersons = 0;
    for (int i = 0; i < repetitions; i++) {
      Arm first = arm(scenario.firstGroups, 0, FIRST);
      Arm second = arm(GROUPS - scenario.firstGroups, GROUPS, SECOND);
      boolean holds = holds(ClusterJackknife.difference(first.sample, second.sample));
      boolean few =
          Math.min(first.sample.effectiveGroups(), second.sample.effectiveGroups())
              < MIN_EFFECTIVE_GROUPS;
      refused += few ? 1 : 0;
      covered += holds && !few ? 1 : 0;
      coveredIfShown += holds ? 1 : 0;
      byPersons += holds(ProportionDifference.wald(first.share, second.share)) ? 1 : 0;
    }
    return new Result(repetitions, refused, covered, coveredIfShown, byPersons);
  }

  private static boolean holds(Estimate difference) {
    return difference
        .point()
        .map(point -> point.interval(0.95).contains(FIRST - SECOND))
        .orElse(false);
  }

  /** An arm as the estimators see it, and its people without their groups. */
  private record Arm(Sample sample, Share share) {}

  private Arm arm(int groups, int firstLabel, double mean) {
    List<ClusterTally> tallies = new ArrayList<>();
    List<ClusterExits> exits = new ArrayList<>();
    long withOutcome = 0;
    long people = 0;
    for (int g = 0; g < groups; g++) {
      int n = size();
      double chance = chance(mean);
      long[] left = new long[WEEKS];
      long[] followed = new long[WEEKS + 1];
      long staying = 0;
      for (int person = 0; person < n; person++) {
        int week = leaves(chance);
        staying += week == WEEKS ? 1 : 0;
        // A third are followed for less than the table spans, whenever they leave.
        int end = random.nextInt(3) == 0 ? random.nextInt(WEEKS) : WEEKS;
        if (week < end) {
          left[week]++;
        } else {
          followed[end]++;
        }
      }
      tallies.add(new ClusterTally(firstLabel + g, n, staying, staying));
      exits.add(new ClusterExits(firstLabel + g, left, followed));
      withOutcome += staying;
      people += n;
    }
    Sample sample =
        scenario.outcome == Outcome.SHARE
            ? Sample.ofMeans(tallies)
            : LifeTable.survivalOf(exits, WEEKS);
    return new Arm(sample, new Share(withOutcome, people));
  }

  /** Complete weeks attended, if the chance to stay is the same in each week. */
  private int leaves(double chance) {
    double weeks = WEEKS * Math.log(1 - random.nextDouble()) / Math.log(chance);
    return (int) Math.min(WEEKS, weeks);
  }

  private double chance(double mean) {
    double total = (1 - CORRELATION) / CORRELATION;
    double one = new GammaDistribution(random, mean * total, 1).sample();
    double other = new GammaDistribution(random, (1 - mean) * total, 1).sample();
    return one / (one + other);
  }

  private int size() {
    return switch (scenario.sizes) {
      case EVEN -> MEAN_SIZE;
      case GAMMA -> 1 + (int) (-(MEAN_SIZE - 0.5) * Math.log(1 - random.nextDouble()));
      case PARETO -> (int) Math.min(5000, 5 / Math.pow(1 - random.nextDouble(), 1 / 1.5));
    };
  }

  static List<Scenario> scenarios() {
    List<Scenario> all = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      for (Sizes sizes : Sizes.values()) {
        all.add(new Scenario(sizes, GROUPS / 2, outcome));
      }
      all.add(new Scenario(Sizes.GAMMA, 6, outcome));
      all.add(new Scenario(Sizes.GAMMA, 3, outcome));
    }
    return all;
  }

  /** Prints the table; the argument is the number of repetitions, 2000 without. */
  public static void main(String[] args) {
    int repetitions = args.length == 0 ? 2000 : Integer.parseInt(args[0]);
    System.out.println(
        "outcome    sizes   groups  repetitions  refused  coverage  if shown  persons alone");
    long seed = 20260115;
    for (Scenario s : scenarios()) {
      Result r = run(s, repetitions, seed++);
      System.out.printf(
          Locale.ROOT,
          "%-10s %-7s %2d + %2d %11d %8d %9s %9.4f %14.4f%n",
          s.outcome,
          s.sizes,
          s.firstGroups,
          GROUPS - s.firstGroups,
          r.repetitions,
          r.refused,
          Double.isNaN(r.coverage()) ? "-" : String.format(Locale.ROOT, "%.4f", r.coverage()),
          (double) r.coveredIfShown / repetitions,
          (double) r.coveredByPersons / repetitions);
    }
  }
}
