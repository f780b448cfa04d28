package org.rollcall.measure;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.rollcall.outcome.Baseline;
import org.rollcall.outcome.Outcome;
import org.rollcall.outcome.OutcomeCatalog;
import org.rollcall.study.Arm;
import org.rollcall.study.Study;

/**
 * The plan of cells: which number a count has in the one table of counts by cell.
 *
 * <p>A cell is a cluster, an arm and a slot, packed into one long, so that Spark only ever sums
 * longs by long. Slots come in blocks, one block for each thing that is counted.
 */
final class CellLayout implements Serializable {

  private static final long serialVersionUID = 1L;

  /** What is summed of an outcome. */
  enum Part {
    /** People who have a value. */
    PEOPLE,
    /** Their values. */
    VALUES,
    /** The squares of these; the totals below the line of a ratio. */
    SQUARES_OR_PER,
    /** How much of what is asked is known. */
    KNOWN,
    /** How much is asked. */
    ASKED
  }

  /** The steps of the cohort flow, in order; those in both modes are none. */
  enum Step {
    SEEN,
    ANALYSED,
    FOLLOWED,
    IN_BOTH_MODES,
    NEW,
    FIRST_TOLD,
    STARTED,
    MATURE,
    OBSERVED_AT_LANDMARK,
    STILL_COMING_AT_LANDMARK,
    MATURE_FROM_LANDMARK
  }

  /** The states that a person moves between. */
  enum State {
    FACE_TO_FACE_ONLY,
    ONLINE_ONLY,
    BOTH_SO_FAR,
    LAPSED,
    CLOSED
  }

  /** Plain counts beside the outcomeSlots. */
  enum Tally {
    ID_NEW,
    REPORTED_NEW,
    ASKED_NEW,
    ATTENDED,
    NOT_FOLLOWED,
    LINKAGE_SHOWN,
    KEPT_AT_CLOSURE,
    LOST_AT_CLOSURE,
    LED,
    LEFT_AND_SEEN_ON,
    CAME_BACK
  }

  /** What is counted of identities in a week. */
  enum Turnover {
    BEGAN,
    /** A regular was seen for the last time. */
    ENDED,
    /** The same, who had begun there not long before. */
    OWN
  }

  /** What is counted of a month of one program, region and modality. */
  enum Activity {
    ATTENDANCES,
    PEOPLE,
    NEWCOMERS
  }

  static final int TRIANGLE_STEP = 4;
  static final int TRANSITION_WEEKS = 26;
  static final int RETURN_WEEKS = 26;

  /** The slot of cells that are not of an arm. */
  static final int NO_ARM = 3;

  private static final int ENDINGS = ReturnCells.Ending.values().length;

  /** Kept as long as followed, and each ending. */
  private static final int SERVICE_PARTS = 1 + Service.Ending.values().length;

  private static final int STATES = State.values().length;
  private static final int CLUSTER_SHIFT = 39;
  private static final int ARM_SHIFT = 37;

  private final Study.Retention retention;
  private final List<Integer> landmarks;
  private final List<Outcome> outcomes;
  private final List<Outcome> adjusted;
  private final int months;
  private final int firstMonth;

  private final int exits;
  private final int service;
  private final int outcomeSlots;
  private final int flow;
  private final int triangle;
  private final int returns;
  private final int transitions;
  private final int plain;
  private final int activity;
  private final int turnover;
  private final int baselines;

  CellLayout(Study study, int firstMonth, int months) {
    this.retention = study.retention();
    this.landmarks = List.copyOf(study.landmarkWeeks());
    this.firstMonth = firstMonth;
    this.months = months;
    this.outcomes = OutcomeCatalog.of(study).ofPeople();
    this.adjusted = OutcomeCatalog.of(study).adjusted();
    int next = 0;
    exits = next;
    next += rules().size() * (retention.horizonWeeks() + 1) * 2;
    service = next;
    next += (retention.horizonWeeks() + 1) * SERVICE_PARTS;
    outcomeSlots = next;
    next += outcomes.size() * Part.values().length;
    flow = next;
    next += Step.values().length * (1 + landmarks.size());
    triangle = next;
    next += months * triangleWeeks().size() * 2;
    returns = next;
    next += (RETURN_WEEKS + 1) * ENDINGS;
    transitions = next;
    next += (TRANSITION_WEEKS + 1) * STATES * STATES;
    plain = next;
    next += Tally.values().length;
    activity = next;
    next += months * Activity.values().length;
    turnover = next;
    next += weeks() * Turnover.values().length;
    baselines = next;
  }

  Study.Retention retention() {
    return retention;
  }

  List<Integer> landmarks() {
    return landmarks;
  }

  /** The outcomes that are counted of people. */
  List<Outcome> outcomes() {
    return outcomes;
  }

  /** The shares that are also counted by what was known of people at the start. */
  List<Outcome> adjusted() {
    return adjusted;
  }

  /** Names of the rules by which exits are counted, in the order of the catalogue. */
  List<String> rules() {
    return OutcomeCatalog.counted(retention);
  }

  List<Integer> triangleWeeks() {
    List<Integer> weeks = new ArrayList<>();
    for (int week = 0; week <= retention.horizonWeeks(); week += TRIANGLE_STEP) {
      weeks.add(week);
    }
    return weeks;
  }

  int months() {
    return months;
  }

  int firstMonth() {
    return firstMonth;
  }

  int exit(int definition, int week, boolean left) {
    return exits + (definition * (retention.horizonWeeks() + 1) + week) * 2 + (left ? 1 : 0);
  }

  /** Slot of those whom the service lost in a week. */
  int lost(int week, Service.Ending ending) {
    return service + week * SERVICE_PARTS + 1 + ending.ordinal();
  }

  /** Slot of those whom it had kept when their follow-up ended, after so many complete weeks. */
  int keptUntil(int week) {
    return service + week * SERVICE_PARTS;
  }

  int outcome(Outcome outcome, Part part) {
    int at = outcomes.indexOf(outcome);
    if (at < 0) {
      throw new IllegalArgumentException(
          "Cannot count outcome: " + outcome.key() + " (must be one of people)");
    }
    return outcome(at, part);
  }

  /** The same by its place among the outcomes. */
  int outcome(int at, Part part) {
    return outcomeSlots + at * Part.values().length + part.ordinal();
  }

  /** Slot of a step; a landmark is given by its place in the list plus one, 0 for no landmark. */
  int flow(Step step, int landmark) {
    return flow + step.ordinal() * (1 + landmarks.size()) + landmark;
  }

  int triangle(int month, int weekIndex, boolean retained) {
    return triangle + (month * triangleWeeks().size() + weekIndex) * 2 + (retained ? 1 : 0);
  }

  int returned(int week, ReturnCells.Ending ending) {
    return returns + week * ENDINGS + ending.ordinal();
  }

  int transition(int week, State from, State to) {
    return transitions + (week * STATES + from.ordinal()) * STATES + to.ordinal();
  }

  int plain(Tally tally) {
    return plain + tally.ordinal();
  }

  int activity(int month, Activity part) {
    return activity + month * Activity.values().length + part.ordinal();
  }

  /** Weeks that the months span. */
  int weeks() {
    return months * 31 / 7 + 1;
  }

  /** The week of a day, counted from the first of the first month. */
  int week(int day) {
    return (int) (day - Months.firstDay(firstMonth).toEpochDay()) / 7;
  }

  int turnover(int week, Turnover part) {
    return turnover + week * Turnover.values().length + part.ordinal();
  }

  /** Slot of people alike at the start who have an outcome, or have it not. */
  long baseline(int at, long baseline, boolean has) {
    return baselines + (at * Baseline.size() + baseline) * 2 + (has ? 1 : 0);
  }

  /** What was known at the start of those whose slot it is; empty if it is of something else. */
  OptionalLong baselineOf(int at, long slot) {
    long first = baseline(at, 0, false);
    return first <= slot && slot < baseline(at + 1, 0, false)
        ? OptionalLong.of((slot - first) / 2)
        : OptionalLong.empty();
  }

  static long cell(int cluster, int arm, long slot) {
    return (long) cluster << CLUSTER_SHIFT | (long) arm << ARM_SHIFT | slot;
  }

  static long cell(int cluster, Arm arm, long slot) {
    return cell(cluster, arm.ordinal(), slot);
  }

  static int cluster(long cell) {
    return (int) (cell >>> CLUSTER_SHIFT);
  }

  static int arm(long cell) {
    return (int) (cell >>> ARM_SHIFT) & 3;
  }

  static long slot(long cell) {
    return cell & (1L << ARM_SHIFT) - 1;
  }
}
