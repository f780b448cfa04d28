package org.rollcall.stats.law;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.rollcall.stats.multiplicity.BenjaminiHochberg;
import org.rollcall.stats.multiplicity.Holm;

class MultiplicityLawsTest extends EstimatorContract<MultiplicityLawsTest.Cell> {

  /** Tests with the same p-value. */
  record Cell(double p, int tests) {}

  @Override
  protected Set<Class<?>> estimators() {
    return Set.of(Holm.class, BenjaminiHochberg.class);
  }

  @Override
  protected List<Cell> cells(Random random) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      cells.add(new Cell(Math.pow(random.nextDouble(), 3), 1 + random.nextInt(3)));
    }
    cells.add(new Cell(cells.get(0).p, 2));
    return cells;
  }

  @Override
  protected Said said(List<Cell> cells) {
    double[] p =
        cells.stream()
            .flatMap(cell -> Collections.nCopies(cell.tests, cell.p).stream())
            .mapToDouble(Double::doubleValue)
            .toArray();
    double[] holm = Holm.adjust(p);
    double[] hochberg = BenjaminiHochberg.adjust(p);
    Said said = new Said();
    for (int i = 0; i < p.length; i++) {
      said.number("holm of " + p[i], holm[i]).number("BH of " + p[i], hochberg[i]);
    }
    return said;
  }

  @Override
  protected List<Cell> expanded(Cell cell) {
    return Collections.nCopies(cell.tests, new Cell(cell.p, 1));
  }

  /** Whatever the p-values, they can be adjusted. */
  @Override
  protected List<List<Cell>> tooLittle() {
    return List.of();
  }
}
