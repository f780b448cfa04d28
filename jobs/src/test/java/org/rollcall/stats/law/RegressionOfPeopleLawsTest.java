package org.rollcall.stats.law;

import java.util.List;
import java.util.Optional;
import org.rollcall.stats.Variance;
import org.rollcall.stats.regression.RegressionCell;
import org.rollcall.stats.regression.RegressionFit;

/**
 * Regressions with variances that count people: half a weight does not make up for twice as many.
 */
class RegressionOfPeopleLawsTest extends RegressionLawsTest {

  @Override
  protected void add(Said said, String model, RegressionFit fit) {
    for (Variance variance :
        List.of(Variance.MODEL, Variance.HC0, Variance.HC1, Variance.HC3, Variance.CR1S)) {
      said.estimate(model + "." + variance + ".arm", fit.estimate("arm", variance));
    }
    said.number(model + ".dispersion", fit.dispersion());
    said.number(model + ".people", fit.people());
    said.number(model + ".fit", fit.logLikelihood());
  }

  @Override
  protected Optional<RegressionCell> halved(RegressionCell cell) {
    return Optional.empty();
  }
}
