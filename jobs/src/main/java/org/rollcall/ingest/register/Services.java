package org.rollcall.ingest.register;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Request;

/**
 * The column of services of a table of headcounts. Where it has several at one time, as a morning
 * and an evening on a day without times, these are groups: as sessions of one group the later would
 * be lost as copies of the first.
 *
 * @param found the heading
 * @param when days and times
 * @param areMany whether it has several at one time
 */
record Services(Headings.Found found, When when, boolean areMany) {

  static Services of(Headings.Found found, When when) {
    Map<String, Set<String>> services = new HashMap<>();
    Services one = new Services(found, when, false);
    found.below().stream()
        .filter(line -> !Totals.isOne(found, line) && when.date(line).isPresent())
        .forEach(
            line ->
                services
                    .computeIfAbsent(
                        found.cell(line, "group") + "\n" + one.time(line), k -> new HashSet<>())
                    .add(Headings.normal(found.cell(line, "service"))));
    boolean many =
        found.has("service") && services.values().stream().anyMatch(names -> names.size() > 1);
    return new Services(found, when, many);
  }

  private String time(Line line) {
    String day = when.date(line).orElse("");
    return when.hasTimes() ? when.start(line).orElse(day) : day;
  }

  /** The group of a line, with its service where services are groups. */
  String group(Line line) {
    String group = found.cell(line, "group");
    return areMany ? (group + " " + found.cell(line, "service")).strip() : group;
  }

  /**
   * Refuses lines that would be one session.
   *
   * @throws IngestException if there are any, or the study says that services are one group
   */
  void check(Request request, Predicate<Line> isSound) {
    if (areMany && request.isConstant("group_id")) {
      throw new IngestException(
          "IN-SESSION-TWICE",
          found.heading().number(),
          "Cannot read the file: column %d has several services at one time, and the study gives them one group (must not have group_id under constants: of the source, so that each service is a group)"
              .formatted(found.columns().get("service") + 1));
    }
    if (!when.hasTimes()) {
      Set<List<String>> copies = new HashSet<>();
      List<Line> lines =
          found.below().stream()
              .filter(line -> !Totals.isOne(found, line) && isSound.test(line))
              .filter(line -> copies.add(line.cells()))
              .toList();
      SameDay.check(
          lines,
          line ->
              Headings.normal(group(line))
                  + "\n"
                  + Headings.normal(found.cell(line, "service"))
                  + "\n"
                  + time(line));
    }
  }
}
