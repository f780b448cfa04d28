package org.rollcall.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rules that a cell must obey, as in Frictionless Table Schema.
 *
 * @param required whether the cell must be given
 * @param unique whether the cell must differ from all others of its column
 * @param values the closed vocabulary; empty where any value may stand
 * @param pattern a linear regular expression that the whole text must match
 * @param minimum the smallest number allowed
 * @param maximum the largest number allowed
 */
public record Constraints(
    boolean required,
    boolean unique,
    @JsonProperty("enum") List<String> values,
    Optional<Pattern> pattern,
    Optional<Double> minimum,
    Optional<Double> maximum) {

  /** No rule at all. */
  public static final Constraints NONE =
      new Constraints(
          false, false, List.of(), Optional.empty(), Optional.empty(), Optional.empty());

  public Constraints {
    values = values == null ? List.of() : List.copyOf(values);
    pattern = pattern == null ? Optional.empty() : pattern;
    minimum = minimum == null ? Optional.empty() : minimum;
    maximum = maximum == null ? Optional.empty() : maximum;
  }
}
