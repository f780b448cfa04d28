package org.rollcall.ingest.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.ingest.export.Extract;
import org.rollcall.ingest.export.Grid;
import org.rollcall.ingest.export.Line;
import org.rollcall.ingest.export.Recognition;

/**
 * Responses from Qualtrics: below the names of columns stand the texts of questions, in the
 * author's language, and since 2016 the import ids. The legacy export calls its own columns V1 to
 * V10 and names them in the second row.
 */
public final class Qualtrics implements SurveyFormat {

  private static final Pattern IMPORT_ID =
      Pattern.compile("\\{\\s*[\"']ImportId[\"']\\s*:\\s*[\"']([^\"']*)[\"'].*");
  private static final Set<String> TAKEN =
      Set.of("ip address", "imported", "offline", "offline response");

  @Override
  public String name() {
    return "qualtrics";
  }

  @Override
  public String title() {
    return "Qualtrics responses file";
  }

  @Override
  public Recognition recognise(Grid grid) {
    if (isLegacy(grid)) {
      return Recognition.sure("legacy, two rows of headings");
    }
    List<String> header = grid.lines().get(0).cells();
    boolean named = header.contains("ResponseId") || header.contains("ResponseID");
    if (grid.lines().size() > 2 && isImportIds(grid.lines().get(2)) && named) {
      return Recognition.sure("three rows of headings");
    }
    return named && header.contains("Finished")
        ? new Recognition(
            0.7, "", List.of("lacks the row of import ids below the questions: export it again"))
        : Recognition.NONE;
  }

  private static boolean isLegacy(Grid grid) {
    return grid.lines().size() > 1
        && grid.lines().get(0).cell(0).equals("V1")
        && grid.lines().get(1).cell(0).equals("ResponseID");
  }

  private static boolean isImportIds(Line line) {
    return line.cells().stream().filter(cell -> IMPORT_ID.matcher(cell).matches()).count() > 1;
  }

  @Override
  public Form form(Grid grid) {
    boolean legacy = isLegacy(grid);
    List<List<String>> names = new ArrayList<>();
    Line header = grid.lines().get(0);
    for (int column = 0; column < header.cells().size(); column++) {
      Matcher id = IMPORT_ID.matcher(legacy ? "" : grid.lines().get(2).cell(column));
      List<String> own = new ArrayList<>();
      own.add(header.cell(column));
      own.add(grid.lines().get(1).cell(column));
      if (id.matches()) {
        own.add(id.group(1));
      }
      names.add(own);
    }
    return Form.of(grid, legacy ? 2 : 3, names);
  }

  @Override
  public List<Response> responses(Form form, Set<Integer> mapped) {
    return form.rows().stream()
        .map(
            line ->
                new Response(
                    line,
                    Optional.of(form.cell(line, "ResponseId")),
                    form.cell(line, "EndDate"),
                    code(form, line)))
        .toList();
  }

  private static String code(Form form, Line line) {
    String kind = kind(form.cell(line, "Status"), form.cell(line, "DistributionChannel"));
    return kind.isEmpty() ? finished(form, line) : kind;
  }

  /** Numbers of the status are sums of marks: 1 preview, 2 test, 4 imported, 8 spam, 16 offline. */
  private static String kind(String status, String channel) {
    String plain = status.toLowerCase(Locale.ROOT);
    boolean number = plain.matches("\\d{1,3}");
    int marks = number ? Integer.parseInt(plain) : 0;
    boolean known = number || plain.isEmpty() || TAKEN.contains(plain);
    if ((marks & 1) > 0 || plain.contains("preview") || channel.equalsIgnoreCase("preview")) {
      return Extract.ASIDE + "PREVIEW";
    } else if ((marks & 2) > 0 || plain.contains("test") || channel.equalsIgnoreCase("test")) {
      return Extract.ASIDE + "TEST";
    } else if ((marks & 8) > 0 || plain.contains("spam")) {
      return Extract.ASIDE + "SPAM";
    }
    // A status in the author's language is that of a response if the channel is one.
    return known || !channel.isEmpty() ? "" : "STATUS-UNKNOWN";
  }

  private static String finished(Form form, Line line) {
    String finished = form.cell(line, "Finished").toLowerCase(Locale.ROOT);
    String progress = form.cell(line, "Progress");
    if (Set.of("1", "true").contains(finished) || progress.equals("100")) {
      return "";
    }
    boolean unfinished = Set.of("0", "false").contains(finished) || !progress.isEmpty();
    return unfinished ? Extract.ASIDE + "UNFINISHED" : "STATUS-UNKNOWN";
  }
}
