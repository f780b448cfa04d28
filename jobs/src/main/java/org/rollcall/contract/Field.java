package org.rollcall.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * One column of a table's contract.
 *
 * @param name the column's name, snake_case
 * @param type what a cell holds
 * @param title a short heading for people
 * @param description what the cell means, with its unit
 * @param constraints the rules that a cell must obey
 * @param sensitivity what the cell could reveal of a person
 * @param identifier the domain of an identifier (person, group, ...); empty for other fields
 * @param from curated tables only: the input field that this column is made from
 * @param as curated tables only: how it is made
 * @param disclosure report tables only: what the disclosure rules do with the cell
 * @param of report tables only: the column that holds the whole of which the cell is a part; of a
 *     number of groups, the people whose groups they are
 * @param defaultValue inputs only: the text that stands for an absent cell
 */
@JsonIgnoreProperties(ignoreUnknown = false)
public record Field(
    String name,
    FieldType type,
    String title,
    String description,
    Constraints constraints,
    Sensitivity sensitivity,
    Optional<String> identifier,
    Optional<String> from,
    Optional<Derivation> as,
    Optional<Disclosure> disclosure,
    Optional<String> of,
    @JsonProperty("default") Optional<String> defaultValue) {

  public Field {
    if (name == null || !name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("Invalid field name: " + name + " (must be snake_case)");
    }
    if (type == null || sensitivity == null) {
      throw new IllegalArgumentException("Missing required type or sensitivity of field: " + name);
    }
    constraints = constraints == null ? Constraints.NONE : constraints;
    identifier = orEmpty(identifier);
    from = orEmpty(from);
    as = orEmpty(as);
    disclosure = orEmpty(disclosure);
    of = orEmpty(of);
    defaultValue = orEmpty(defaultValue);
  }

  /** Whether the cell is a keyed pseudonym of 16 bytes once it is behind the gate. */
  public boolean isIdentifier() {
    return sensitivity == Sensitivity.IDENTIFIER;
  }

  /** Whether the cell must be given. */
  public boolean required() {
    return constraints.required();
  }

  private static <T> Optional<T> orEmpty(Optional<T> value) {
    return value == null ? Optional.empty() : value;
  }
}
