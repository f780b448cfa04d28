package org.rollcall.stats.weighting;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.survival.Ending;

/**
 * 600 kinds of people by formula, so that R can make the same.
 *
 * <pre>
 * i <- 0:599; n <- 1 + i %% 3; x1 <- ((7*i) %% 5)/2; x2 <- as.numeric((11*i) %% 3 == 0)
 * g <- (i*i + 3*i) %% 23; f <- (5*i + i %/% 50) %% 9; u <- (i*31 + 17*((i %/% 7) %% 11)) %% 10
 * arm2 <- as.numeric(u >= 5 - x1); arm3 <- ifelse(u < 3 + x2, 0, ifelse(u < 6 + x1, 1, 2))
 * y <- as.numeric((13*i + 5*arm2 + g) %% 17 < 7 + 2*arm2 + x2); yc <- y + x1 + (i %% 4)/3
 * wk <- 1 + (19*i + 3*arm2 + (i %/% 9)) %% 9
 * left <- as.numeric((23*i + (i %/% 5)) %% 4 != 0)
 * </pre>
 */
final class Listed {

  private static final int KINDS = 600;

  /** Which outcome a cell has. */
  enum Outcome {
    SHARE,
    NUMBER
  }

  private final int i;

  private Listed(int i) {
    this.i = i;
  }

  static WeightingOptions options(int arms) {
    return WeightingOptions.of(arms, List.of("x1", "x2"));
  }

  static List<OutcomeCell> outcomes(int arms, Outcome outcome) {
    List<OutcomeCell> cells = new ArrayList<>();
    for (Listed kind : kinds()) {
      double y = outcome == Outcome.SHARE ? kind.share() : kind.number();
      cells.add(new OutcomeCell(kind.people(arms), y));
    }
    return cells;
  }

  static List<RetentionCell> exits(int arms) {
    List<RetentionCell> cells = new ArrayList<>();
    for (Listed kind : kinds()) {
      cells.add(new RetentionCell(kind.people(arms), kind.week(), kind.ending()));
    }
    return cells;
  }

  private static List<Listed> kinds() {
    List<Listed> kinds = new ArrayList<>();
    for (int i = 0; i < KINDS; i++) {
      kinds.add(new Listed(i));
    }
    return kinds;
  }

  private double x1() {
    return 7 * i % 5 / 2.0;
  }

  private int x2() {
    return 11 * i % 3 == 0 ? 1 : 0;
  }

  private int cluster() {
    return (i * i + 3 * i) % 23;
  }

  private int arm(int arms) {
    int u = (i * 31 + 17 * (i / 7 % 11)) % 10;
    if (arms == 2) {
      return u >= 5 - x1() ? 1 : 0;
    }
    return u < 3 + x2() ? 0 : u < 6 + x1() ? 1 : 2;
  }

  private PropensityCell people(int arms) {
    return PropensityCell.of(arm(arms), x1(), x2())
        .withCluster(cluster())
        .withSecondCluster((5 * i + i / 50) % 9)
        .withFrequency(Frequency.of(1 + i % 3));
  }

  private double share() {
    return (13 * i + 5 * arm(2) + cluster()) % 17 < 7 + 2 * arm(2) + x2() ? 1 : 0;
  }

  private double number() {
    return share() + x1() + i % 4 / 3.0;
  }

  private int week() {
    return 1 + (19 * i + 3 * arm(2) + i / 9) % 9;
  }

  private Ending ending() {
    return (23 * i + i / 5) % 4 != 0 ? Ending.EVENT : Ending.CENSORED;
  }
}
