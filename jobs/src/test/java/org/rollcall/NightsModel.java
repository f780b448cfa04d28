package org.rollcall;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a store must hold after any nights: the rows of every file as it was last read. */
final class NightsModel {

  /** One attendance; a correction gives it another version. */
  record Row(int number, int version) {}

  /** The files that lie in the inbox now. */
  final Map<String, List<Row>> inbox = new TreeMap<>();

  /** The rows that the last whole intake left, by the name under which their file was read. */
  private final Map<String, List<Row>> store = new TreeMap<>();

  /** What an intake of the inbox as it is now does. */
  void takeIn() {
    Map<String, List<Row>> next = after();
    store.clear();
    store.putAll(next);
  }

  /** All rows of all files, as they stand in the store. */
  List<Row> rows() {
    return rows(store.values());
  }

  /** The same, if the inbox were taken in now. */
  List<Row> rowsAfter() {
    return rows(after().values());
  }

  /** Attendances that count: one per number, whichever of its files has it. */
  long attendances() {
    Set<Integer> numbers = new HashSet<>();
    rows().forEach(row -> numbers.add(row.number()));
    return numbers.size();
  }

  /** The files that an undisturbed run would need to come to the same rows. */
  Map<String, List<Row>> files() {
    return Map.copyOf(store);
  }

  /** A file that is gone keeps its rows; one of known content under a new name is the same file. */
  private Map<String, List<Row>> after() {
    Map<String, List<Row>> next = new TreeMap<>(store);
    inbox.forEach(
        (name, rows) -> {
          if (!next.containsKey(name)) {
            renamed(next, rows).ifPresent(next::remove);
          }
          next.put(name, rows);
        });
    return next;
  }

  private Optional<String> renamed(Map<String, List<Row>> next, List<Row> rows) {
    return next.keySet().stream()
        .filter(name -> !inbox.containsKey(name) && next.get(name).equals(rows))
        .findFirst();
  }

  private static List<Row> rows(Collection<List<Row>> files) {
    List<Row> rows = new ArrayList<>();
    files.forEach(rows::addAll);
    return rows;
  }
}
