package org.rollcall.stats.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The laws of every estimator, on data generated with fixed seeds.
 *
 * <p>A data set is a list of cells of counts. A subclass tells how to make cells, what the
 * estimator says of them, and how a cell looks when it is expanded, relabelled, swapped, rescaled
 * or halved; a law whose change an estimator does not know is skipped, visibly.
 *
 * @param <C> a cell of counts with all that the estimator takes; equal cells may occur
 */
public abstract class EstimatorContract<C> {

  private static final int DATA_SETS = 12;
  private static final double CLOSE = 1e-9;

  /** The public classes whose laws these are: the estimator, and results that compute. */
  protected abstract Set<Class<?>> estimators();

  /** Enough data for an answer without reasons; cells with frequencies well above one. */
  protected abstract List<C> cells(Random random);

  /** What the estimator says of cells. */
  protected abstract Said said(List<C> cells);

  /** The same people one by one: cells of frequency one. */
  protected abstract List<C> expanded(C cell);

  /** Whether a cell can stand for several people; not so for the points of a series. */
  protected boolean hasFrequencies() {
    return true;
  }

  /**
   * Data sets that are too small or too plain for an answer; each must give a reason. None, if the
   * estimator has an answer to whatever data.
   */
  protected abstract List<List<C>> tooLittle();

  /** The cell with a new label of its cluster, or empty if there are no clusters. */
  protected Optional<C> relabelled(C cell, LongUnaryOperator label) {
    return Optional.empty();
  }

  /** The cell in the other arm, or empty if there are no arms. */
  protected Optional<C> swapped(C cell) {
    return Optional.empty();
  }

  /**
   * What becomes of a number when arms are swapped: differences change sign, precision does not.
   */
  protected double whenSwapped(String name, double value) {
    return name.endsWith(".value") ? -value : value;
  }

  /** The name that a number goes by when arms are swapped, as the low limit for the high one. */
  protected String nameWhenSwapped(String name) {
    return name;
  }

  /** The cell with time in another unit, or empty if there is no time. */
  protected Optional<C> rescaled(C cell, double factor) {
    return Optional.empty();
  }

  /** What becomes of a number when time is in another unit. */
  protected double whenRescaled(String name, double value, double factor) {
    return value;
  }

  /** The cell with half its sampling weight, or empty if there are no sampling weights. */
  protected Optional<C> halved(C cell) {
    return Optional.empty();
  }

  /** How closely expanded and compressed data must agree, relative; looser only with a reason. */
  protected double closeness() {
    return CLOSE;
  }

  @Test
  void said_enoughData_isFiniteWithoutReasons() {
    forEachDataSet(
        cells -> {
          Said found = said(cells);
          assertEquals(List.of(), found.reasons());
          assertFalse(found.numbers().isEmpty());
          found
              .numbers()
              .forEach((name, value) -> assertTrue(Double.isFinite(value), name + " " + value));
          return null;
        });
  }

  @Test
  void said_rowsInAnotherOrder_changesNoBit() {
    forEachDataSet(
        cells -> {
          List<C> shuffled = new ArrayList<>(cells);
          Collections.shuffle(shuffled, new Random(5));
          assertEquals(said(cells).numbers(), said(shuffled).numbers());
          return null;
        });
  }

  @Test
  void said_expandedToPeople_isTheSame() {
    assumeTrue(hasFrequencies(), "the estimator has no frequencies");
    forEachDataSet(
        cells -> {
          List<C> people = new ArrayList<>();
          cells.forEach(cell -> people.addAll(expanded(cell)));
          assertTrue(people.size() > cells.size(), "cells must stand for several people");
          Collections.shuffle(people, new Random(5));
          assertClose(said(cells).numbers(), said(people).numbers());
          return null;
        });
  }

  @Test
  void said_clustersWithOtherLabels_isTheSame() {
    forEachDataSet(
        cells -> {
          List<C> other = all(cells, cell -> relabelled(cell, label -> 1_000_003 - 7 * label));
          assertClose(said(cells).numbers(), said(other).numbers());
          return null;
        });
  }

  @Test
  void said_armsSwapped_changesSigns() {
    forEachDataSet(
        cells -> {
          List<C> other = all(cells, this::swapped);
          Map<String, Double> wanted = new LinkedHashMap<>();
          said(cells)
              .numbers()
              .forEach(
                  (name, value) -> wanted.put(nameWhenSwapped(name), whenSwapped(name, value)));
          assertClose(wanted, said(other).numbers());
          return null;
        });
  }

  @Test
  void said_timeInAnotherUnit_isTheSameQuantity() {
    forEachDataSet(
        cells -> {
          List<C> other = all(cells, cell -> rescaled(cell, 7));
          Map<String, Double> wanted = new LinkedHashMap<>();
          said(cells)
              .numbers()
              .forEach((name, value) -> wanted.put(name, whenRescaled(name, value, 7)));
          assertClose(wanted, said(other).numbers());
          return null;
        });
  }

  @Test
  void said_everybodyTwiceWithHalfTheWeight_isTheSame() {
    forEachDataSet(
        cells -> {
          List<C> half = all(cells, this::halved);
          List<C> twice = new ArrayList<>(half);
          twice.addAll(half);
          assertClose(said(cells).numbers(), said(twice).numbers());
          return null;
        });
  }

  @Test
  void said_tooLittleData_givesAReasonAndNoOddNumber() {
    assumeFalse(tooLittle().isEmpty(), "the estimator answers whatever the data");
    int index = 0;
    for (List<C> few : tooLittle()) {
      Said found = said(few);
      String which = "data set " + index++;
      assertFalse(found.reasons().isEmpty(), which + " gives no reason: " + found.numbers());
      found
          .numbers()
          .forEach((name, value) -> assertTrue(Double.isFinite(value), which + " " + name));
    }
  }

  private void forEachDataSet(Function<List<C>, Void> law) {
    for (int seed = 1; seed <= DATA_SETS; seed++) {
      law.apply(cells(new Random(seed)));
    }
  }

  private List<C> all(List<C> cells, Function<C, Optional<C>> change) {
    List<C> changed = new ArrayList<>();
    for (C cell : cells) {
      Optional<C> one = change.apply(cell);
      assumeTrue(one.isPresent(), "the estimator has nothing that this law changes");
      changed.add(one.get());
    }
    return changed;
  }

  private void assertClose(Map<String, Double> wanted, Map<String, Double> found) {
    assertEquals(wanted.keySet(), found.keySet());
    wanted.forEach(
        (name, value) ->
            assertEquals(
                value, found.get(name), Math.max(1e-11, Math.abs(value) * closeness()), name));
  }
}
