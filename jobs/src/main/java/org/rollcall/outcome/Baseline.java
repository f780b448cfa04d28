package org.rollcall.outcome;

import java.util.Map;

/**
 * What was known of people when they started, as one number, so that they can be counted by it: the
 * levels of all {@link Covariate}s, in which quarter of which year the first session was, and the
 * program of its group.
 *
 * <p>Nothing that came after the first session is in it.
 */
public final class Baseline {

  /** Nothing is known of the person. */
  public static final long NOTHING = 0;

  /** Quarters that are told apart; later ones count as the last. */
  public static final int QUARTERS = 1000;

  /** How many combinations of levels there are. */
  private static final long PATTERNS = factor(Covariate.values().length);

  private Baseline() {}

  /** How many numbers of people of one program there are: all are from 0 to below it. */
  public static long size() {
    return PATTERNS * QUARTERS;
  }

  /** By how much the number grows with one step of a covariate's level. */
  public static long factor(Covariate covariate) {
    return factor(covariate.ordinal());
  }

  /** The number of people of whom that is known; of the rest nothing is. */
  public static long of(Map<Covariate, Integer> levels) {
    long number = NOTHING;
    for (Map.Entry<Covariate, Integer> level : levels.entrySet()) {
      number += factor(level.getKey()) * level.getValue();
    }
    return number;
  }

  /** The same people, starting in that quarter, counted from the first of 1970. */
  public static long startingIn(int quarter, long baseline) {
    return baseline % PATTERNS + PATTERNS * Math.min(quarter, QUARTERS - 1);
  }

  /** The same people, starting in a group of that program, by its place among the programs. */
  public static long inProgram(int program, long baseline) {
    return baseline % size() + size() * program;
  }

  /** The place of the program of the first session's group. */
  public static int program(long baseline) {
    return (int) (baseline / size());
  }

  /** The place of the covariate's level, {@link Covariate#UNKNOWN} for what is not known. */
  public static int level(long baseline, Covariate covariate) {
    return (int) (baseline / factor(covariate) % covariate.levels());
  }

  /** The quarter of the first session, counted from the first of 1970. */
  public static int quarter(long baseline) {
    return (int) (baseline % size() / PATTERNS);
  }

  private static long factor(int before) {
    long factor = 1;
    for (int i = 0; i < before; i++) {
      factor *= Covariate.values()[i].levels();
    }
    return factor;
  }
}
