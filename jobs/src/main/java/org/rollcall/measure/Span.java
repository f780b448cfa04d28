package org.rollcall.measure;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * First and last day of which a source tells of a group within a month.
 *
 * @param group the group
 * @param source name of the source
 * @param named whether it tells of people by name
 * @param firstDay days since 1970-01-01
 * @param lastDay days since 1970-01-01
 */
public record Span(GroupCalendar.Key group, String source, boolean named, int firstDay, int lastDay)
    implements Serializable {

  /** One day. */
  static Span of(GroupCalendar.Key group, String source, boolean named, int day) {
    return new Span(group, source, named, day, day);
  }

  private record Place(GroupCalendar.Key group, String source, boolean named, int month)
      implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int order = group.compareTo(other.group);
      order = order != 0 ? order : source.compareTo(other.source);
      order = order != 0 ? order : Boolean.compare(named, other.named);
      return order != 0 ? order : Integer.compare(month, other.month);
    }
  }

  /** Those of many days, one a group, source, kind and month. */
  static final class Collector {
    private final Map<Place, Span> spans = new TreeMap<>();

    void add(Span span) {
      spans.merge(
          new Place(span.group, span.source, span.named, Months.of(span.firstDay)),
          span,
          (one, other) ->
              new Span(
                  one.group,
                  one.source,
                  one.named,
                  Math.min(one.firstDay, other.firstDay),
                  Math.max(one.lastDay, other.lastDay)));
    }

    List<Span> all() {
      return List.copyOf(spans.values());
    }
  }

  /** The latest day of all, of which there must be one. */
  public static LocalDate last(List<Span> spans) {
    return LocalDate.ofEpochDay(spans.stream().mapToInt(Span::lastDay).max().orElseThrow());
  }

  /** The earliest day of all, of which there must be one. */
  public static LocalDate first(List<Span> spans) {
    return LocalDate.ofEpochDay(spans.stream().mapToInt(Span::firstDay).min().orElseThrow());
  }
}
