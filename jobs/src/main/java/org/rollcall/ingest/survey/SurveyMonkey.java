package org.rollcall.ingest.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rollcall.ingest.export.Grid;
import org.rollcall.ingest.export.Headings;
import org.rollcall.ingest.export.Line;
import org.rollcall.ingest.export.Recognition;

/**
 * Responses from SurveyMonkey: a question over the first of its columns and its options below, or,
 * condensed, both in one heading as {@code Question - Option}; either way they go by the latter. A
 * choice of many is the option's text or nothing.
 */
public final class SurveyMonkey implements SurveyFormat {

  private static final Set<String> ID = Set.of("respondentid", "respondent id", "respondent_id");
  private static final Set<String> NO_OPTION = Set.of("", "response", "open-ended response");
  private static final String BETWEEN = " - ";

  @Override
  public String name() {
    return "surveymonkey";
  }

  @Override
  public String title() {
    return "SurveyMonkey responses file";
  }

  @Override
  public Recognition recognise(Grid grid) {
    if (ID.contains(Headings.normal(grid.lines().get(0).cell(0)))) {
      return Recognition.sure(isTwoRows(grid) ? "two rows of headings" : "condensed headings");
    }
    boolean collector = grid.lines().get(0).cells().stream().anyMatch("Collector ID"::equals);
    return collector
        ? new Recognition(0.6, "", List.of("lacks the column \"Respondent ID\" at its beginning"))
        : Recognition.NONE;
  }

  /** A row below the headings that names no respondent but options. */
  private static boolean isTwoRows(Grid grid) {
    return grid.lines().size() > 1 && grid.lines().get(1).cell(0).isEmpty();
  }

  @Override
  public Form form(Grid grid) {
    boolean two = isTwoRows(grid);
    List<String> questions = new ArrayList<>();
    List<String> options = new ArrayList<>();
    List<List<String>> names = new ArrayList<>();
    Line header = grid.lines().get(0);
    String question = "";
    for (int column = 0; column < header.cells().size(); column++) {
      String heading = header.cell(column);
      int cut = heading.lastIndexOf(BETWEEN);
      question = two && heading.isEmpty() ? question : heading;
      String option = two ? grid.lines().get(1).cell(column) : "";
      if (!two && cut > 0) {
        question = heading.substring(0, cut).strip();
        option = heading.substring(cut + BETWEEN.length());
      }
      boolean none = NO_OPTION.contains(Headings.normal(option));
      questions.add(question);
      options.add(none ? "" : option);
      names.add(List.of(none ? question : question + BETWEEN + option));
    }
    Form form = Form.of(grid, two ? 2 : 1, names);
    return form.withChoices(Form.choices(form.rows(), questions, options));
  }

  @Override
  public List<Response> responses(Form form, Set<Integer> mapped) {
    return form.rows().stream()
        .map(
            line ->
                new Response(
                    line,
                    Optional.of(line.cell(0)),
                    form.cell(line, "End Date", "Date Modified", "date_modified"),
                    ""))
        .toList();
  }
}
