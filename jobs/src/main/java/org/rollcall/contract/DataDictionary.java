package org.rollcall.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Renders every contract as a page for people: {@code schemas/README.md}.
 *
 * <p>The text depends on the folder {@code schemas} alone. A test fails when the page is stale;
 * {@link #main} writes it anew.
 */
public final class DataDictionary {

  private static final String INTRODUCTION =
      """
      # Data dictionary

      Every table that Rollcall reads, keeps and publishes, and every setting. This page is generated
      from the files beside it. To change it, change them, then run

      ```
      mvn -pl jobs test -Dtest=DataDictionaryTest -Drollcall.update=true
      ```

      - [Study file](#study-file): the settings of a study.
      - [Inputs](#inputs): the ten canonical tables that a program's files are turned into.
      - [Curated tables](#curated-tables): the same behind the gate, with no identifier in clear.
      - [Report tables](#report-tables): what is estimated, exact for evaluators and protected in
        public.
      - [Rows that are not kept](#rows-that-are-not-kept): the codes of their reasons.

      ## How to read it

      **Rule.** *required* cells must be given. A list in `code` is a closed vocabulary. A pattern
      must match the whole text. A default stands for an absent cell.

      **Sensitivity.** `identifier`: replaced at the gate by a keyed pseudonym of 16 bytes, one key
      for each domain (person, group, session, ...), and never published. `quasi_identifier`: could
      help to recognise a person, and is published only in totals. `sensitive`: tells of a person's
      health or views, and is published only in totals. `public`: neither.

      **Disclosure** (report tables), what the public release does with a cell. `key`: names the
      row; shown. `month`: a key that is a month; only months that are over are shown. `label`: a
      word or setting; shown. `people`: a number of different people; withheld with its row when
      fewer than the study's `k`, and none counts as fewer; otherwise binned. `groups`: the same
      with `min_groups`. `count`: another count; binned. A binned column `n_x` stands as `n_x_lo`,
      `n_x_hi` and `n_x_mid`. `share`, `estimate`, `mean`, `precision`, `lower`, `upper`: rounded to
      what the counts behind it can carry; *of* names the column that holds the whole. `secure`:
      left out. A row that is withheld loses all but its keys and labels.

      **Status** (report tables). A number that is not shown is null, and `status` says why:

      | Status | Means |
      |---|---|
      """;

  private static final String NULLS =
      """

      In inputs and curated tables null means that the source did not say; it never means no or 0.
      Shares lie between 0 and 1. Counts begin with `n_`. Weeks are whole weeks since time zero.
      """;

  private static final String STUDY =
      "The keys of `study.yaml`, which says what is compared. `rollcall study --explain` prints them"
          + " with the values of one study.";

  private static final String INPUTS =
      "What a program gives. A canonical file has these columns; any other file is mapped to them"
          + " in `study.yaml`. Times are ISO 8601; a time with no offset is local to the source's"
          + " time zone.";

  private static final String CURATED =
      "What is kept: typed, validated and pseudonymised rows. *Made from* names the input field and"
          + " how it is changed. Every row carries its provenance.";

  private static final String REPORTS =
      "What is estimated. Every table carries the release, the hash of the study's protocol and the"
          + " last day known. Tables marked *secure only* never leave the evaluators' folder.";

  private static final String ROWS =
      """

      ## Rows that are not kept

      A row of a source that breaks a rule is rejected; the quarantine keeps its line, its column and
      the rule's code. A row that breaks none and gives nothing is set aside. The record of flow and
      `rollcall check` count both by code.
      """;

  private DataDictionary() {}

  /** The page, in Markdown; every line ends with a newline. */
  public static String render() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    for (CellStatus status : CellStatus.values()) {
      page.append("| `")
          .append(status.key())
          .append("` | ")
          .append(status.meaning())
          .append(" |\n");
    }
    page.append(NULLS);
    page.append("\n## Study file\n\n").append(STUDY).append('\n');
    page.append(SettingsDictionary.render());
    section(page, "Inputs", INPUTS, tables(Schemas.CANONICAL, Schemas::input));
    section(page, "Curated tables", CURATED, tables(Schemas.CANONICAL, Schemas::curated));
    section(page, "Report tables", REPORTS, tables(Schemas.REPORTS, Schemas::report));
    families(page);
    page.append(ROWS);
    codes(page, "Rejected for", RowCodes.FAULTS);
    codes(page, "Set aside: rows", RowCodes.ASIDES);
    return page.toString();
  }

  /**
   * Writes the page.
   *
   * @param args the file to write, such as {@code schemas/README.md}
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException(
          "Cannot write the data dictionary: found "
              + args.length
              + " arguments (must be the file to write)");
    }
    Files.writeString(Path.of(args[0]), render());
  }

  private static List<TableSchema> tables(
      List<String> names, Function<String, TableSchema> loader) {
    return names.stream().map(loader).toList();
  }

  private static void section(
      StringBuilder page, String title, String text, List<TableSchema> tables) {
    page.append("\n## ").append(title).append("\n\n").append(text).append('\n');
    tables.forEach(table -> page.append(DictionaryTable.render(table)));
  }

  private static void codes(StringBuilder page, String heading, Map<String, String> codes) {
    page.append("\n| Code | ").append(heading).append(" |\n|---|---|\n");
    codes.forEach(
        (code, meaning) ->
            page.append("| `").append(code).append("` | ").append(meaning).append(" |\n"));
  }

  private static void families(StringBuilder page) {
    page.append(
        """

        ## Families of programs

        Families are never pooled unless a study says so.

        | Family | Programs |
        |---|---|
        """);
    for (ProgramFamily family : ProgramFamily.values()) {
      page.append("| `")
          .append(family.key())
          .append("` | ")
          .append(DictionaryTable.code(family.programs(), ", "))
          .append(" |\n");
    }
  }
}
