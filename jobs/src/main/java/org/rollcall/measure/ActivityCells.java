package org.rollcall.measure;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.rollcall.measure.AttendanceHistory.SessionModality;

/**
 * Attendances, people and newcomers by month and unit, where a unit is one program, region and
 * session modality. A person counts once in each cell, however often she came.
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
  private final int[] placeOfGroup;
  private final List<Unit> units;

  ActivityCells(CellLayout layout, GroupCalendar calendar) {
    this.layout = layout;
    List<String[]> places =
        calendar.groups().stream()
            .map(group -> List.of(group.program(), group.region()))
            .distinct()
            .sorted(Comparator.comparing(String::valueOf))
            .map(place -> place.toArray(String[]::new))
            .toList();
    this.units =
        places.stream()
            .flatMap(
                p ->
                    Arrays.stream(SessionModality.values()).map(r -> new Unit(p[0], p[1], r.key())))
            .toList();
    this.placeOfGroup =
        calendar.groups().stream().mapToInt(group -> placeOf(places, group)).toArray();
  }

  private static int placeOf(List<String[]> places, GroupCalendar.Group group) {
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i)[0].equals(group.program()) && places.get(i)[1].equals(group.region())) {
        return i;
      }
    }
    throw new IllegalStateException("Cannot place a group: its program and region are not listed");
  }

  List<Unit> units() {
    return units;
  }

  int unit(int group, SessionModality modality) {
    return placeOfGroup[group] * SessionModality.values().length + modality.ordinal();
  }

  void count(AttendanceHistory history, LongCounter cells) {
    long[] seen = new long[history.size()];
    int distinct = 0;
    for (int i = 0; i < history.size(); i++) {
      int month = Months.of(history.day(i)) - layout.firstMonth();
      int unit = unit(history.group(i), history.modality(i));
      add(cells, unit, month, CellLayout.Activity.ATTENDANCES);
      if (i == 0) {
        add(cells, unit, month, CellLayout.Activity.NEWCOMERS);
      }
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

  private void add(LongCounter cells, int unit, int month, CellLayout.Activity part) {
    cells.add(CellLayout.cell(unit, CellLayout.NO_ARM, layout.activity(month, part)), 1);
  }
}
