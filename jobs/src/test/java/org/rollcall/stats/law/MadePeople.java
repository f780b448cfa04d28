package org.rollcall.stats.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.SamplingWeight;
import org.rollcall.stats.weighting.PropensityCell;

/** Made-up people in arms that what is known of them does not decide. */
final class MadePeople {

  private static final int CELLS = 240;
  private static final int CLUSTERS = 14;

  private MadePeople() {}

  /** Cells with two covariates, one further column, clusters, frequencies and sampling weights. */
  static List<PropensityCell> of(Random random, int arms) {
    List<PropensityCell> people = new ArrayList<>();
    for (int i = 0; i < CELLS; i++) {
      double x1 = random.nextInt(4) / 2.0;
      double x2 = random.nextInt(2);
      double lean = 0.3 * x1 - 0.2 * x2 + random.nextDouble();
      int arm = (int) Math.min(arms - 1, lean * arms / 1.3 * (0.5 + random.nextDouble() / 2));
      people.add(
          PropensityCell.of(Math.max(0, arm), x1, x2)
              .withDescribed(x1 * x1 + random.nextInt(3))
              .withCluster(random.nextInt(CLUSTERS))
              .withSecondCluster(random.nextInt(CLUSTERS / 2))
              .withFrequency(Frequency.of(1 + random.nextInt(5)))
              .withWeight(SamplingWeight.of((1 + random.nextInt(3)) / 2.0)));
    }
    return people;
  }

  /** The same person with a covariate that tells the arm. */
  static PropensityCell separated(PropensityCell people) {
    return new PropensityCell(
        people.arm(),
        new double[] {people.arm(), people.covariates()[1]},
        people.described(),
        people.cluster(),
        people.secondCluster(),
        people.frequency(),
        people.weight());
  }
}
