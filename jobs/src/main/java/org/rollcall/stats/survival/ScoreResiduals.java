package org.rollcall.stats.survival;

import java.util.Arrays;

/**
 * What one person adds to the score of a partial likelihood: Lin and Wei's residual.
 *
 * <p>Breslow: at an event x − x̄; minus exp(x'β) times Σ over the moments at risk of (x − x̄) W /
 * S0. Efron: the same averaged over the steps, those with an event being at risk by 1 − f, as in
 * R's {@code residuals(type = "score")}.
 *
 * @see "Lin & Wei (1989), doi:10.1080/01621459.1989.10478874"
 */
final class ScoreResiduals {

  private final RiskSets sets;
  private final CoxData data;

  /** Cumulative hazard by moment, restarting by stratum; and the mean covariates in it. */
  private final double[] cumulative;

  private final double[][] cumulativeMean;

  ScoreResiduals(RiskSets sets) {
    this.sets = sets;
    this.data = sets.data;
    double[] ones = new double[data.moments()];
    Arrays.fill(ones, 1);
    this.cumulative = sets.cumulative(sets.hazard, ones);
    this.cumulativeMean = new double[data.moments()][sets.width];
    for (int k = 0; k < data.moments(); k++) {
      for (int j = 0; j < sets.width; j++) {
        double before = k == data.start[k] ? 0 : cumulativeMean[k - 1][j];
        double here = sets.hazard[k] * sets.mean[k][j] + sets.sumUz[k] * sets.shift[k][j];
        cumulativeMean[k][j] = before + here;
      }
    }
  }

  /**
   * The residual of a person, the sampling weight not in it.
   *
   * @param c the person's risk cell
   * @param into receives it, shape (p,)
   */
  void of(int c, double[] into) {
    Arrays.fill(into, 0);
    int first = data.from[c];
    int last = data.to[c] - 1;
    if (first > last) {
      return;
    }
    double[] x = sets.patterns.rows[data.pattern[c]];
    double risk = sets.risk[data.pattern[c]];
    double exposed = sets.between(c, cumulative);
    boolean late = first > data.start[first];
    for (int j = 0; j < x.length; j++) {
      double means = cumulativeMean[last][j] - (late ? cumulativeMean[first - 1][j] : 0);
      into[j] = -risk * (x[j] * exposed - means);
    }
    if (data.event[c]) {
      addEvent(last, x, risk, into);
    }
  }

  private void addEvent(int k, double[] x, double risk, double[] into) {
    double steps = sets.sumZ[k] / sets.eventWeight[k];
    for (int j = 0; j < x.length; j++) {
      double spared = sets.spared[k] * sets.mean[k][j] + sets.sumFuz[k] * sets.shift[k][j];
      into[j] += x[j] - sets.mean[k][j] - steps * sets.shift[k][j];
      into[j] += risk * (x[j] * sets.spared[k] - spared);
    }
  }

  /** Sums over clusters, and the sum of the people's squares, of weighted residuals. */
  Scores scores() {
    int width = sets.width;
    double[][] byCluster = new double[data.clusters][width];
    double[][] squares = new double[width][width];
    double[] one = new double[width];
    for (int m = 0; m < data.cell.length; m++) {
      if (m == 0 || data.cell[m] != data.cell[m - 1]) {
        of(data.cell[m], one);
      }
      double weight = data.memberWeight[m];
      double people = data.memberPeople[m];
      InPlace.add(people * weight, one, byCluster[data.cluster[m]]);
      InPlace.square(squares, people * weight * weight, one);
    }
    InPlace.mirror(squares);
    return new Scores(byCluster, squares, data.unit);
  }
}
