package org.rollcall.stats.weighting;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.rollcall.stats.Frequency;

/**
 * A very large population of which the truth is known: x is 0, 1 or 2 for a third each.
 *
 * @param logit log odds of arm 1 by x
 * @param chance share with the outcome by x and arm
 */
record Planted(DoubleUnaryOperator logit, DoubleBinaryOperator chance) {

  private static final int CLUSTERS = 40;
  private static final double PEOPLE = 1e6;

  double propensity(double x) {
    return 1 / (1 + Math.exp(-logit.applyAsDouble(x)));
  }

  /** Frequencies as expected, but for a few percent by cluster. */
  List<OutcomeCell> cells() {
    Random random = new Random(1);
    List<OutcomeCell> cells = new ArrayList<>();
    for (int g = 0; g < CLUSTERS; g++) {
      for (int x = 0; x < 3; x++) {
        for (int arm = 0; arm < 2; arm++) {
          double inArm = arm == 1 ? propensity(x) : 1 - propensity(x);
          for (int y = 0; y < 2; y++) {
            double has = chance.applyAsDouble(x, arm);
            double share = inArm * (y == 1 ? has : 1 - has);
            long people = Math.round(PEOPLE * share * (1 + 0.02 * (random.nextDouble() - 0.5)));
            PropensityCell who =
                PropensityCell.of(arm, x).withCluster(g).withFrequency(Frequency.of(people));
            cells.add(new OutcomeCell(who, y));
          }
        }
      }
    }
    return cells;
  }

  /** The mean of something of x over the population that a tilting function of e describes. */
  double mean(DoubleUnaryOperator tilt, DoubleUnaryOperator ofX) {
    double sum = 0;
    double all = 0;
    for (int x = 0; x < 3; x++) {
      double h = tilt.applyAsDouble(propensity(x));
      sum += h * ofX.applyAsDouble(x);
      all += h;
    }
    return sum / all;
  }
}
