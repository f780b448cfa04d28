package org.rollcall.measure;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;

/**
 * The different groups of each program and modality over the whole time, and how they are known.
 *
 * @param begins first day with an attendance or a headcount
 * @param counts by program and modality
 */
public record ServedGroups(LocalDate begins, Map<Place, ServedGroups.Count> counts) {

  /**
   * Where groups are counted.
   *
   * @param program program
   * @param modality session modality
   */
  public record Place(String program, String modality) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int order = program.compareTo(other.program);
      return order != 0 ? order : modality.compareTo(other.modality);
    }
  }

  /**
   * Different groups. One that changed from names to heads is in both parts.
   *
   * @param groups groups that met
   * @param named groups that kept names in any month
   * @param heads groups that counted heads alone in any month
   */
  public record Count(long groups, long named, long heads) {

    /** No group is known. */
    public static final Count NONE = new Count(0, 0, 0);
  }

  public ServedGroups {
    counts = Map.copyOf(counts);
  }

  private static final class Sets {
    private final Set<GroupCalendar.Key> met = new HashSet<>();
    private final Set<GroupCalendar.Key> named = new HashSet<>();
    private final Set<GroupCalendar.Key> heads = new HashSet<>();

    Count count() {
      Set<GroupCalendar.Key> all = new TreeSet<>(met);
      all.addAll(named);
      all.addAll(heads);
      return new Count(all.size(), named.size(), heads.size());
    }
  }

  /**
   * From the calendar, the days that sources give and the headcounts.
   *
   * @param groups the groups with their sessions; none where there is no directory
   * @param spans first and last days
   * @param headcounts groups that count heads
   * @param countedBy whether a group kept names in a month
   * @param begins first day with data
   * @param asOf last day that counts
   */
  static ServedGroups of(
      List<Row> groups,
      List<Span> spans,
      Headcounts headcounts,
      CountedBy countedBy,
      int begins,
      int asOf) {
    Map<Place, Sets> places = new TreeMap<>();
    Calendars.heldAt(groups, asOf)
        .forEach((group, at) -> at.forEach(p -> in(places, p).met.add(group)));
    Map<GroupCalendar.Key, HeadcountCells.Known> known = Calendars.known(groups);
    for (Span span : spans) {
      GroupCalendar.Key group = span.group();
      if (span.named() && span.firstDay() <= asOf) {
        HeadcountCells.Known what = known.getOrDefault(group, HeadcountCells.UNKNOWN);
        in(places, new Place(what.program(), what.modality())).named.add(group);
      }
    }
    for (Headcounts.Cell cell : headcounts.cells()) {
      boolean alone = countedBy.heads(cell.group().key(), cell.monthNumber());
      if (alone && cell.records() > 0) {
        in(places, new Place(cell.program(), cell.modality())).heads.add(cell.group().key());
      }
    }
    Map<Place, Count> counts = new TreeMap<>();
    places.forEach((place, sets) -> counts.put(place, sets.count()));
    return new ServedGroups(LocalDate.ofEpochDay(begins), counts);
  }

  private static Sets in(Map<Place, Sets> places, Place place) {
    return places.computeIfAbsent(place, key -> new Sets());
  }
}
