package org.rollcall.ingest.survey;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.ingest.export.Extract;
import org.rollcall.ingest.export.Grid;
import org.rollcall.ingest.export.Headings;
import org.rollcall.ingest.export.Line;
import org.rollcall.ingest.export.Recognition;

/**
 * Submissions from KoboToolbox, by names or by labels, below a row of HXL tags where the form has
 * them; also after R has read and written them, which renames {@code _uuid} to {@code X_uuid} and
 * makes TRUE of 1. Times of submission are UTC and do not say so.
 */
public final class Kobo implements SurveyFormat {

  private static final Headings OWN =
      new Headings()
          .need("uuid", "_uuid", "X_uuid")
          .need("sent", "_submission_time", "X_submission_time")
          .need("index", "_index", "X_index");

  @Override
  public String name() {
    return "kobo";
  }

  @Override
  public String title() {
    return "KoboToolbox submissions file";
  }

  @Override
  public Recognition recognise(Grid grid) {
    if (OWN.of(grid, 0).isEmpty()) {
      return OWN.likeness(grid);
    }
    return Recognition.sure(
        isMangled(grid) ? "as R writes it" : tags(grid) ? "with a row of HXL tags" : "");
  }

  private static boolean isMangled(Grid grid) {
    return grid.lines().get(0).cells().contains("X_uuid");
  }

  /** Whether the second row holds tags, as {@code #loc+name}, and nothing else. */
  private static boolean tags(Grid grid) {
    if (grid.lines().size() < 2) {
      return false;
    }
    Line second = grid.lines().get(1);
    return second.filled() > 0
        && second.cells().stream().allMatch(cell -> cell.isEmpty() || cell.startsWith("#"));
  }

  @Override
  public Form form(Grid grid) {
    Form form = Form.ofOneRow(grid).withFirst(tags(grid) ? 2 : 1);
    return isMangled(grid)
        ? form.withWords(Map.of("true", "1", "false", "0")).withNotShown(Set.of("NA"))
        : form;
  }

  @Override
  public List<Response> responses(Form form, Set<Integer> mapped) {
    return form.rows().stream()
        .map(
            line ->
                new Response(
                    line,
                    Optional.of(form.cell(line, "_uuid", "X_uuid")),
                    utc(form.cell(line, "_submission_time", "X_submission_time")),
                    code(form.cell(line, "_validation_status", "X_validation_status"))))
        .toList();
  }

  private static String utc(String time) {
    return time.isEmpty() ? "" : time + " UTC";
  }

  private static String code(String status) {
    String plain = status.toLowerCase(Locale.ROOT).replace('_', ' ');
    return plain.endsWith("not approved") ? Extract.ASIDE + "NOT-APPROVED" : "";
  }
}
