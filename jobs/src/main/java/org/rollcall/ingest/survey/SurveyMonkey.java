package org.rollcall.ingest.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.rollcall.ingest.core.Grid;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Recognition;

/**
 * Responses from SurveyMonkey: a question over the first of its columns and its options below, or,
 * condensed, both in one heading as {@code Question - Option}; either way they go by the latter. A
 * choice of many is the option's text or nothing.
 */
public final class SurveyMonkey implements SurveyFormat {

  private static final Pattern RESPONDENT = Pattern.compile("\\d{9,15}");

  private static final Set<String> ID = Set.of("respondentid", "respondent id", "respondent_id");
  private static final Set<String> OWN =
      Set.of("collector id", "collectorid", "start date", "startdate", "end date", "enddate");
  private static final Set<String> NO_OPTION = Set.of("response", "open-ended response");
  private static final String[] SENT = {"End Date", "EndDate", "Date Modified", "date_modified"};
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
    boolean keyed = isId(grid.lines().get(0).cell(0));
    if (keyed || own(grid.lines().get(0)) > 2 || isTwoRows(grid)) {
      String rows = isTwoRows(grid) ? "two rows of headings" : "condensed headings";
      return Recognition.sure(keyed ? rows : rows + ", without respondents' ids");
    }
    boolean collector = grid.lines().get(0).cells().stream().anyMatch("Collector ID"::equals);
    return collector
        ? new Recognition(0.6, "", List.of("lacks the column \"Respondent ID\" at its beginning"))
        : Recognition.NONE;
  }

  private static boolean isId(String heading) {
    return ID.contains(Headings.normal(heading));
  }

  /** Who passes a file on may empty the column of ids and leave its heading. */
  private static boolean isKeyed(List<Line> rows) {
    return rows.stream().anyMatch(line -> !line.cell(0).isEmpty());
  }

  private static long own(Line header) {
    return header.cells().stream().map(Headings::normal).filter(OWN::contains).distinct().count();
  }

  /**
   * Whether a row below the headings names no respondent but options: where there are no ids, by
   * the words that the program itself puts there, below a heading that is not repeated over
   * options.
   */
  private static boolean isTwoRows(Grid grid) {
    if (grid.lines().size() < 2) {
      return false;
    }
    Line header = grid.lines().get(0);
    Line second = grid.lines().get(1);
    if (isId(header.cell(0)) && isKeyed(grid.lines().subList(1, grid.lines().size()))) {
      return second.cell(0).isEmpty();
    }
    long words = second.cells().stream().map(Headings::normal).filter(NO_OPTION::contains).count();
    boolean gaps =
        IntStream.range(0, second.cells().size())
            .anyMatch(c -> Resaved.isNameless(header.cell(c)) && !second.cell(c).isEmpty());
    return own(header) > 2 && words > 0 || gaps && words > 1;
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
      question = two && Resaved.isNameless(heading) ? question : heading;
      String option = two ? grid.lines().get(1).cell(column) : "";
      if (!two && cut > 0) {
        question = heading.substring(0, cut).strip();
        option = heading.substring(cut + BETWEEN.length());
      }
      String word = Headings.normal(option);
      boolean none = word.isEmpty() || NO_OPTION.contains(word);
      questions.add(question);
      options.add(none ? "" : option);
      names.add(List.of(none ? question : question + BETWEEN + option));
    }
    Form form = Form.of(grid, two ? 2 : 1, names);
    return form.withChoices(Form.choices(form.rows(), questions, options));
  }

  @Override
  public Pattern lastingKeys() {
    return RESPONDENT;
  }

  @Override
  public List<Response> responses(Form form, Set<Integer> mapped) {
    boolean keyed = isId(form.name(0)) && isKeyed(form.rows());
    return form.rows().stream()
        .map(
            line ->
                new Response(
                    line,
                    keyed ? Optional.of(line.cell(0)) : Optional.empty(),
                    form.cell(line, SENT),
                    ""))
        .toList();
  }
}
