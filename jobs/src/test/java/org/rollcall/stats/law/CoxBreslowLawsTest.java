package org.rollcall.stats.law;

import java.util.List;
import java.util.Optional;
import org.rollcall.stats.Variance;
import org.rollcall.stats.survival.CoxCell;
import org.rollcall.stats.survival.Ties;

/** With Breslow's ties, where two halves of a person are one. */
class CoxBreslowLawsTest extends CoxLawsTest {

  @Override
  Ties ties() {
    return Ties.BRESLOW;
  }

  /** Twice as many people are more people to the variance that takes them as independent. */
  @Override
  List<Variance> variances() {
    return List.of(Variance.MODEL, Variance.CR0, Variance.CR1);
  }

  @Override
  protected Optional<CoxCell> halved(CoxCell cell) {
    return Optional.of(cell.withWeight(cell.weight().value() / 2));
  }
}
