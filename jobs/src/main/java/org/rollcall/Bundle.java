package org.rollcall;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.rollcall.ingest.export.DayOrder;

/**
 * Files that one source can read: of one format, folder and ending, and with the same settings.
 *
 * @param files the files, at least one
 * @param settings the lines of the source for each table, without its name, path and order of dates
 */
record Bundle(List<Sniffed> files, List<SourceSettings> settings) {

  /**
   * The lines of a source for a table.
   *
   * @param table canonical table
   * @param lines what the study must say so that the file can be read
   */
  record SourceSettings(String table, List<String> lines) {}

  Bundle {
    files = List.copyOf(files);
    settings = List.copyOf(settings);
  }

  Bundle with(List<Sniffed> others) {
    return new Bundle(others, settings);
  }

  /** The same files, apart where no one order of day and month suits all of them. */
  Stream<Bundle> apart() {
    if (isDated() || !orders().isEmpty()) {
      return Stream.of(this);
    }
    return Stream.of(
        with(files.stream().filter(file -> !file.isUndatedOnly()).toList()),
        with(files.stream().filter(Sniffed::isUndatedOnly).toList()));
  }

  private boolean isDated() {
    return files.stream().noneMatch(Sniffed::isUndatedOnly);
  }

  private Set<DayOrder> orders() {
    Set<DayOrder> orders = EnumSet.of(DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST);
    files.forEach(file -> orders.retainAll(file.orders()));
    return orders;
  }

  /** The line on the order of day and month, where the files need one. */
  List<String> order() {
    if (isDated()) {
      return List.of();
    }
    Set<DayOrder> orders = orders();
    if (orders.size() == 1) {
      String order = orders.contains(DayOrder.DAY_FIRST) ? "day_first" : "month_first";
      return List.of("    date_order: " + order + "  # as some of the files show");
    }
    return List.of("    date_order: day_first  # or month_first: the files do not tell");
  }
}
