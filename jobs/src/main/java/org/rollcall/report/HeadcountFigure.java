package org.rollcall.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rollcall.report.page.Caption;
import org.rollcall.report.page.Cell;
import org.rollcall.report.page.Figure;
import org.rollcall.report.svg.Fixed;

/** Groups that count heads: attendances per session, and what was not counted. */
final class HeadcountFigure {

  private static final List<String> ORDER =
      List.of(Labels.FACE_TO_FACE, Labels.ONLINE, "hybrid", "not_stated");

  private HeadcountFigure() {}

  /** The rows over all periods, modality by modality. */
  static List<ReportRow> whole(ReportRows rows) {
    List<ReportRow> lines = new ArrayList<>();
    for (String modality : ORDER) {
      lines.addAll(
          rows.of(
              "headcount_rate", l -> l.is("period", "all") && l.is("session_modality", modality)));
    }
    if (lines.stream().anyMatch(ReportRow::shown)) {
      lines.removeIf(line -> !line.shown());
    }
    // One program alone is the same as all of them: it is told once.
    boolean alone = lines.stream().map(line -> line.text("program")).distinct().count() == 2;
    boolean summed = lines.stream().anyMatch(line -> line.is("program", "all"));
    return alone && summed
        ? lines.stream().filter(line -> line.is("program", "all")).toList()
        : lines;
  }

  /** The figure; empty where the release has no headcounts. */
  static Optional<Figure> of(ReportRows rows) {
    List<ReportRow> lines = rows.of("headcount_rate");
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    List<ReportRow> whole = whole(rows);
    Figure.Body body = whole.isEmpty() ? Figure.Body.TABLE : Figure.Body.drawn(draw(whole));
    return Optional.of(
        new Figure(
                "headcounts",
                new Caption(
                    headline(whole),
                    "Attendances per session held and counted, with intervals that allow for"
                        + " sessions of one group being alike"),
                body,
                Grids.of(lines)
                    .word("Modality", "session_modality")
                    .word("Program", "program")
                    .word("Period", "period")
                    .count("Groups", "n_groups")
                    .count("Groups with no number", "n_groups_missing")
                    .count("Sessions counted", "n_sessions")
                    .count("Sessions not counted", "n_sessions_missing")
                    .count("Records with no number", "n_records_missing")
                    .count("Records with no sessions", "n_records_sessions_missing")
                    .count("Attendances", "n_attendances")
                    .number("Per session", "estimate")
                    .limitsAlone(field -> line -> CellFormatter.number(line, field))
                    .count("Newcomers", "n_newcomers")
                    .count("Records with no newcomers", "n_records_newcomers_missing")
                    .share("Newcomer share", "newcomer_share")
                    .number("Visits per newcomer", "visits_per_newcomer")
                    .cell("Growth of newcomers a week", "newcomer_growth", HeadcountFigure::growth)
                    .word("Reason", "reason", "none given")
                    .status()
                    .captioned("Headcounts by modality, program and period"))
            .withNotes(notes(whole)));
  }

  /** A share small enough to need two decimals of a percentage. */
  private static Cell growth(ReportRow line) {
    OptionalDouble growth = line.number("newcomer_growth");
    String said =
        growth.isPresent()
            ? Numbers.minus(Fixed.trimmed(100 * growth.getAsDouble(), 2)) + "%"
            : line.mark();
    return CellFormatter.said(said, line, "newcomer_growth");
  }

  private static String headline(List<ReportRow> whole) {
    if (whole.stream().map(line -> line.text("program")).distinct().count() > 1) {
      return "How many come to a session, by modality and program";
    }
    List<String> said = new ArrayList<>();
    for (ReportRow line : whole) {
      line.number("estimate")
          .ifPresent(
              rate ->
                  said.add(
                      Numbers.level(rate, Unit.ATTENDANCES)
                          + " "
                          + Labels.plain(line.text("session_modality"))));
    }
    return said.isEmpty()
        ? "What the headcounts show"
        : "Attendances per session: " + String.join(", ", said);
  }

  private static String draw(List<ReportRow> whole) {
    List<IntervalPlot.Mark> marks = whole.stream().map(HeadcountFigure::mark).toList();
    return IntervalPlot.draw(
        "headcounts-d",
        List.of(
            new IntervalPlot.Panel(
                "Attendances per session", 1, List.of(), IntervalPlot.From.ZERO, marks)),
        List.of("Modality and program", "Sessions counted", "Estimate (interval)"));
  }

  private static IntervalPlot.Mark mark(ReportRow line) {
    return new IntervalPlot.Mark(
        Labels.title(line.text("session_modality")),
        Labels.plain(line.text("program"))
            + ", "
            + CellFormatter.people(line, "n_groups")
            + " groups",
        CellFormatter.people(line, "n_sessions"),
        Labels.style(line.text("session_modality")),
        ReportedInterval.of(line),
        EngagementFigure.levels(line, Unit.ATTENDANCES));
  }

  private static List<String> notes(List<ReportRow> whole) {
    List<String> notes = new ArrayList<>();
    notes.add(PageCode.HEADCOUNTS_FOLLOW_NOBODY.text());
    List<String> missing = whole.stream().map(HeadcountFigure::missing).toList();
    if (!missing.isEmpty()) {
      notes.add("Not counted: " + String.join("; ", missing) + ".");
    }
    return notes;
  }

  private static String missing(ReportRow line) {
    return Labels.plain(line.text("session_modality"))
        + " "
        + Labels.plain(line.text("program"))
        + ", "
        + CellFormatter.people(line, "n_sessions_missing")
        + " sessions with no count returned, "
        + CellFormatter.people(line, "n_records_missing")
        + " records with no number of people, "
        + CellFormatter.people(line, "n_records_sessions_missing")
        + " with none of sessions and "
        + CellFormatter.people(line, "n_records_newcomers_missing")
        + " with none of newcomers";
  }
}
