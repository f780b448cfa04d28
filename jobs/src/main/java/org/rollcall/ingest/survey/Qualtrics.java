package org.rollcall.ingest.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Grid;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Recognition;

/**
 * Responses from Qualtrics: below the names of columns stand the texts of questions, in the
 * author's language, and since 2016 the import ids. The legacy export calls its own columns V1 to
 * V10 and names them in the second row. Who saves it again loses rows of headings and rewrites
 * names; the program's own columns still tell it.
 */
public final class Qualtrics implements SurveyFormat {

  private static final Pattern IMPORT_ID =
      Pattern.compile("\\{\\s*[\"']ImportId[\"']\\s*:\\s*[\"']([^\"']*)[\"'].*");
  private static final Pattern RESPONSE = Pattern.compile("R_[A-Za-z0-9]{6,}");
  private static final Set<String> TAKEN =
      Set.of("ip address", "imported", "offline", "offline response");

  /** The program's own columns that are read, by their names without blanks and signs. */
  private static final Map<String, String> OWN =
      Stream.of(
              "EndDate",
              "RecordedDate",
              "Status",
              "Progress",
              "Finished",
              "ResponseId",
              "DistributionChannel")
          .collect(Collectors.toMap(Qualtrics::letters, Function.identity()));

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
    Set<String> own =
        grid.lines().get(0).cells().stream()
            .map(cell -> OWN.getOrDefault(letters(cell), ""))
            .collect(Collectors.toSet());
    if (!own.contains("ResponseId")) {
      return Recognition.NONE;
    }
    if (below(grid).anyMatch(Qualtrics::isImportIds)) {
      return Recognition.sure(
          isImportIds(grid.lines().get(1)) ? "two rows of headings" : "three rows of headings");
    }
    if (!own.contains("Finished") && !own.contains("Progress")) {
      return Recognition.NONE;
    }
    return isCertain(form(grid))
        ? Recognition.sure("without import ids")
        : new Recognition(
            0.7,
            "",
            List.of(
                "lacks the row of import ids, and its own columns do not tell headings from responses: export it again"));
  }

  @Override
  public Pattern lastingKeys() {
    return RESPONSE;
  }

  /** The rows that may be headings below the first. */
  private static Stream<Line> below(Grid grid) {
    return grid.lines().stream().skip(1).limit(2);
  }

  private static boolean isLegacy(Grid grid) {
    return grid.lines().size() > 1
        && grid.lines().get(0).cell(0).equals("V1")
        && grid.lines().get(1).cell(0).equals("ResponseID");
  }

  private static boolean isImportIds(Line line) {
    return line.cells().stream().filter(cell -> IMPORT_ID.matcher(cell).matches()).count() > 1;
  }

  /** Whether each row has the program's key or a date where it has its own, and a state. */
  private static boolean isCertain(Form form) {
    return !form.rows().isEmpty()
        && form.rows().stream()
            .allMatch(line -> isResponse(form, line) && !isUnknown(finished(form, line)));
  }

  private static boolean isResponse(Form form, Line line) {
    String sent = sent(form, line);
    return RESPONSE.matcher(form.cell(line, "ResponseId")).matches()
        || !sent.isEmpty() && Character.isDigit(sent.charAt(0));
  }

  private static boolean isUnknown(String code) {
    return code.equals("STATUS-UNKNOWN");
  }

  private static String letters(String name) {
    return name.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
  }

  @Override
  public Form form(Grid grid) {
    List<List<String>> own =
        grid.lines().get(0).cells().stream().map(cell -> names(grid, cell)).toList();
    Form named = Form.of(grid, 1, own);
    int first = first(grid, named);
    List<List<String>> names = new ArrayList<>();
    for (int column = 0; column < own.size(); column++) {
      List<String> all = new ArrayList<>(own.get(column));
      for (Line line : grid.lines().subList(1, first)) {
        Matcher id = IMPORT_ID.matcher(line.cell(column));
        all.add(id.matches() ? id.group(1) : line.cell(column));
      }
      names.add(all);
    }
    return Form.of(grid, first, names);
  }

  /** A column's name, and the program's name for it if it is one of its own. */
  private static List<String> names(Grid grid, String heading) {
    String own = isLegacy(grid) ? null : OWN.get(letters(heading));
    return own == null || own.equals(heading) ? List.of(heading) : List.of(heading, own);
  }

  /** The first row that is no heading. */
  private static int first(Grid grid, Form named) {
    if (isLegacy(grid)) {
      return 2;
    }
    List<Line> below = below(grid).toList();
    for (int i = below.size(); i > 0; i--) {
      if (isImportIds(below.get(i - 1))) {
        return i + 1;
      }
    }
    return 1 + (int) below.stream().takeWhile(line -> !isResponse(named, line)).count();
  }

  private static String sent(Form form, Line line) {
    return form.cell(line, "EndDate", "RecordedDate");
  }

  @Override
  public List<Response> responses(Form form, Set<Integer> mapped) {
    return form.rows().stream()
        .map(
            line ->
                new Response(
                    line,
                    Optional.of(form.cell(line, "ResponseId")),
                    sent(form, line),
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
