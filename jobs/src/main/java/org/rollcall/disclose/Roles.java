package org.rollcall.disclose;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.contract.CellStatus;
import org.rollcall.contract.Disclosure;
import org.rollcall.contract.DisclosureUnit;
import org.rollcall.contract.Field;
import org.rollcall.contract.FieldType;
import org.rollcall.contract.TableSchema;

/** What the schema says of each column; refuses a schema that leaves a column without a rule. */
final class Roles {

  /** Roles of the numbers of those who stand behind a row, whatever the unit. */
  static final Set<Disclosure> CONTRIBUTORS =
      EnumSet.of(Disclosure.PEOPLE, Disclosure.SESSIONS, Disclosure.ANSWERS);

  /** Roles of whole numbers, which are binned. */
  static final Set<Disclosure> COUNTS =
      EnumSet.of(
          Disclosure.PEOPLE,
          Disclosure.SESSIONS,
          Disclosure.ANSWERS,
          Disclosure.GROUPS,
          Disclosure.COUNT);

  /** Roles of numbers that are rounded. */
  static final Set<Disclosure> MEASURES =
      EnumSet.of(
          Disclosure.SHARE,
          Disclosure.ESTIMATE,
          Disclosure.LOWER,
          Disclosure.UPPER,
          Disclosure.MEAN,
          Disclosure.PRECISION);

  /** Roles of columns that no public table has. */
  static final Set<Disclosure> UNSEEN = EnumSet.of(Disclosure.SECURE, Disclosure.LARGEST);

  private Roles() {}

  static Disclosure of(TableSchema schema, Field field) {
    return field
        .disclosure()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot release "
                        + schema.name()
                        + "."
                        + field.name()
                        + ": found no disclosure role (must be given in its schema)"));
  }

  static List<Field> fields(TableSchema schema, Disclosure role) {
    return schema.fields().stream().filter(field -> of(schema, field) == role).toList();
  }

  /** The columns that count those who stand behind a row. */
  static List<Field> contributors(TableSchema schema) {
    return schema.fields().stream()
        .filter(field -> CONTRIBUTORS.contains(of(schema, field)))
        .toList();
  }

  /** The columns whose cells are withheld with their row. */
  static List<Field> guarded(TableSchema schema) {
    return schema.fields().stream().filter(field -> isGuarded(of(schema, field))).toList();
  }

  static boolean isGuarded(Disclosure role) {
    return COUNTS.contains(role) || MEASURES.contains(role);
  }

  /** Refuses a schema whose roles do not fit its types. */
  static void check(TableSchema schema) {
    for (Field field : schema.fields()) {
      Disclosure role = of(schema, field);
      boolean fits =
          (!COUNTS.contains(role) || field.type() == FieldType.INTEGER)
              && (!MEASURES.contains(role) && role != Disclosure.LARGEST
                  || field.type() == FieldType.NUMBER)
              && (role != Disclosure.MONTH
                  || field.type() == FieldType.DATE
                  || field.type() == FieldType.STRING);
      if (!fits) {
        throw new IllegalArgumentException(
            "Cannot release "
                + schema.name()
                + "."
                + field.name()
                + ": found role "
                + role
                + " on "
                + field.type()
                + " (must fit its type)");
      }
    }
    Set<Disclosure> units =
        schema.disclosureUnits().stream().map(DisclosureUnit::role).collect(Collectors.toSet());
    Set<Disclosure> counted =
        contributors(schema).stream().map(field -> of(schema, field)).collect(Collectors.toSet());
    if (!units.equals(counted)) {
      throw new IllegalArgumentException(
          "Cannot release "
              + schema.name()
              + ": found disclosure units "
              + schema.disclosureUnits()
              + " (must be those that its columns count)");
    }
    boolean mayBeEmpty = guarded(schema).stream().anyMatch(field -> !field.required());
    if (mayBeEmpty && schema.find(CellStatus.COLUMN).isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot release " + schema.name() + ": found no status (must say why a cell is empty)");
    }
  }
}
