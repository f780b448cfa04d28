package org.rollcall.ingest;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rollcall.ingest.core.Extract;

/**
 * People of an extract of attendance and how long they were there.
 *
 * @param people how many
 * @param total minutes of all: the union of each person's stays in a session, or what is told
 */
record PersonMinutes(int people, double total) {

  static PersonMinutes of(Extract extract) {
    Set<String> people = new HashSet<>();
    Map<String, List<LocalDateTime[]>> stays = new TreeMap<>();
    Map<String, Double> told = new TreeMap<>();
    for (Extract.Record row : extract.records()) {
      if (!row.fault().isEmpty()) {
        continue;
      }
      String person = SamplesTest.cell(extract, row, "participant_id");
      people.add(person);
      String key =
          person
              + "\n"
              + SamplesTest.cell(extract, row, "group_id")
              + "\n"
              + SamplesTest.cell(extract, row, "session_start");
      String joined = SamplesTest.cell(extract, row, "joined_at");
      String left = SamplesTest.cell(extract, row, "left_at");
      String minutes = SamplesTest.cell(extract, row, "minutes");
      if (!joined.isEmpty() && !left.isEmpty()) {
        stays.computeIfAbsent(key, k -> new ArrayList<>()).add(interval(joined, left));
      }
      told.merge(key, minutes.isEmpty() ? 0 : Double.parseDouble(minutes), Math::max);
    }
    double total = 0;
    for (Map.Entry<String, Double> one : told.entrySet()) {
      total += Math.max(one.getValue(), union(stays.getOrDefault(one.getKey(), List.of())));
    }
    return new PersonMinutes(people.size(), total);
  }

  private static LocalDateTime[] interval(String joined, String left) {
    return new LocalDateTime[] {
      LocalDateTime.parse(joined.substring(0, 19)), LocalDateTime.parse(left.substring(0, 19))
    };
  }

  private static double union(List<LocalDateTime[]> stays) {
    List<LocalDateTime[]> sorted = new ArrayList<>(stays);
    sorted.sort((one, other) -> one[0].compareTo(other[0]));
    long seconds = 0;
    LocalDateTime end = LocalDateTime.MIN;
    for (LocalDateTime[] stay : sorted) {
      LocalDateTime from = stay[0].isAfter(end) ? stay[0] : end;
      if (stay[1].isAfter(from)) {
        seconds += Duration.between(from, stay[1]).toSeconds();
        end = stay[1];
      }
    }
    return seconds / 60.0;
  }
}
