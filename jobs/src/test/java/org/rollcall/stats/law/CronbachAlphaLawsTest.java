package org.rollcall.stats.law;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.agreement.CronbachAlpha;
import org.rollcall.stats.agreement.ItemAnswers;

/** "Time" in another unit stands for answers on another scale. */
class CronbachAlphaLawsTest extends EstimatorContract<ItemAnswers> {

  @Override
  protected Set<Class<?>> estimators() {
    return Set.of(CronbachAlpha.class);
  }

  @Override
  protected List<ItemAnswers> cells(Random random) {
    List<ItemAnswers> people = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      double level = 2 * random.nextGaussian();
      double[] answers = new double[4];
      Arrays.setAll(answers, k -> Math.rint(5 + level + random.nextGaussian()) / 3);
      people.add(new ItemAnswers(answers, Frequency.of(random.nextInt(5))));
    }
    return people;
  }

  @Override
  protected Said said(List<ItemAnswers> answers) {
    var found = CronbachAlpha.of(answers);
    Said said = new Said().reason(found.missing());
    found
        .value()
        .ifPresent(
            alpha -> {
              said.estimate("alpha", alpha.estimate())
                  .number("number", alpha.value())
                  .number("standardised", alpha.standardised());
              said.reason(alpha.feldt(0.9).missing());
              alpha.feldt(0.9).value().ifPresent(interval -> said.interval("feldt", interval));
            });
    return said;
  }

  @Override
  protected List<ItemAnswers> expanded(ItemAnswers cell) {
    return Collections.nCopies((int) cell.frequency().people(), cell.withFrequency(Frequency.ONE));
  }

  @Override
  protected List<List<ItemAnswers>> tooLittle() {
    return List.of(
        List.of(),
        List.of(ItemAnswers.of(1, 2, 3)),
        List.of(ItemAnswers.of(1), ItemAnswers.of(2)),
        List.of(ItemAnswers.of(1, 2).withFrequency(Frequency.of(9))),
        List.of(ItemAnswers.of(1, 4), ItemAnswers.of(2, 3), ItemAnswers.of(4, 1)),
        List.of(ItemAnswers.of(0.1, 0.1), ItemAnswers.of(0.2, 0.2), ItemAnswers.of(0.4, 0.4)));
  }

  @Override
  protected Optional<ItemAnswers> rescaled(ItemAnswers cell, double factor) {
    double[] answers = Arrays.stream(cell.answers()).map(answer -> factor * answer).toArray();
    return Optional.of(new ItemAnswers(answers, cell.frequency()));
  }
}
