package org.rollcall.disclose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.contract.CellStatus;
import org.rollcall.contract.Constraints;
import org.rollcall.contract.Disclosure;
import org.rollcall.contract.Field;
import org.rollcall.contract.ForeignKey;
import org.rollcall.contract.TableSchema;

/** The contract of a table as it stands in the public release. */
public final class PublicSchema {

  private static final String AS_OF =
      "Last day of the last month that the release shows; estimates use what was known later, too.";

  private PublicSchema() {}

  /**
   * Derives the public contract: a count {@code n_x} becomes {@code n_x_lo}, {@code n_x_hi} and
   * {@code n_x_mid}, columns of the secure zone go, every number may be null.
   *
   * @param schema the contract of the exact table
   * @throws IllegalArgumentException if the table is for the secure zone only, or a column has no
   *     role or one that does not fit its type
   */
  public static TableSchema of(TableSchema schema) {
    if (schema.secureOnly()) {
      throw new IllegalArgumentException(
          "Cannot release " + schema.name() + " (must stay in the secure zone)");
    }
    Roles.check(schema);
    List<Field> fields = new ArrayList<>();
    for (Field field : schema.fields()) {
      Disclosure role = Roles.of(schema, field);
      if (Roles.COUNTS.contains(role)) {
        fields.add(bound(field, "_lo", "at least", "The smallest number that its bin holds."));
        fields.add(bound(field, "_hi", "at most", "The largest number that its bin holds."));
        fields.add(bound(field, "_mid", "about", "The middle of its bin, to calculate with."));
      } else if (Roles.MEASURES.contains(role)) {
        fields.add(rounded(field, role));
      } else if (role == Disclosure.LABEL && !field.name().equals(CellStatus.COLUMN)) {
        fields.add(withheldAtTimes(field));
      } else if (field.name().equals("as_of")) {
        fields.add(with(field, field.name(), field.title(), AS_OF, field.of()));
      } else if (!Roles.UNSEEN.contains(role)) {
        fields.add(field);
      }
    }
    return new TableSchema(
        schema.schema(),
        schema.name(),
        schema.title(),
        schema.description(),
        schema.missingValues(),
        fields,
        schema.primaryKey(),
        schema.uniqueKeys(),
        within(schema.foreignKeys(), fields),
        List.of(),
        false,
        schema.disclosureUnits());
  }

  /** A word that is withheld with its row may be null, and keeps its vocabulary. */
  private static Field withheldAtTimes(Field field) {
    Constraints own = field.constraints();
    return new Field(
        field.name(),
        field.type(),
        field.title(),
        field.description(),
        new Constraints(
            false, own.unique(), own.values(), own.pattern(), own.minimum(), own.maximum()),
        field.sensitivity(),
        field.identifier(),
        field.from(),
        field.as(),
        field.disclosure(),
        field.of(),
        field.defaultValue());
  }

  private static Field bound(Field field, String suffix, String words, String meaning) {
    return with(
        field,
        field.name() + suffix,
        field.title() + ", " + words,
        field.description() + " " + meaning,
        Optional.empty());
  }

  private static Field rounded(Field field, Disclosure role) {
    String how =
        switch (role) {
          case LOWER -> "Rounded down.";
          case UPPER, PRECISION -> "Rounded up.";
          default -> "Rounded.";
        };
    return with(
        field,
        field.name(),
        field.title(),
        field.description() + " " + how,
        field.of().map(whole -> whole + "_mid"));
  }

  private static Field with(
      Field field, String name, String title, String description, Optional<String> of) {
    return new Field(
        name,
        field.type(),
        title,
        description,
        Constraints.NONE,
        field.sensitivity(),
        field.identifier(),
        field.from(),
        field.as(),
        field.disclosure(),
        of,
        field.defaultValue());
  }

  private static List<ForeignKey> within(List<ForeignKey> keys, List<Field> fields) {
    Set<String> names = fields.stream().map(Field::name).collect(Collectors.toSet());
    return keys.stream().filter(key -> names.containsAll(key.fields())).toList();
  }
}
