package org.rollcall.ingest.survey;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Grid;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Recognition;

/**
 * Submissions from ODK Central, and from Briefcase and SurveyCTO, which know no submitters: the
 * main table; repeats lie in files of their own.
 */
public final class OdkCentral implements SurveyFormat {

  private static final Headings OWN =
      new Headings()
          .need("sent", "SubmissionDate")
          .need("key", "KEY")
          .need("instance", "SubmitterID", "meta-instanceID", "instanceID", "formdef_version");
  private static final Headings REPEAT =
      new Headings().need("parent", "PARENT_KEY").need("key", "KEY");

  @Override
  public String name() {
    return "odk_central";
  }

  @Override
  public String title() {
    return "ODK Central submissions file";
  }

  @Override
  public Recognition recognise(Grid grid) {
    if (REPEAT.of(grid, 0).isPresent()) {
      return new Recognition(
          0.7,
          "",
          List.of("holds a repeat group: the submissions are in the file without its name"));
    }
    boolean central = grid.lines().get(0).cells().contains("SubmitterID");
    return OWN.of(grid, 0).isPresent()
        ? Recognition.sure(central ? "" : "without submitters, as Briefcase writes it")
        : OWN.likeness(grid);
  }

  @Override
  public Form form(Grid grid) {
    return Form.ofOneRow(grid);
  }

  @Override
  public List<Response> responses(Form form, Set<Integer> mapped) {
    return form.rows().stream()
        .map(
            line ->
                new Response(
                    line,
                    Optional.of(form.cell(line, "KEY")),
                    form.cell(line, "SubmissionDate"),
                    code(form, line)))
        .toList();
  }

  private static String code(Form form, Line line) {
    boolean rejected = form.cell(line, "ReviewState").equalsIgnoreCase("rejected");
    return rejected ? Extract.ASIDE + "REJECTED" : "";
  }
}
