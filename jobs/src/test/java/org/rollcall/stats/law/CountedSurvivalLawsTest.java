package org.rollcall.stats.law;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.survival.ActuarialTable;
import org.rollcall.stats.survival.CurveOptions;
import org.rollcall.stats.survival.CurveVariance;
import org.rollcall.stats.survival.Ending;
import org.rollcall.stats.survival.KaplanMeier;
import org.rollcall.stats.survival.LogRank;
import org.rollcall.stats.survival.LogRankCell;
import org.rollcall.stats.survival.LogRankResult;
import org.rollcall.stats.survival.SurvivalCell;

/** What takes people as independent and counting alike. */
class CountedSurvivalLawsTest extends EstimatorContract<LogRankCell> {

  private static final double[] BREAKS = {0, 3, 6, 9};

  @Override
  protected Set<Class<?>> estimators() {
    return Set.of(LogRank.class, ActuarialTable.class, KaplanMeier.class);
  }

  @Override
  protected List<LogRankCell> cells(Random random) {
    List<LogRankCell> cells = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      Ending ending = random.nextDouble() < 0.5 ? Ending.CENSORED : Ending.EVENT;
      SurvivalCell people =
          SurvivalCell.of(1 + random.nextInt(12), ending)
              .withFrequency(Frequency.of(1 + random.nextInt(6)));
      cells.add(new LogRankCell(i % 3, random.nextInt(2), people));
    }
    return cells;
  }

  @Override
  protected Said said(List<LogRankCell> cells) {
    Said said = new Said();
    var test = LogRank.of(cells);
    said.reason(test.missing());
    test.value()
        .ifPresent(
            found -> {
              said.number("chiSquared", found.chiSquared()).number("p", found.pValue());
              for (LogRankResult.Arm arm : found.arms()) {
                said.number(arm.arm() + " observed", arm.observed());
                said.number(arm.arm() + " expected", arm.expected());
                said.number(arm.arm() + " people", arm.people());
              }
            });
    List<SurvivalCell> people = cells.stream().map(LogRankCell::people).toList();
    for (CurveVariance variance : List.of(CurveVariance.GREENWOOD, CurveVariance.PEOPLE)) {
      var curve = KaplanMeier.of(people, CurveOptions.DEFAULT.withVariance(variance));
      said.reason(curve.missing());
      curve
          .value()
          .ifPresent(
              found -> {
                said.estimate(variance + " survival", found.survivalAt(7));
                said.estimate(variance + " hazard", found.cumulativeHazardAt(7));
                said.estimate(variance + " mean", found.restrictedMeanUpTo(7));
                said.number(variance + " median", found.quantile(0.5).time());
              });
    }
    var table = ActuarialTable.of(people, BREAKS);
    said.reason(table.missing());
    for (ActuarialTable.Row row : table.value().orElse(List.of())) {
      String name = "from " + row.start();
      said.number(name + " survival", row.survival()).number(name, row.probability());
      said.number(name + " error", row.stdError()).number(name + " hazard", row.hazard());
      said.number(name + " hazard error", row.hazardStdError());
    }
    return said;
  }

  @Override
  protected List<LogRankCell> expanded(LogRankCell cell) {
    return Collections.nCopies(
        (int) cell.people().frequency().people(),
        new LogRankCell(cell.arm(), cell.stratum(), cell.people().withFrequency(Frequency.ONE)));
  }

  @Override
  protected Optional<LogRankCell> swapped(LogRankCell cell) {
    return Optional.of(new LogRankCell(2 - cell.arm(), cell.stratum(), cell.people()));
  }

  @Override
  protected double whenSwapped(String name, double value) {
    return value;
  }

  @Override
  protected String nameWhenSwapped(String name) {
    return name.startsWith("0 ")
        ? "2 " + name.substring(2)
        : name.startsWith("2 ") ? "0 " + name.substring(2) : name;
  }

  @Override
  protected List<List<LogRankCell>> tooLittle() {
    List<LogRankCell> enough = cells(new Random(1));
    List<LogRankCell> noEvents =
        enough.stream()
            .map(c -> new LogRankCell(c.arm(), 0, SurvivalCell.of(9, Ending.CENSORED)))
            .toList();
    return List.of(List.of(), enough.subList(0, 1), noEvents);
  }
}
