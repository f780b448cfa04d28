package org.rollcall.study;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rollcall.contract.Constraints;
import org.rollcall.contract.Field;

/** Whether a text that the study file gives may stand in a canonical field. */
final class CanonicalValue {

  private CanonicalValue() {}

  /** The rule that the text breaks, to stand after "must be"; empty if it breaks none. */
  static Optional<String> broken(Field field, String text) {
    Constraints rules = field.constraints();
    if (!rules.values().isEmpty()) {
      return rule(rules.values().contains(text), "one of " + String.join(", ", rules.values()));
    }
    return switch (field.type()) {
      case STRING -> string(field, text);
      case BOOLEAN -> rule(text.equals("true") || text.equals("false"), "true or false");
      case INTEGER ->
          rule(
              text.matches("-?[0-9]{1,18}") && inRange(rules, text),
              "a whole number" + range(rules));
      case NUMBER ->
          rule(
              text.matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?") && inRange(rules, text),
              "a number" + range(rules));
      case DATE -> rule(parses(LocalDate::parse, text), "a day as yyyy-mm-dd");
      case DATETIME ->
          rule(
              parses(LocalDateTime::parse, text) || parses(OffsetDateTime::parse, text),
              "a time as yyyy-mm-ddThh:mm, with or without an offset");
      case TIME -> rule(parses(LocalTime::parse, text), "a time of day as hh:mm");
    };
  }

  /** The closed vocabulary of a field, for a suggestion. */
  static List<String> known(Field field) {
    return field.name().equals("time_zone")
        ? List.copyOf(ZoneId.getAvailableZoneIds())
        : field.constraints().values();
  }

  private static Optional<String> string(Field field, String text) {
    if (field.name().equals("time_zone")) {
      return rule(ZoneId.getAvailableZoneIds().contains(text), "an IANA time zone");
    }
    return field
        .constraints()
        .pattern()
        .filter(pattern -> !pattern.matcher(text).matches())
        .map(pattern -> "text of the form " + pattern);
  }

  private static boolean inRange(Constraints rules, String text) {
    double value = Double.parseDouble(text);
    return value >= rules.minimum().orElse(Double.NEGATIVE_INFINITY)
        && value <= rules.maximum().orElse(Double.POSITIVE_INFINITY);
  }

  private static String range(Constraints rules) {
    return rules.minimum().map(low -> " of at least " + whole(low)).orElse("")
        + rules.maximum().map(high -> " and at most " + whole(high)).orElse("");
  }

  private static String whole(double bound) {
    return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
  }

  private static Optional<String> rule(boolean kept, String rule) {
    return kept ? Optional.empty() : Optional.of(rule);
  }

  private static boolean parses(Function<CharSequence, ?> parser, String text) {
    try {
      parser.apply(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
