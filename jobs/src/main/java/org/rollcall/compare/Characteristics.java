package org.rollcall.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.rollcall.outcome.Baseline;
import org.rollcall.outcome.BaselineCell;
import org.rollcall.outcome.Covariate;
import org.rollcall.stats.numeric.Cholesky;
import org.rollcall.study.Arm;

/**
 * What was known of people at the start, as columns of 0 and 1 for a model of who starts where: one
 * for each level but the most frequent, for each quarter, and for each program.
 *
 * <p>A level of which either arm has too few people to learn from is joined with the others of its
 * kind; if they are still too few together, with the most frequent level. Columns that say nothing
 * beyond those before them are left out.
 */
final class Characteristics {

  /** Fewer people of an arm in a level say nothing about who starts where. */
  static final int FEWEST = 10;

  private static final int JOINED = -1;

  /** One column: a level, or all joined levels, of a characteristic. */
  private record Column(String name, int ofCharacteristic, int level) {}

  /** Where the level of a characteristic is told from. */
  private record Characteristic(String name, ToIntFunction<Long> level) {}

  private final List<Characteristic> characteristics = new ArrayList<>();
  private final List<Map<Integer, Integer>> becomes = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();
  private int joined;

  Characteristics(List<BaselineCell> cells) {
    for (Covariate covariate : Covariate.values()) {
      if (covariate != Covariate.BOTH_IN_REACH) {
        characteristics.add(
            new Characteristic(
                covariate.name().toLowerCase(Locale.ROOT), b -> Baseline.level(b, covariate)));
      }
    }
    characteristics.add(new Characteristic("start_quarter", Baseline::quarter));
    characteristics.add(new Characteristic("program", Baseline::program));
    for (int i = 0; i < characteristics.size(); i++) {
      becomes.add(new HashMap<>());
      addLevels(cells, i);
    }
    dropAliased(cells);
  }

  /** Names of the columns, in order. */
  List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /** How many levels were too rare to stand for themselves. */
  int joined() {
    return joined;
  }

  /** The columns of people of whom that is known. */
  double[] of(long baseline) {
    return columns.stream().mapToDouble(column -> is(column, baseline) ? 1 : 0).toArray();
  }

  /** Products of two columns of different characteristics: the model does not see them. */
  double[] products(double[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .flatMapToDouble(
            i ->
                IntStream.range(i + 1, values.length)
                    .filter(j -> ofCharacteristic(i) != ofCharacteristic(j))
                    .mapToDouble(j -> values[i] * values[j]))
        .toArray();
  }

  private int ofCharacteristic(int column) {
    return columns.get(column).ofCharacteristic();
  }

  private boolean is(Column column, long baseline) {
    int i = column.ofCharacteristic();
    int level = characteristics.get(i).level().applyAsInt(baseline);
    return becomes.get(i).get(level) == column.level();
  }

  private void addLevels(List<BaselineCell> cells, int i) {
    Map<Integer, long[]> people = new TreeMap<>();
    for (BaselineCell cell : cells) {
      int level = characteristics.get(i).level().applyAsInt(cell.baseline());
      people.computeIfAbsent(level, l -> new long[2])[side(cell)] += cell.people();
    }
    long[] rare = new long[2];
    int most = JOINED;
    for (Map.Entry<Integer, long[]> level : people.entrySet()) {
      boolean isEnough = isEnough(level.getValue());
      becomes.get(i).put(level.getKey(), isEnough ? level.getKey() : JOINED);
      if (!isEnough) {
        joined++;
        rare[0] += level.getValue()[0];
        rare[1] += level.getValue()[1];
      } else if (most == JOINED || sum(level.getValue()) > sum(people.get(most))) {
        most = level.getKey();
      }
    }
    int reference = most;
    if (reference != JOINED && !isEnough(rare)) {
      becomes.get(i).replaceAll((level, to) -> to == JOINED ? reference : to);
    }
    becomes.get(i).values().stream()
        .distinct()
        .sorted()
        .filter(to -> to != reference)
        .forEach(to -> columns.add(new Column(name(i, to), i, to)));
  }

  private String name(int i, int level) {
    return characteristics.get(i).name() + "_" + (level == JOINED ? "joined" : level);
  }

  private static boolean isEnough(long[] people) {
    return Math.min(people[0], people[1]) >= FEWEST;
  }

  private static long sum(long[] people) {
    return people[0] + people[1];
  }

  private static int side(BaselineCell cell) {
    return cell.arm() == Arm.ONLINE ? 1 : 0;
  }

  private void dropAliased(List<BaselineCell> cells) {
    int size = columns.size() + 1;
    double[][] products = new double[size][size];
    Map<Long, Long> people = new TreeMap<>();
    cells.forEach(cell -> people.merge(cell.baseline(), cell.people(), Long::sum));
    people.forEach(
        (baseline, n) -> {
          int[] ones =
              IntStream.range(0, size)
                  .filter(c -> c == 0 || is(columns.get(c - 1), baseline))
                  .toArray();
          for (int row : ones) {
            for (int column : ones) {
              products[row][column] += n;
            }
          }
        });
    Set<Integer> aliased = Set.copyOf(Cholesky.of(products).aliased());
    List<Column> all = List.copyOf(columns);
    columns.removeIf(column -> aliased.contains(all.indexOf(column) + 1));
  }
}
