package org.rollcall.stats.law;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.rollcall.stats.agreement.CohenKappa;

/** Coders take the place of arms: kappa does not tell them apart. */
class CohenKappaLawsTest extends EstimatorContract<CohenKappaLawsTest.Cell> {

  /** Units by the codes of two coders. */
  record Cell(int first, int second, long units) {}

  @Override
  protected Set<Class<?>> estimators() {
    return Set.of(CohenKappa.class);
  }

  @Override
  protected List<Cell> cells(Random random) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      cells.add(new Cell(random.nextInt(4), random.nextInt(4), random.nextInt(5)));
    }
    for (int k = 0; k < 4; k++) {
      cells.add(new Cell(k, k, 8));
    }
    return cells;
  }

  @Override
  protected Said said(List<Cell> cells) {
    long[][] table = new long[4][4];
    cells.forEach(cell -> table[cell.first][cell.second] += cell.units);
    Said said = new Said();
    for (CohenKappa.Weights weights : CohenKappa.Weights.values()) {
      var found = CohenKappa.of(table, weights);
      said.reason(found.missing());
      found
          .value()
          .ifPresent(
              kappa ->
                  said.estimate(weights + ".kappa", kappa.agreement().estimate())
                      .number(weights + ".number", kappa.agreement().value())
                      .number(weights + ".observed", kappa.agreement().observed())
                      .number(weights + ".expected", kappa.agreement().expected())
                      .number(weights + ".null", kappa.nullStdError())
                      .number(weights + ".p", kappa.pValue()));
    }
    return said;
  }

  @Override
  protected List<Cell> expanded(Cell cell) {
    return Collections.nCopies((int) cell.units, new Cell(cell.first, cell.second, 1));
  }

  @Override
  protected List<List<Cell>> tooLittle() {
    return List.of(
        List.of(), List.of(new Cell(2, 2, 9)), List.of(new Cell(0, 0, 9), new Cell(1, 1, 4)));
  }

  @Override
  protected Optional<Cell> swapped(Cell cell) {
    return Optional.of(new Cell(cell.second, cell.first, cell.units));
  }

  @Override
  protected double whenSwapped(String name, double value) {
    return value;
  }
}
