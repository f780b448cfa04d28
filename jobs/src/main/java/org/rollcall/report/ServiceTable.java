package org.rollcall.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.report.page.Caption;
import org.rollcall.report.page.Figure;
import org.rollcall.report.page.Grid;

/** What the services did: sessions and attendances of the last months. */
final class ServiceTable {

  private static final int ROWS = 12;

  private static final List<String> NOTES = List.of(PageCode.SERVICE_NOT_REPORTED.text());

  private ServiceTable() {}

  /** The table; empty where the release has no service activity. */
  static Optional<Figure> of(ReportRows rows) {
    List<ReportRow> all = rows.of("service_activity");
    if (all.isEmpty()) {
      return Optional.empty();
    }
    List<ReportRow> lines = all.stream().filter(ReportRow::shown).toList();
    List<String> periods = lines.stream().map(line -> line.text("period")).distinct().toList();
    int from = periods.size();
    long shown = 0;
    while (from > 0 && (shown == 0 || shown + in(lines, periods.get(from - 1)) <= ROWS)) {
      from--;
      shown += in(lines, periods.get(from));
    }
    List<String> last = periods.subList(from, periods.size());
    List<ReportRow> recent =
        lines.stream().filter(line -> last.contains(line.text("period"))).toList();
    if (recent.size() > 2 * ROWS) {
      recent = recent.subList(0, ROWS);
    }
    boolean whole = recent.size() == all.size();
    String span =
        whole || lines.isEmpty()
            ? "All months"
            : "The last " + Labels.some(Integer.toString(last.size()), "month");
    String left = lines.size() < all.size() ? ", without rows that are withheld" : "";
    return Optional.of(
        new Figure(
                "activity",
                new Caption(
                    "Sessions held, and how many came",
                    span + " by program, region and modality; a count of sessions and attendances"),
                whole
                    ? Figure.Body.TABLE
                    : new Figure.Body("", List.of(shown(recent, span + left))),
                grid(all, "All months"))
            .withNotes(NOTES));
  }

  /** A usual month of each program and modality; empty where the release has none. */
  static Optional<Figure> months(ReportRows rows) {
    List<ReportRow> all = rows.of("service_summary");
    List<ReportRow> lines = all.stream().filter(ReportRow::shown).toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Figure(
                "usual-month",
                new Caption(
                    "A usual month",
                    "Means over the months that the data see whole, with standard deviations"),
                new Figure.Body("", List.of(lines.isEmpty() ? none() : means(lines))),
                months(all, "All programs and modalities"))
            .withNotes(List.of(PageCode.UNKNOWN_MONTHS_LEFT_OUT.text())));
  }

  private static Grid none() {
    return Grids.withheld("Why nothing is shown");
  }

  private static Grid means(List<ReportRow> lines) {
    return Grids.of(lines)
        .word("Program", "program")
        .word("Modality", "session_modality")
        .count("Months", "n_months")
        .number("Sessions held", "mean_sessions_held")
        .number("SD", "sd_sessions_held")
        .number("Attendances", "mean_attendances")
        .number("SD", "sd_attendances")
        .number("People", "mean_people")
        .number("SD", "sd_people")
        .captioned("Means of a month");
  }

  private static Grid months(List<ReportRow> lines, String caption) {
    return Grids.of(lines)
        .word("Program", "program")
        .word("Modality", "session_modality")
        .word("First month", "first_month")
        .word("Last month", "last_month")
        .count("Months", "n_months")
        .count("With sessions", "n_months_sessions_held")
        .number("Sessions held", "mean_sessions_held")
        .number("SD, sessions", "sd_sessions_held")
        .count("With attendances", "n_months_attendances")
        .number("Attendances", "mean_attendances")
        .number("SD, attendances", "sd_attendances")
        .count("With people", "n_months_people")
        .number("People", "mean_people")
        .number("SD, people", "sd_people")
        .count("Groups", "n_groups")
        .status()
        .captioned(caption);
  }

  private static Grid shown(List<ReportRow> lines, String caption) {
    return lines.isEmpty() ? Grids.withheld("Why nothing is shown") : brief(lines, caption);
  }

  private static long in(List<ReportRow> lines, String month) {
    return lines.stream().filter(line -> line.is("period", month)).count();
  }

  /** The columns that tell most; program and region only where they differ. */
  private static Grid brief(List<ReportRow> lines, String caption) {
    Grids grid =
        Grids.of(lines).said("Month", "period", line -> CellFormatter.month(line, "period"));
    List<String> same = new ArrayList<>();
    for (String name : List.of("program", "region")) {
      List<String> values = lines.stream().map(line -> line.text(name)).distinct().toList();
      if (values.size() > 1) {
        grid.word(Labels.title(name), name);
      } else {
        same.add(name + " " + Labels.plain(values.get(0)));
      }
    }
    return grid.word("Modality", "session_modality")
        .count("Held", "n_sessions_held")
        .count("Cancelled", "n_sessions_cancelled")
        .count("No report", "n_sessions_not_reported")
        .count("Not counted", "n_sessions_uncounted")
        .count("Attendances", "n_attendances")
        .count("People", "n_people")
        .count("Newcomers", "n_newcomers")
        .number("Mean size", "mean_group_size")
        .captioned(caption + (same.isEmpty() ? "" : ": " + String.join(", ", same)));
  }

  private static Grid grid(List<ReportRow> lines, String caption) {
    return Grids.of(lines)
        .said("Month", "period", line -> CellFormatter.month(line, "period"))
        .word("Program", "program")
        .word("Region", "region")
        .word("Modality", "session_modality")
        .count("Scheduled", "n_sessions_scheduled")
        .count("Held", "n_sessions_held")
        .count("Cancelled", "n_sessions_cancelled")
        .count("No report", "n_sessions_not_reported")
        .count("Not listed", "n_sessions_unlisted")
        .count("Not counted", "n_sessions_uncounted")
        .count("Attendances", "n_attendances")
        .count("People", "n_people")
        .count("People at least", "n_people_at_least")
        .count("Newcomers", "n_newcomers")
        .count("Groups", "n_groups")
        .number("Mean size", "mean_group_size")
        .status()
        .captioned(caption);
  }
}
