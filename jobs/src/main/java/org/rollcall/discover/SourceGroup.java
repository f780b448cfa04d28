package org.rollcall.discover;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.contract.DateOrder;
import org.rollcall.study.OpenSettings;

/**
 * Files that one source can read: of one format, folder and ending, and with the same settings.
 *
 * @param files the files, at least one
 * @param settings the lines of the source for each table, without its name, path and order of dates
 */
record SourceGroup(List<Sniffed> files, List<SourceSettings> settings) {

  /**
   * The lines of a source for a table.
   *
   * @param table canonical table
   * @param lines what the study must say so that the file can be read
   */
  record SourceSettings(String table, List<String> lines) {}

  SourceGroup {
    files = List.copyOf(files);
    settings = List.copyOf(settings);
  }

  SourceGroup with(List<Sniffed> others) {
    return new SourceGroup(others, settings);
  }

  /** The same files, apart where no one order of day and month suits all of them. */
  Stream<SourceGroup> apart() {
    if (isDated() || !orders().isEmpty()) {
      return Stream.of(this);
    }
    Map<String, List<Sniffed>> byOrder =
        files.stream()
            .collect(Collectors.groupingBy(SourceGroup::told, TreeMap::new, Collectors.toList()));
    return byOrder.values().stream().map(this::with);
  }

  /** How the order of a file is known: by itself, by something else, or not. */
  private static String told(Sniffed file) {
    return file.isUndatedOnly()
        ? OpenSettings.CHOOSE
        : file.evidence().map(known -> DateOrderEvidence.name(known.order())).orElse("");
  }

  private boolean isDated() {
    return files.stream().noneMatch(file -> file.isUndatedOnly() || file.evidence().isPresent());
  }

  private Set<DateOrder> orders() {
    Set<DateOrder> orders = EnumSet.of(DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST);
    files.forEach(file -> orders.retainAll(file.orders()));
    return orders;
  }

  /** The line on the order of day and month, where the files need one. */
  List<String> order() {
    if (isDated()) {
      return List.of();
    }
    Set<DateOrder> orders = orders();
    if (orders.size() == 1) {
      DateOrder order = orders.iterator().next();
      String why =
          files.stream()
              .flatMap(file -> file.evidence().stream())
              .map(DateOrderEvidence::why)
              .findFirst()
              .orElse("as some of the files show");
      return List.of("    date_order: " + DateOrderEvidence.name(order) + "  # " + why);
    }
    return List.of(
        "    date_order: %s  # day_first or month_first: dates such as 03/04 can be read both ways, and neither weekdays nor other dates of the files tell"
            .formatted(OpenSettings.CHOOSE));
  }
}
