package org.rollcall.discover;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rollcall.contract.FlowLine;
import org.rollcall.ingest.core.Extract;

/**
 * What a file gives to one table, in numbers and days and without a cell of it.
 *
 * @param extract its rows
 */
record ExtractSummary(Extract extract) {

  private static final List<String> STARTS = List.of("session_start", "scheduled_start");
  private static final List<String> OTHER_TIMES = List.of("joined_at", "submitted_at");

  /** Rows of the table. */
  long rows() {
    return extract.records().stream().filter(row -> row.fault().isEmpty()).count();
  }

  /** Different people; 0 where it tells of none. */
  int people() {
    return values("participant_id").size();
  }

  /**
   * Different sessions of which the start is told, in canonical text or as the study completes it.
   */
  int sessions() {
    List<String> starts = starts();
    Set<String> sessions = new HashSet<>();
    for (Extract.Record row : extract.records()) {
      String start =
          starts.stream()
              .map(column -> extract.cell(row, column))
              .filter(text -> !text.isEmpty())
              .findFirst()
              .orElse("");
      if (row.fault().isEmpty() && !start.isEmpty()) {
        sessions.add(extract.cell(row, "group_id") + " " + start);
      }
    }
    return sessions.size();
  }

  /** Sum of the headcounts. */
  long attendees() {
    return extract.records().stream()
        .map(row -> extract.cell(row, "attendees"))
        .filter(cell -> cell.matches("\\d+"))
        .mapToLong(Long::parseLong)
        .sum();
  }

  boolean hasHeadcounts() {
    return extract.columns().contains("attendees");
  }

  /** The days of which it tells, ISO. */
  TreeSet<String> days() {
    List<String> columns = new ArrayList<>(starts());
    columns.addAll(OTHER_TIMES);
    return columns.stream()
        .flatMap(column -> values(column).stream())
        .filter(text -> text.matches("\\d{4}-\\d\\d-\\d\\d.*"))
        .map(text -> text.substring(0, 10))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Rows that break a rule, by its code. */
  Map<String, Long> faults() {
    return extract.records().stream()
        .map(Extract.Record::fault)
        .filter(code -> !code.isEmpty() && !FlowLine.isAside(code))
        .collect(Collectors.groupingBy(code -> code, TreeMap::new, Collectors.counting()));
  }

  private List<String> starts() {
    List<String> columns = new ArrayList<>(STARTS);
    extract.gaps().forEach(gap -> columns.addAll(gap.columns()));
    return columns;
  }

  private Set<String> values(String column) {
    return extract.records().stream()
        .map(row -> extract.cell(row, column))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.toSet());
  }
}
