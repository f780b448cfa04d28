package org.rollcall.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.rollcall.compare.Findings;
import org.rollcall.contract.CellStatus;
import org.rollcall.contract.Table;
import org.rollcall.measure.Counts;
import org.rollcall.measure.Counts.Kept;
import org.rollcall.measure.Counts.Passed;
import org.rollcall.measure.Measured;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.survival.AalenJohansen;
import org.rollcall.stats.survival.ClusterExits;
import org.rollcall.stats.survival.CurveOptions;
import org.rollcall.stats.survival.CurveVariance;
import org.rollcall.stats.survival.Ending;
import org.rollcall.stats.survival.LifeTable;
import org.rollcall.stats.survival.SurvivalCell;
import org.rollcall.study.Arm;

/**
 * {@code service_retention}: week by week whom the service keeps, who has left, and who was lost
 * when a group closed, which are the three things that can become of a starter.
 */
final class ServiceRetention {

  private static final double LEVEL = 0.95;
  private static final int LEFT = 1;
  private static final int LOST = 2;
  private static final CurveOptions BY_GROUP =
      CurveOptions.DEFAULT.withVariance(CurveVariance.CLUSTER_JACKKNIFE).withLevel(LEVEL);

  private ServiceRetention() {}

  static Table of(Stamp stamp, Measured measured, Findings findings) {
    Stamp.Sheet sheet = stamp.sheet("service_retention");
    for (Measured.Stratum stratum : measured.strata()) {
      stratum.people().ifPresent(counts -> fill(sheet, stratum.name(), counts, findings));
    }
    return sheet.build();
  }

  private static void fill(Stamp.Sheet sheet, String stratum, Counts counts, Findings findings) {
    counts
        .service()
        .forEach(
            (arm, groups) -> {
              if (!findings.withheld(stratum, arm).isEmpty()) {
                return;
              }
              LifeTable kept = LifeTable.of(groups.stream().map(ServiceRetention::exits).toList());
              AalenJohansen gone =
                  AalenJohansen.of(
                          groups.stream().flatMap(g -> cells(g).stream()).toList(), BY_GROUP)
                      .value()
                      .orElseThrow();
              for (LifeTable.Week week : kept.weeks()) {
                Table.Row row =
                    sheet.add().set("arm", arm.key()).set("stratum", stratum).set("since", "start");
                people(row, groups, week);
                shares(row, kept, gone, week.week());
              }
              closure(sheet.add().set("arm", arm.key()).set("stratum", stratum), counts, arm);
            });
  }

  /** Of those whose groups all closed while they attended, whom the service kept. */
  private static void closure(Table.Row row, Counts counts, Arm arm) {
    Passed kept = counts.keptAtClosure(arm);
    Passed lost = counts.lostAtClosure(arm);
    long people = kept.people() + lost.people();
    row.set("since", "closure")
        .set("week", 0)
        .set("n_at_risk", people)
        .set("n_left", 0)
        .set("n_lost", lost.people())
        .set("n_censored", 0)
        .set("n_groups", kept.with(lost).groups());
    if (people == 0) {
      row.status(CellStatus.NOT_APPLICABLE);
      return;
    }
    row.set("share_kept", kept.people() / (double) people)
        .set("share_lost", lost.people() / (double) people)
        .status(CellStatus.OK);
  }

  private static void people(Table.Row row, List<Kept> groups, LifeTable.Week week) {
    int before = week.week() - 1;
    row.set("week", week.week())
        .set("n_at_risk", week.atRisk())
        .set("n_left", before < 0 ? 0 : groups.stream().mapToLong(g -> g.left()[before]).sum())
        .set("n_lost", before < 0 ? 0 : groups.stream().mapToLong(g -> g.lost()[before]).sum())
        .set("n_censored", week.censored())
        .set("n_groups", week.groups());
  }

  private static void shares(Table.Row row, LifeTable kept, AalenJohansen gone, int week) {
    if (kept.survival(week).isEmpty()) {
      row.status(CellStatus.NOT_AVAILABLE);
      return;
    }
    row.set("share_kept", kept.survival(week).getAsDouble()).status(CellStatus.OK);
    kept.interval(week, LEVEL)
        .ifPresent(
            interval ->
                row.set("conf_low", interval.low())
                    .set("conf_high", interval.high())
                    .set("conf_level", LEVEL));
    gone.incidence(LEFT, week).ifPresent(share -> row.set("share_left", share));
    gone.incidence(LOST, week).ifPresent(share -> row.set("share_lost", share));
    gone.incidenceAt(LOST, week)
        .point()
        .ifPresent(point -> row.set("std_error_lost", point.stdError()));
  }

  /** Whoever is gone, for whatever cause. */
  private static ClusterExits exits(Kept group) {
    long[] gone =
        IntStream.range(0, group.left().length)
            .mapToLong(week -> group.left()[week] + group.lost()[week])
            .toArray();
    return new ClusterExits(group.cluster(), gone, group.kept());
  }

  private static List<SurvivalCell> cells(Kept group) {
    List<SurvivalCell> cells = new ArrayList<>();
    for (int week = 0; week < group.left().length; week++) {
      cells.add(
          people(
              group, SurvivalCell.of(week + 1, Ending.EVENT).withCause(LEFT), group.left()[week]));
      cells.add(
          people(
              group, SurvivalCell.of(week + 1, Ending.EVENT).withCause(LOST), group.lost()[week]));
    }
    for (int week = 0; week < group.kept().length; week++) {
      cells.add(people(group, SurvivalCell.of(week, Ending.CENSORED), group.kept()[week]));
    }
    return cells;
  }

  private static SurvivalCell people(Kept group, SurvivalCell one, long people) {
    return one.withCluster(group.cluster()).withFrequency(Frequency.of(people));
  }
}
