package org.rollcall.stats.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.rollcall.stats.Made.assertClose;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.NotEstimable.Reason;
import org.rollcall.stats.SamplingWeight;

class LogRankTest {

  private static LogRankCell cell(int arm, double exit, Ending ending) {
    return new LogRankCell(arm, 0, SurvivalCell.of(exit, ending));
  }

  /** Two at each side; hypergeometric moments written out. */
  @Test
  void of_fourPeople_isByHand() {
    LogRankResult found =
        LogRank.of(
                List.of(
                    cell(1, 1, Ending.EVENT),
                    cell(1, 3, Ending.CENSORED),
                    cell(2, 2, Ending.EVENT),
                    cell(2, 4, Ending.CENSORED)))
            .value()
            .orElseThrow();
    // At 1: 2 of 4 in arm 1, expected 1/2, variance 1/4; at 2: 1 of 3, 1/3, 2/9.
    double expected = 1.0 / 2 + 1.0 / 3;
    double variance = 1.0 / 4 + 2.0 / 9;
    assertClose(expected, found.arms().get(0).expected(), 1e-15, "expected");
    assertClose(variance, found.variance()[0][0], 1e-15, "variance");
    assertClose(Math.pow(1 - expected, 2) / variance, found.chiSquared(), 1e-14, "statistic");
    assertEquals(1, found.df());
  }

  @Test
  void of_identicalArms_givesZeroStatistic() {
    List<LogRankCell> cells = new ArrayList<>();
    for (int arm = 0; arm < 3; arm++) {
      cells.add(cell(arm, 1, Ending.EVENT));
      cells.add(cell(arm, 2, Ending.CENSORED));
      cells.add(cell(arm, 3, Ending.EVENT));
    }
    LogRankResult found = LogRank.of(cells).value().orElseThrow();
    assertEquals(0, found.chiSquared(), 1e-28);
    assertEquals(1, found.pValue(), 1e-12);
    assertEquals(2, found.df());
  }

  /** Under the hypothesis p is uniform: its mean over many data sets is one half. */
  @Test
  void of_manyTrials_rejectsAsOftenAsItSays() {
    Random random = new Random(8);
    int rejected = 0;
    int trials = 1000;
    for (int trial = 0; trial < trials; trial++) {
      List<LogRankCell> cells = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        double time = -Math.log(random.nextDouble());
        double end = 3 * random.nextDouble();
        cells.add(cell(i % 2, Math.min(time, end), time < end ? Ending.EVENT : Ending.CENSORED));
      }
      rejected += LogRank.of(cells).value().orElseThrow().pValue() < 0.05 ? 1 : 0;
    }
    assertEquals(0.05, (double) rejected / trials, 0.02);
  }

  @Test
  void of_strata_areComparedWithin() {
    // In either stratum all are of one arm, so nothing can be compared.
    List<LogRankCell> apart =
        List.of(
            new LogRankCell(1, 1, SurvivalCell.of(1, Ending.EVENT)),
            new LogRankCell(1, 1, SurvivalCell.of(2, Ending.EVENT)),
            new LogRankCell(2, 2, SurvivalCell.of(3, Ending.EVENT)));
    assertEquals(Reason.NO_VARIATION, LogRank.of(apart).missing().orElseThrow().reason());
  }

  @Test
  void of_tooLittle_givesReasons() {
    assertEquals(Reason.NO_PEOPLE, LogRank.of(List.of()).missing().orElseThrow().reason());
    List<LogRankCell> one =
        List.of(
            cell(1, 1, Ending.EVENT),
            new LogRankCell(2, 0, SurvivalCell.of(1, Ending.EVENT).withFrequency(Frequency.of(0))));
    assertEquals(Reason.NO_PEOPLE, LogRank.of(one).missing().orElseThrow().reason());
    List<LogRankCell> none = List.of(cell(1, 1, Ending.CENSORED), cell(2, 1, Ending.CENSORED));
    assertEquals(Reason.NO_EVENTS, LogRank.of(none).missing().orElseThrow().reason());
    List<LogRankCell> never = List.of(cell(1, 1, Ending.CENSORED), cell(2, 2, Ending.EVENT));
    assertEquals(Reason.NO_VARIATION, LogRank.of(never).missing().orElseThrow().reason());
  }

  @Test
  void of_samplingWeights_isRefused() {
    LogRankCell weighted =
        new LogRankCell(1, 0, SurvivalCell.of(1, Ending.EVENT).withWeight(SamplingWeight.of(2.5)));
    Exception e = assertThrows(IllegalArgumentException.class, () -> LogRank.of(List.of(weighted)));
    assertEquals(
        "Invalid sampling weight for a log-rank test: 2.5 (must be 1; its variance takes people as"
            + " counting alike)",
        e.getMessage());
  }
}
