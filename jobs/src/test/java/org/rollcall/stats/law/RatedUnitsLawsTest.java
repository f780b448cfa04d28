package org.rollcall.stats.law;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.agreement.FleissKappa;
import org.rollcall.stats.agreement.GwetAc1;
import org.rollcall.stats.agreement.KrippendorffAlpha;
import org.rollcall.stats.agreement.RatedUnit;

/** Units that up to four coders coded; Fleiss' kappa is of those that all four coded. */
class RatedUnitsLawsTest extends EstimatorContract<RatedUnit> {

  @Override
  protected Set<Class<?>> estimators() {
    return Set.of(FleissKappa.class, KrippendorffAlpha.class, GwetAc1.class);
  }

  @Override
  protected List<RatedUnit> cells(Random random) {
    List<RatedUnit> units = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      long[] codes = new long[3];
      int coders = i % 3 == 0 ? random.nextInt(4) : 4;
      int usual = random.nextInt(3);
      for (int coder = 0; coder < coders; coder++) {
        codes[random.nextInt(3) == 0 ? random.nextInt(3) : usual]++;
      }
      units.add(new RatedUnit(codes, Frequency.of(random.nextInt(6))));
    }
    units.add(RatedUnit.of(4, 0, 0));
    units.add(RatedUnit.of(0, 3, 1).withFrequency(Frequency.of(2)));
    units.add(RatedUnit.of(0, 0, 4));
    return units;
  }

  @Override
  protected Said said(List<RatedUnit> units) {
    Said said = new Said();
    for (KrippendorffAlpha.Level level : KrippendorffAlpha.Level.values()) {
      var alpha = KrippendorffAlpha.of(units, new double[] {1, 2, 5}, level);
      said.reason(alpha.missing());
      alpha.value().ifPresent(one -> alpha(said, "alpha." + level, one));
    }
    var gwet = GwetAc1.of(units);
    said.reason(gwet.missing());
    gwet.value()
        .ifPresent(
            one ->
                said.estimate("gwet", one.estimate())
                    .number("gwet.number", one.value())
                    .number("gwet.observed", one.observed())
                    .number("gwet.expected", one.expected()));
    var fleiss =
        FleissKappa.of(
            units.stream().filter(one -> Arrays.stream(one.byCategory()).sum() == 4).toList());
    said.reason(fleiss.missing());
    fleiss.value().ifPresent(one -> fleiss(said, one));
    return said;
  }

  private static void alpha(Said said, String name, KrippendorffAlpha.Alpha one) {
    said.number(name, one.value())
        .number(name + ".observed", one.observed())
        .number(name + ".expected", one.expected())
        .number(name + ".codes", one.codes());
  }

  private static void fleiss(Said said, FleissKappa.Kappa one) {
    said.number("fleiss", one.value())
        .number("fleiss.observed", one.observed())
        .number("fleiss.expected", one.expected())
        .number("fleiss.null", one.nullStdError())
        .number("fleiss.p", one.pValue());
    for (int k = 0; k < one.categories().size(); k++) {
      said.number("fleiss.share." + k, one.categories().get(k).share())
          .number("fleiss.kappa." + k, one.categories().get(k).kappa());
    }
  }

  @Override
  protected List<RatedUnit> expanded(RatedUnit unit) {
    return Collections.nCopies((int) unit.frequency().people(), unit.withFrequency(Frequency.ONE));
  }

  @Override
  protected List<List<RatedUnit>> tooLittle() {
    return List.of(
        List.of(),
        List.of(RatedUnit.of(0, 0, 0), RatedUnit.of(1, 0, 0), RatedUnit.of(0, 1, 0)),
        List.of(RatedUnit.of(4, 0, 0).withFrequency(Frequency.of(0))),
        List.of(RatedUnit.of(4, 0, 0).withFrequency(Frequency.of(9))),
        List.of(RatedUnit.of(4, 0, 0), RatedUnit.of(0, 4, 0)));
  }
}
