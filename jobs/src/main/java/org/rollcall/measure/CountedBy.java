package org.rollcall.measure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether a group kept names in a month, or counted heads alone. A group may change from one to the
 * other, so it is asked month by month: where neither was done, nobody knows how many came.
 */
final class CountedBy {

  /**
   * A month of a group.
   *
   * @param group the group
   * @param month the month, as {@link Months} numbers it
   */
  record GroupMonth(GroupCalendar.Key group, int month) {}

  private final Map<GroupCalendar.Key, TreeSet<Integer>> named = new HashMap<>();
  private final Set<GroupMonth> heads = new HashSet<>();

  private CountedBy() {}

  /**
   * From the days that sources give.
   *
   * @param spans first and last days
   * @param headcounts groups that count heads
   */
  static CountedBy of(List<Span> spans, Headcounts headcounts) {
    CountedBy counted = new CountedBy();
    for (Span span : spans) {
      if (span.named()) {
        counted
            .named
            .computeIfAbsent(span.group(), id -> new TreeSet<>())
            .add(Months.of(span.firstDay()));
      }
    }
    for (Headcounts.Cell cell : headcounts.cells()) {
      if (cell.records() > 0) {
        counted.heads.add(new GroupMonth(cell.group().key(), cell.monthNumber()));
      }
    }
    return counted;
  }

  /** Names were kept: a session held then with nobody named is one that nobody came to. */
  boolean name(GroupCalendar.Key group, int month) {
    TreeSet<Integer> months = named.get(group);
    if (months == null || month < months.first() || month > months.last()) {
      return false;
    }
    return months.contains(month) || !heads.contains(new GroupMonth(group, month));
  }

  /** Heads alone were counted: where names are kept, they say more. */
  boolean heads(GroupCalendar.Key group, int month) {
    TreeSet<Integer> months = named.get(group);
    return months == null || !months.contains(month);
  }
}
