package org.rollcall.ingest.survey;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rollcall.contract.Instrument;
import org.rollcall.contract.Instruments;
import org.rollcall.contract.Survey;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Headings;

/** Makes numbers of the texts of answers. */
final class Scale {

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,9}(?:[.,]\\d{1,9})?");

  /** Behind a comma three digits may be decimals, and may be the last of a thousand. */
  private static final Pattern EITHER = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");

  private final Map<String, Double> answers = new HashMap<>();
  private final Set<String> unanswered;
  private final boolean numbersStand;
  private final Optional<Instrument> instrument;

  /**
   * What an answer is.
   *
   * @param value its number, as text; empty if it has none
   * @param code the rule that it breaks, or why there is none; empty if it is one
   */
  record Reading(String value, String code) {

    static Reading of(String code) {
      return new Reading("", code);
    }
  }

  Scale(Survey survey, Instruments instruments) {
    survey.answers().forEach((text, value) -> answers.put(Headings.normal(text), value));
    unanswered = Answers.normal(survey.unanswered());
    numbersStand = answers.keySet().stream().noneMatch(text -> NUMBER.matcher(text).matches());
    instrument = instruments.named(survey.instrument());
  }

  /** The number of an answer to an item; the text itself never comes out. */
  Reading read(String item, String text) {
    String plain = Headings.normal(text);
    if (plain.isEmpty() || unanswered.contains(plain)) {
      return Reading.of(Extract.ASIDE + "UNANSWERED");
    }
    double value;
    if (answers.containsKey(plain)) {
      value = answers.get(plain);
    } else if (numbersStand
        && NUMBER.matcher(plain).matches()
        && !EITHER.matcher(plain).matches()) {
      value = Double.parseDouble(plain.replace(',', '.'));
    } else {
      return Reading.of("ANSWER-UNKNOWN");
    }
    List<Double> none = instrument.map(Instrument::notAnswers).orElse(List.of());
    if (none.contains(value)) {
      return Reading.of(Extract.ASIDE + "UNANSWERED");
    }
    boolean admitted =
        instrument.flatMap(known -> known.item(item)).map(i -> i.admits(value)).orElse(true);
    return admitted ? new Reading(text(value), "") : Reading.of("ANSWER-RANGE");
  }

  private static String text(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
