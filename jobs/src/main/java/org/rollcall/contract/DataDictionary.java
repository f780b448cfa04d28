package org.rollcall.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

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

      Every table that Rollcall reads, keeps and publishes. This page is generated from the files
      beside it; to change it, change them, then run `mvn -pl jobs test -Dtest=DataDictionaryTest
      -Drollcall.update=true`.

      - [Inputs](#inputs): the ten canonical tables that a program's files are turned into.
      - [Curated tables](#curated-tables): the same behind the gate, with no identifier in clear.
      - [Report tables](#report-tables): what is estimated, exact for evaluators and protected in
        public.

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
      | `ok` | shown |
      | `c` | confidential: too few people or groups, or withheld to protect another cell |
      | `u` | too unreliable to show |
      | `x` | not available: the data cannot tell |
      | `z` | not applicable |
      | `p` | provisional: not everybody has been followed that long |

      In inputs and curated tables null means that the source did not say; it never means no or 0.
      Shares lie between 0 and 1. Counts begin with `n_`. Weeks are whole weeks since time zero.
      """;

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

  private DataDictionary() {}

  /** The page, in Markdown; every line ends with a newline. */
  public static String render() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    section(page, "Inputs", INPUTS, tables(Schemas.CANONICAL, Schemas::input));
    section(page, "Curated tables", CURATED, tables(Schemas.CANONICAL, Schemas::curated));
    section(page, "Report tables", REPORTS, tables(Schemas.REPORTS, Schemas::report));
    families(page);
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
    for (TableSchema table : tables) {
      page.append("\n### ").append(table.name()).append("\n\n").append(table.description());
      if (table.secureOnly()) {
        page.append(" *Secure only.*");
      }
      page.append('\n');
      keys(page, table);
      boolean curated = table.fields().stream().anyMatch(field -> field.as().isPresent());
      page.append("\n| Column | Type | Meaning | Rule | ")
          .append(curated ? "Made from | " : "")
          .append(table.fields().get(0).disclosure().isPresent() ? "Disclosure" : "Sensitivity")
          .append(" |\n|---|---|---|---|")
          .append(curated ? "---|" : "")
          .append("---|\n");
      table.fields().forEach(field -> row(page, field, curated));
    }
  }

  private static void keys(StringBuilder page, TableSchema table) {
    List<String> lines = new ArrayList<>();
    if (!table.primaryKey().isEmpty()) {
      lines.add("Key: " + code(table.primaryKey(), " + ") + ".");
    }
    table.uniqueKeys().forEach(key -> lines.add("Also unique: " + code(key, " + ") + "."));
    if (!table.anyRequired().isEmpty()) {
      lines.add("At least one of " + code(table.anyRequired(), ", ") + " is given.");
    }
    for (ForeignKey key : table.foreignKeys()) {
      lines.add(
          code(key.fields(), " + ")
              + " points to "
              + code(List.of(key.reference().resource()), "")
              + ".");
    }
    if (!lines.isEmpty()) {
      page.append('\n').append(String.join(" ", lines)).append('\n');
    }
  }

  private static void row(StringBuilder page, Field field, boolean curated) {
    page.append("| `")
        .append(field.name())
        .append("` | ")
        .append(type(field, curated || field.disclosure().isPresent()))
        .append(" | ")
        .append(cell(field.description()))
        .append(" | ")
        .append(cell(rules(field)))
        .append(" | ");
    if (curated) {
      page.append(origin(field)).append(" | ");
    }
    page.append(
            field
                .disclosure()
                .map(role -> disclosure(field, role))
                .orElseGet(() -> sensitivity(field)))
        .append(" |\n");
  }

  private static String type(Field field, boolean behindTheGate) {
    return behindTheGate && field.isIdentifier() ? "16 bytes" : DataPackage.word(field.type());
  }

  private static String disclosure(Field field, Disclosure role) {
    return DataPackage.word(role) + field.of().map(whole -> " of `" + whole + "`").orElse("");
  }

  private static String sensitivity(Field field) {
    return DataPackage.word(field.sensitivity())
        + field.identifier().map(domain -> " (" + domain + ")").orElse("");
  }

  private static String origin(Field field) {
    return field
        .from()
        .map(from -> "`" + from + "`" + field.as().map(DataDictionary::change).orElse(""))
        .orElse("provenance");
  }

  private static String change(Derivation as) {
    return as == Derivation.VALUE ? "" : ", " + DataPackage.word(as).replace('_', ' ');
  }

  private static String rules(Field field) {
    Constraints constraints = field.constraints();
    List<String> rules = new ArrayList<>();
    if (constraints.required()) {
      rules.add("required");
    }
    if (constraints.unique()) {
      rules.add("unique");
    }
    if (!constraints.values().isEmpty()) {
      rules.add(code(constraints.values(), ", "));
    }
    constraints.pattern().ifPresent(pattern -> rules.add("pattern `" + pattern + "`"));
    constraints.minimum().ifPresent(bound -> rules.add("at least " + number(bound)));
    constraints.maximum().ifPresent(bound -> rules.add("at most " + number(bound)));
    field.defaultValue().ifPresent(value -> rules.add("default `" + value + "`"));
    return String.join("; ", rules);
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
          .append(code(family.programs(), ", "))
          .append(" |\n");
    }
  }

  private static String number(double bound) {
    return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
  }

  private static String code(List<String> names, String between) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(between));
  }

  /** A bar would end the cell. */
  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
