package org.rollcall.ingest.survey;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Grid;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Recognition;

/**
 * Submissions from KoboToolbox and Ona, which was one program with it, by names or by labels, below
 * a row of HXL tags where the form has them; also after R has read and written them, which renames
 * {@code _uuid} to {@code X_uuid} and makes TRUE of 1. Times of submission are UTC and do not say
 * so.
 */
public final class Kobo implements SurveyFormat {

  private static final String[] SENT = {"_submission_time", "X_submission_time"};
  private static final String[] KEY = {"_uuid", "X_uuid", "_id", "X_id", "_index", "X_index"};

  /** Columns of the program's own, of which each of its exports has several. */
  private static final Set<String> TAIL =
      Set.of(
          "_uuid",
          "_id",
          "_index",
          "_validation_status",
          "_notes",
          "_status",
          "_submitted_by",
          "__version__",
          "_version",
          "_tags",
          "_xform_id",
          "_duration",
          "_total_media",
          "meta/instanceid",
          "meta.instanceid",
          "meta/rootuuid",
          "meta.rootuuid",
          "instanceid");

  private static final Pattern ZONED = Pattern.compile(".*\\d(Z|[+-]\\d{2}:\\d{2})");
  private static final Headings OWN =
      new Headings()
          .need("uuid", "_uuid", "X_uuid")
          .need("sent", SENT)
          .need("index", "_index", "X_index");
  private static final Headings REPEAT =
      new Headings()
          .need("index", "_index", "X_index")
          .need("parent", "_parent_index", "X_parent_index");

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
    if (isRepeat(grid)) {
      return new Recognition(
          0.7, "", List.of("holds a repeat group: the submissions are in the file of the form"));
    }
    Form form = Form.ofOneRow(grid);
    boolean own = form.find(SENT).isPresent() && form.find(KEY).isPresent() && tail(grid) > 2;
    if (!own) {
      return OWN.likeness(grid);
    }
    return Recognition.sure(
        isMangled(grid)
            ? "as R writes it"
            : isOna(grid) ? "by Ona" : tags(grid) ? "with a row of HXL tags" : "");
  }

  private static boolean isRepeat(Grid grid) {
    return REPEAT
        .of(grid, 0)
        .filter(found -> found.below().stream().anyMatch(l -> isNumber(found.cell(l, "parent"))))
        .isPresent();
  }

  private static boolean isNumber(String cell) {
    return cell.matches("\\d+");
  }

  private static long tail(Grid grid) {
    return grid.lines().get(0).cells().stream()
        .map(cell -> Headings.normal(cell.startsWith("X_") ? cell.substring(1) : cell))
        .filter(TAIL::contains)
        .distinct()
        .count();
  }

  /** What R wrote keeps R's word, which stands for questions that were not shown. */
  @Override
  public Grid table(Document document) {
    Grid plain = Resaved.undone(document.grid(), Set.of());
    return isMangled(plain) ? plain : SurveyFormat.super.table(document);
  }

  private static boolean isMangled(Grid grid) {
    return grid.lines().get(0).cells().contains("X_submission_time");
  }

  /** It writes no places of rows, and n/a and True where the other writes nothing and 1. */
  private static boolean isOna(Grid grid) {
    List<String> header = grid.lines().get(0).cells();
    return !header.contains("_index")
        && (header.contains("_duration") || header.contains("_xform_id"));
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
    return isMangled(grid) || isOna(grid)
        ? form.withWords(Map.of("true", "1", "false", "0")).withNotShown(Set.of("NA", "n/a"))
        : form;
  }

  @Override
  public List<Response> responses(Form form, Set<Integer> mapped) {
    return form.rows().stream()
        .map(
            line ->
                new Response(
                    line,
                    Optional.of(form.cell(line, KEY)),
                    utc(form.cell(line, SENT)),
                    code(form.cell(line, "_validation_status", "X_validation_status"))))
        .toList();
  }

  private static String utc(String time) {
    return time.isEmpty() || ZONED.matcher(time).matches() ? time : time + " UTC";
  }

  private static String code(String status) {
    String plain = status.toLowerCase(Locale.ROOT).replace('_', ' ');
    return plain.endsWith("not approved") ? Extract.ASIDE + "NOT-APPROVED" : "";
  }
}
