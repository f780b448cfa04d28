package org.rollcall.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The contract of one table: what one row is, its columns and their rules.
 *
 * @param schema the profile that the JSON follows
 * @param name the table's name, snake_case
 * @param title a short heading
 * @param description what one row is
 * @param missingValues texts that stand for an absent cell
 * @param fields the columns in their order
 * @param primaryKey columns that together name one row; may be empty
 * @param uniqueKeys further sets of columns that together name one row
 * @param foreignKeys columns that point to other tables
 * @param anyRequired columns of which at least one must be given
 * @param secureOnly report tables only: never part of the public release
 * @param disclosureUnits report tables only: what is counted behind the numbers of a row; each row
 *     must count one of them
 */
public record TableSchema(
    @JsonProperty("$schema") String schema,
    String name,
    String title,
    String description,
    List<String> missingValues,
    List<Field> fields,
    List<String> primaryKey,
    List<List<String>> uniqueKeys,
    List<ForeignKey> foreignKeys,
    List<String> anyRequired,
    boolean secureOnly,
    List<DisclosureUnit> disclosureUnits) {

  public TableSchema {
    missingValues = orEmpty(missingValues);
    fields = orEmpty(fields);
    primaryKey = orEmpty(primaryKey);
    uniqueKeys = orEmpty(uniqueKeys);
    foreignKeys = orEmpty(foreignKeys);
    anyRequired = orEmpty(anyRequired);
    disclosureUnits = orEmpty(disclosureUnits);
    Set<String> names = new LinkedHashSet<>();
    for (Field field : fields) {
      if (!names.add(field.name())) {
        throw new IllegalArgumentException(
            "Invalid schema " + name + ": field " + field.name() + " stands twice (must be once)");
      }
    }
    for (Field field : fields) {
      if (field.of().isPresent() && !names.contains(field.of().get())) {
        throw new IllegalArgumentException(
            "Invalid schema "
                + name
                + ": "
                + field.name()
                + " is of "
                + field.of().get()
                + " (must be a field)");
      }
    }
    mustName(name, names, "primary key", primaryKey);
    mustName(name, names, "anyRequired", anyRequired);
    uniqueKeys.forEach(key -> mustName(name, names, "unique key", key));
    foreignKeys.forEach(key -> mustName(name, names, "foreign key", key.fields()));
  }

  private static void mustName(String table, Set<String> names, String what, List<String> fields) {
    if (!names.containsAll(fields)) {
      throw new IllegalArgumentException(
          "Invalid schema " + table + ": " + what + " " + fields + " (must name fields)");
    }
  }

  /** The field of that name, if the table has it. */
  public Optional<Field> find(String field) {
    return fields.stream().filter(f -> f.name().equals(field)).findFirst();
  }

  /** The field of that name. */
  public Field field(String field) {
    return fields.get(indexOf(field));
  }

  /** The position of the field of that name, from 0. */
  public int indexOf(String field) {
    // By name alone: comparing whole fields was most of the time of writing a table.
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(field)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "Cannot find field " + field + " in table " + name + " (must be one of its)");
  }

  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
