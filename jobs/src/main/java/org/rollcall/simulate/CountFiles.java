package org.rollcall.simulate;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Headcounts: by session in canonical form, by month with columns of their own. */
final class CountFiles {
  private final World world;
  private final Clock clock;
  private final Dice dice;

  private CountFiles(World world) {
    this.world = world;
    this.clock = Clock.of(world.scenario());
    this.dice = new Dice(world.scenario().seed(), "count files");
  }

  static List<Sheet> write(World world) {
    CountFiles files = new CountFiles(world);
    return List.of(files.bySession(), files.byMonth());
  }

  private Sheet bySession() {
    Sheet sheet =
        new Sheet(
            "data/headcounts-by-session.csv",
            "headcounts",
            "group_id,session_start,session_modality,attendees,newcomers");
    for (World.Headcount count : world.headcounts()) {
      Group group = count.group();
      if (group.record() == Group.Kind.COUNT_BY_SESSION) {
        boolean returned = count.attendees() >= 0;
        sheet.row(
            group.code(),
            clock.start(group, count.week()) + ":00",
            group.modality().key,
            returned ? count.attendees() : "",
            returned ? count.newcomers() : "");
      }
    }
    String group = sheet.lines().get(0).substring(0, 4);
    sheet.bad("out_of_range", dice, group + ",2025-03-02T18:00:00,online,-3,0");
    sheet.bad("bad_number", dice, group + ",2025-03-09T18:00:00,online,about ten,0");
    sheet.bad("missing_required", dice, ",2025-03-16T18:00:00,online,9,1");
    return sheet;
  }

  private Sheet byMonth() {
    Sheet sheet =
        new Sheet(
            "data/headcounts-by-month.csv", "headcounts", "Group,From,To,Meetings,People,New");
    for (Group group : world.groups()) {
      if (group.record() != Group.Kind.COUNT_BY_MONTH) {
        continue;
      }
      Map<YearMonth, int[]> months = new TreeMap<>();
      for (World.Headcount count : world.headcounts()) {
        if (count.group().code().equals(group.code())) {
          LocalDate date = clock.date(group, count.week());
          int[] sums = months.computeIfAbsent(YearMonth.from(date), m -> new int[3]);
          sums[0]++;
          sums[1] += count.attendees();
          sums[2] += count.newcomers();
        }
      }
      months.forEach(
          (month, sums) ->
              sheet.row(
                  group.code(), month.atDay(1), month.atEndOfMonth(), sums[0], sums[1], sums[2]));
    }
    return sheet;
  }
}
