package org.rollcall.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.stats.clusters.ClusterRatio;

/**
 * Groups that count heads: sums by group, modality, program and month. Nobody is followed.
 *
 * @param cells one per group, modality, program and month, in that order
 */
public record Headcounts(List<Cell> cells) {

  /**
   * The counts of one group in one month.
   *
   * @param group the group
   * @param modality session modality; not_stated where absent
   * @param program program; not_stated where absent
   * @param region region; not_stated where absent
   * @param month month as yyyy-mm
   * @param sessions sessions held with a count
   * @param sessionsMissing sessions held of which no count was returned
   * @param records records with a count
   * @param recordsMissing records with no count
   * @param attendances people counted, summed over sessions
   * @param newcomers newcomers reported, over records that report them
   * @param attendancesWithNewcomers people counted in the records that report newcomers
   * @param largest largest number of people counted at one session; for counts by period, the mean
   *     of the period, rounded down
   */
  public record Cell(
      Group group,
      String modality,
      String program,
      String region,
      String month,
      long sessions,
      long sessionsMissing,
      long records,
      long recordsMissing,
      long attendances,
      long newcomers,
      long attendancesWithNewcomers,
      long largest) {}

  /**
   * A group that counts heads.
   *
   * @param index its index among them
   * @param key its pseudonym
   */
  public record Group(int index, GroupCalendar.Key key) {}

  public Headcounts {
    cells = List.copyOf(cells);
  }

  /** Attendances over sessions, by group, as the estimators take them. */
  public static List<ClusterRatio> perSession(List<Cell> cells) {
    Map<Integer, long[]> sums = new TreeMap<>();
    for (Cell cell : cells) {
      long[] sum = sums.computeIfAbsent(cell.group().index(), group -> new long[2]);
      sum[0] += cell.attendances();
      sum[1] += cell.sessions();
    }
    List<ClusterRatio> ratios = new ArrayList<>();
    sums.forEach(
        (group, sum) -> {
          if (sum[1] > 0) {
            ratios.add(new ClusterRatio(group, sum[1], sum[0], sum[1]));
          }
        });
    return ratios;
  }

  /** The cells by modality and program, and by period: each month, and {@code all}. */
  public Map<Key, List<Cell>> byPeriod() {
    Map<Key, List<Cell>> rows = new TreeMap<>();
    for (Cell cell : cells) {
      for (String period : List.of(cell.month(), "all")) {
        for (String program : List.of(cell.program(), "all")) {
          rows.computeIfAbsent(new Key(cell.modality(), program, period), key -> new ArrayList<>())
              .add(cell);
        }
      }
    }
    return rows;
  }

  /**
   * What a row is about.
   *
   * @param modality session modality
   * @param program program, or all
   * @param period month as yyyy-mm, or all
   */
  public record Key(String modality, String program, String period) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = modality.compareTo(other.modality);
      order = order != 0 ? order : program.compareTo(other.program);
      return order != 0 ? order : period.compareTo(other.period);
    }
  }
}
