package org.rollcall.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rollcall.contract.Instrument;
import org.rollcall.report.page.Caption;
import org.rollcall.report.page.Cell;
import org.rollcall.report.page.Figure;
import org.rollcall.report.page.Grid;

/**
 * What respondents say: linked and anonymous answers apart, participants and facilitators apart.
 */
final class ExperienceFigures {

  private static final List<String> CLASSES =
      List.of(Labels.FACE_TO_FACE, Labels.ONLINE, Labels.BOTH, "not_stated");

  private ExperienceFigures() {}

  /** One figure for each instrument, perspective and linkage. */
  static List<Figure> of(ReportRows rows) {
    List<ReportRow> lines = rows.of("experience");
    List<Figure> figures = new ArrayList<>();
    for (String instrument : values(lines, "instrument")) {
      for (String perspective : values(lines, "perspective")) {
        for (String linkage : values(lines, "linkage")) {
          List<ReportRow> own =
              lines.stream()
                  .filter(l -> l.is("instrument", instrument))
                  .filter(l -> l.is("perspective", perspective) && l.is("linkage", linkage))
                  .toList();
          // Those of whom nothing is shown have rows in the files alone.
          if (own.stream().anyMatch(ReportRow::shown)) {
            figures.add(figure(own, "experience-" + (figures.size() + 1)));
          }
        }
      }
    }
    return figures;
  }

  private static List<String> values(List<ReportRow> lines, String field) {
    return lines.stream().map(line -> line.text(field)).distinct().toList();
  }

  private static Figure figure(List<ReportRow> lines, String id) {
    ReportRow one = lines.get(0);
    String who = one.is("perspective", "facilitator") ? "Facilitators" : "Participants";
    List<ReportRow> means =
        lines.stream().filter(line -> line.is("statistic", "mean") && line.shown()).toList();
    Figure.Body body = means.isEmpty() ? Figure.Body.TABLE : Figure.Body.drawn(draw(means, id));
    return new Figure(
            id,
            new Caption(
                who + " who answered, by how they attend: " + name(one.text("instrument")),
                Labels.title(one.text("linkage"))
                    + " answers, mean by item with intervals"
                    + response(lines)),
            body,
            data(lines))
        .withNotes(List.of(PageCode.RESPONDENTS_ONLY.text()));
  }

  private static String name(String instrument) {
    boolean letters = instrument.length() <= 6 && instrument.matches("[a-z0-9]+");
    return letters ? instrument.toUpperCase(java.util.Locale.ROOT) : Labels.plain(instrument);
  }

  private static String response(List<ReportRow> lines) {
    double[] rates =
        lines.stream().flatMapToDouble(l -> l.number("response_rate").stream()).toArray();
    if (rates.length == 0) {
      return "; response rate not available";
    }
    String low = Numbers.percent(java.util.Arrays.stream(rates).min().orElse(0));
    String high = Numbers.percent(java.util.Arrays.stream(rates).max().orElse(0));
    return low.equals(high) ? "; response rate " + low : "; response rate " + low + " to " + high;
  }

  private static String draw(List<ReportRow> means, String id) {
    Map<Boolean, List<ReportRow>> byKind =
        means.stream()
            .collect(Collectors.partitioningBy(line -> line.is("item", Instrument.SCORE)));
    List<IntervalPlot.Panel> panels = new ArrayList<>();
    panels.add(panel("Mean answer", byKind.get(false)));
    panels.add(panel("Mean score", byKind.get(true)));
    panels.removeIf(panel -> panel.marks().isEmpty());
    return IntervalPlot.draw(
        id + "-d", panels, List.of("Item and class", "Answers", "Mean (interval)"));
  }

  /** A score has an axis of its own: it is a sum of answers. */
  private static IntervalPlot.Panel panel(String heading, List<ReportRow> means) {
    List<IntervalPlot.Mark> marks = new ArrayList<>();
    for (String item : values(means, "item")) {
      marks.add(IntervalPlot.Mark.heading(Labels.title(item)));
      for (String modality : CLASSES) {
        means.stream()
            .filter(line -> line.is("item", item) && line.is("modality_class", modality))
            .forEach(line -> marks.add(mark(line)));
      }
    }
    String version = means.stream().findFirst().map(l -> l.text("instrument_version")).orElse("");
    return new IntervalPlot.Panel(
        heading + ", version " + version, 1, List.of(), IntervalPlot.From.DATA, marks);
  }

  private static IntervalPlot.Mark mark(ReportRow line) {
    return new IntervalPlot.Mark(
        Labels.title(line.text("modality_class")),
        "",
        CellFormatter.people(line, "n_answers"),
        Labels.style(line.text("modality_class")),
        ReportedInterval.of(line),
        EngagementFigure.levels(line, Unit.OTHER));
  }

  private static Grid data(List<ReportRow> lines) {
    return Grids.of(lines)
        .word("Item", "item")
        .word("Theme", "theme")
        .word("Class", "modality_class")
        .word("Statistic", "statistic")
        .cell("Answer", "category", ExperienceFigures::category)
        .count("Answers", "n_answers")
        .count("People", "n_people")
        .count("Responses", "n_responses")
        .count("Groups", "n_groups")
        .count("Answers with no group", "n_answers_without_group")
        .count("Invited", "n_invited")
        .count("Groups not invited", "n_groups_not_invited")
        .share("Response rate", "response_rate")
        .limits(field -> line -> value(line, field))
        .status()
        .captioned("Answers by item and class");
  }

  private static Cell category(ReportRow line) {
    String answer = line.text("category");
    return CellFormatter.said(line.is("statistic", "mean") ? "all" : answer, line, "category");
  }

  private static Cell value(ReportRow line, String field) {
    return line.is("statistic", "share")
        ? CellFormatter.share(line, field)
        : CellFormatter.number(line, field);
  }
}
