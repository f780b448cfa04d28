package org.rollcall.measure;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rollcall.measure.AttendanceHistory.SessionModality;

/**
 * Attendances, people and newcomers by month and unit, where a unit is one program, region and
 * session modality, or of a program's several regions together. A person counts once in each cell,
 * however often she came.
 */
final class ActivityCells implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * What an activity row is about, besides its month.
   *
   * @param program program
   * @param region region
   * @param modality session modality
   */
  record Unit(String program, String region, String modality) implements Serializable {}

  private final CellLayout layout;
  private static final int NOWHERE = -1;

  private final int[] placeOfGroup;
  private final int[] programOfGroup;
  private final List<Unit> units;

  ActivityCells(CellLayout layout, GroupCalendar calendar) {
    this.layout = layout;
    List<List<String>> regions =
        calendar.groups().stream()
            .map(group -> List.of(group.program(), group.region()))
            .distinct()
            .sorted(Comparator.comparing(String::valueOf))
            .toList();
    // The people of a program's regions are not the sum of each region's: one may go to several.
    List<List<String>> programs =
        regions.stream()
            .map(place -> List.of(place.get(0), Occasions.EVERYWHERE))
            .filter(all -> Collections.frequency(programsOf(regions), all.get(0)) > 1)
            .distinct()
            .toList();
    List<List<String>> places = Stream.concat(regions.stream(), programs.stream()).toList();
    this.units =
        places.stream()
            .flatMap(
                place ->
                    Arrays.stream(SessionModality.values())
                        .map(mode -> new Unit(place.get(0), place.get(1), mode.key())))
            .toList();
    this.placeOfGroup =
        calendar.groups().stream()
            .mapToInt(group -> places.indexOf(List.of(group.program(), group.region())))
            .toArray();
    this.programOfGroup =
        calendar.groups().stream()
            .mapToInt(group -> places.indexOf(List.of(group.program(), Occasions.EVERYWHERE)))
            .toArray();
  }

  private static List<String> programsOf(List<List<String>> places) {
    return places.stream().map(place -> place.get(0)).toList();
  }

  List<Unit> units() {
    return units;
  }

  void count(AttendanceHistory history, LongCounter cells) {
    count(history, placeOfGroup, cells);
    count(history, programOfGroup, cells);
  }

  private void count(AttendanceHistory history, int[] placeOf, LongCounter cells) {
    newcomer(history.firsts(), placeOf, cells);
    long[] seen = new long[history.size()];
    int distinct = 0;
    for (int i = 0; i < history.size(); i++) {
      int place = placeOf[history.group(i)];
      if (place == NOWHERE) {
        continue;
      }
      int month = Months.of(history.day(i)) - layout.firstMonth();
      int unit = unit(place, history.modality(i));
      add(cells, unit, month, CellLayout.Activity.ATTENDANCES);
      long cell =
          CellLayout.cell(
              unit, CellLayout.NO_ARM, layout.activity(month, CellLayout.Activity.PEOPLE));
      boolean known = false;
      for (int j = distinct - 1; j >= 0 && !known; j--) {
        known = seen[j] == cell;
      }
      if (!known) {
        seen[distinct++] = cell;
        cells.add(cell, 1);
      }
    }
  }

  /** Where nobody knows which session was the first, it is the first of the units: of no group. */
  private void newcomer(AttendanceHistory firsts, int[] placeOf, LongCounter cells) {
    int month = Months.of(firsts.day(0)) - layout.firstMonth();
    IntStream.range(0, firsts.size())
        .filter(i -> placeOf[firsts.group(i)] != NOWHERE)
        .map(i -> unit(placeOf[firsts.group(i)], firsts.modality(i)))
        .min()
        .ifPresent(unit -> add(cells, unit, month, CellLayout.Activity.NEWCOMERS));
  }

  private static int unit(int place, SessionModality modality) {
    return place * SessionModality.values().length + modality.ordinal();
  }

  private void add(LongCounter cells, int unit, int month, CellLayout.Activity part) {
    cells.add(CellLayout.cell(unit, CellLayout.NO_ARM, layout.activity(month, part)), 1);
  }
}
