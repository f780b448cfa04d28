package org.rollcall.tables;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.rollcall.contract.Table;
import org.rollcall.measure.Headcounts.Cell;
import org.rollcall.measure.Measured;
import org.rollcall.stats.regression.FitOptions;
import org.rollcall.stats.regression.PoissonRegression;
import org.rollcall.stats.regression.RegressionCell;

/**
 * Attendances per newcomer, which is the mean number of attendances of a person where as many begin
 * as end (Little's law). Where newcomers become more, those of today have not come as often yet as
 * they will; where they become fewer, the other way round. So there is none beyond a growth of 0.3%
 * a week, nor where the growth is not known.
 */
final class VisitsPerNewcomer {

  private static final double MOST_GROWTH = 0.003;

  /** Of a whole year, so that seasons do not look like growth. */
  private static final int LEAST_MONTHS = 12;

  private static final double DAYS_OF_WEEK = 7;

  private VisitsPerNewcomer() {}

  /** Fills the columns; why there is no number, if so. */
  static Optional<RateReason> fill(Table.Row row, List<Cell> cells, Measured measured) {
    Map<YearMonth, Long> newcomers = byMonth(cells, measured);
    if (newcomers.size() < LEAST_MONTHS) {
      return Optional.of(RateReason.NEWCOMERS_OF_LESS_THAN_A_YEAR);
    }
    OptionalDouble growth = growth(newcomers);
    growth.ifPresent(value -> row.set("newcomer_growth", value));
    if (growth.isEmpty()) {
      return Optional.of(RateReason.NOBODY_NEW);
    }
    if (Math.abs(growth.getAsDouble()) > MOST_GROWTH) {
      return Optional.of(RateReason.NEWCOMERS_CHANGE);
    }
    long asked = cells.stream().mapToLong(Cell::attendancesWithNewcomers).sum();
    row.set("visits_per_newcomer", asked / (double) total(cells));
    return Optional.empty();
  }

  private static long total(List<Cell> cells) {
    return cells.stream().mapToLong(Cell::newcomers).sum();
  }

  /** Newcomers of each whole month in which anybody said how many. */
  private static Map<YearMonth, Long> byMonth(List<Cell> cells, Measured measured) {
    Map<YearMonth, Long> newcomers = new TreeMap<>();
    for (Cell cell : cells) {
      YearMonth month = YearMonth.parse(cell.month());
      if (cell.records() > cell.recordsUnasked() && WholeMonths.contain(measured, month)) {
        newcomers.merge(month, cell.newcomers(), Long::sum);
      }
    }
    return newcomers;
  }

  /** Weekly growth of newcomers a day, as a share; empty where nobody was new. */
  private static OptionalDouble growth(Map<YearMonth, Long> newcomers) {
    YearMonth first = newcomers.keySet().iterator().next();
    List<RegressionCell> months = new ArrayList<>();
    newcomers.forEach(
        (month, n) -> {
          long since = ChronoUnit.DAYS.between(first.atDay(1), month.atDay(1));
          double middle = (since + month.lengthOfMonth() / 2.0) / DAYS_OF_WEEK;
          months.add(RegressionCell.of(n, middle).withOffset(Math.log(month.lengthOfMonth())));
        });
    return PoissonRegression.fit(List.of("week"), months, FitOptions.defaults())
        .value()
        .map(fit -> OptionalDouble.of(Math.expm1(fit.coefficient("week"))))
        .orElse(OptionalDouble.empty());
  }
}
