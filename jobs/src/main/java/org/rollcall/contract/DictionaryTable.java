package org.rollcall.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Renders one contract for the data dictionary: what one row is, its keys and its columns. */
final class DictionaryTable {

  private DictionaryTable() {}

  /** The part of the page that speaks of that table, in Markdown. */
  static String render(TableSchema table) {
    StringBuilder page = new StringBuilder();
    page.append("\n### ").append(table.name()).append("\n\n").append(table.description());
    page.append(table.secureOnly() ? " *Secure only.*\n" : "\n");
    if (!table.disclosureUnits().isEmpty()) {
      page.append("\nUnit of disclosure: ")
          .append(
              table.disclosureUnits().stream()
                  .map(DataPackage::word)
                  .collect(Collectors.joining(", or ")))
          .append("; and groups, where the table counts them.\n");
    }
    keys(page, table);
    boolean curated = table.fields().stream().anyMatch(field -> field.as().isPresent());
    boolean report = table.fields().stream().anyMatch(field -> field.disclosure().isPresent());
    page.append("\n| Column | Type | Meaning | Rule | ")
        .append(curated ? "Made from | " : "")
        .append(report ? "Disclosure" : "Sensitivity")
        .append(" |\n|---|---|---|---|")
        .append(curated ? "---|" : "")
        .append("---|\n");
    table.fields().forEach(field -> row(page, field, curated));
    return page.toString();
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
        .append(type(field, curated))
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

  private static String type(Field field, boolean curated) {
    return curated && field.isIdentifier() ? "16 bytes" : DataPackage.word(field.type());
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
        .map(from -> "`" + from + "`" + field.as().map(DictionaryTable::change).orElse(""))
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

  private static String number(double bound) {
    return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
  }

  static String code(List<String> names, String between) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(between));
  }

  /** A bar would end the cell. */
  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
