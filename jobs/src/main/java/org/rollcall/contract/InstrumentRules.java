package org.rollcall.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What an instrument's description must obey, so that nothing of it points at a person. */
public final class InstrumentRules {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._-]{1,20}");

  private final Instrument instrument;
  private final List<String> broken = new ArrayList<>();

  private InstrumentRules(Instrument instrument) {
    this.instrument = instrument;
  }

  /** The rules that it breaks, as "found (must be rule)"; no text of it is repeated. */
  public static List<String> broken(Instrument instrument) {
    InstrumentRules rules = new InstrumentRules(instrument);
    rules.instrument();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < instrument.items().size(); i++) {
      Instrument.Item item = instrument.items().get(i);
      String where = "item " + (i + 1);
      rules.require(item.name() != null && names.add(item.name()), where, "named like no other");
      rules.item(where, item);
    }
    instrument.score().ifPresent(rules::score);
    return List.copyOf(rules.broken);
  }

  private void instrument() {
    require(matches(NAME, instrument.name()), "name", "snake_case of at most 40 characters");
    pointsAtNobody("name", instrument.name());
    require(
        matches(VERSION, instrument.version()) && text(instrument.version()).isEmpty(),
        "version",
        "at most 20 letters, digits, dots, hyphens and underscores");
    require(!instrument.items().isEmpty(), "items", "a list of at least one");
    label("title", instrument.title());
  }

  private void item(String where, Instrument.Item item) {
    require(
        matches(NAME, item.name()) && !Instrument.SCORE.equals(item.name()),
        "name of " + where,
        "snake_case of at most 40 characters, and not " + Instrument.SCORE);
    pointsAtNobody("name of " + where, item.name());
    label("title of " + where, item.title());
    double most = item.maximum().orElse(Double.POSITIVE_INFINITY);
    require(item.minimum() <= most, "minimum of " + where, "at most its maximum");
    require(!item.reversed() || item.maximum().isPresent(), where, "given a maximum, as reversed");
    List<String> themes = Schemas.input("theme_codes").field("theme").constraints().values();
    item.theme()
        .ifPresent(
            theme ->
                require(
                    themes.contains(theme),
                    "theme of " + where,
                    "one of " + String.join(", ", themes)));
    for (Map.Entry<String, String> answer : item.answers().entrySet()) {
      require(
          isNumber(answer.getKey()) && item.admits(Double.parseDouble(answer.getKey())),
          "an answer of " + where,
          "a number of its scale, with a label");
      label("the label of an answer of " + where, answer.getValue());
    }
  }

  private void score(Instrument.Score score) {
    long scored = instrument.items().stream().filter(Instrument.Item::scored).count();
    require(
        score.rule() != null && score.direction() != null && score.minimum() < score.maximum(),
        "score",
        "given with rule, direction and a minimum below its maximum");
    require(
        score.answeredAtLeast() >= 1 && score.answeredAtLeast() <= scored,
        "answered_at_least",
        "from 1 to the number of scored items");
  }

  private void pointsAtNobody(String where, String name) {
    String found = matches(NAME, name) ? LabelDetectors.inName(name) : "";
    if (!found.isEmpty()) {
      broken.add(where + " seems to hold " + found + " (must point at nobody)");
    }
  }

  private void label(String where, String text) {
    require(text != null && !text.isBlank(), where, "given");
    String found = text == null ? "" : LabelDetectors.inLabel(text);
    if (!found.isEmpty()) {
      broken.add(where + " seems to hold " + found + " (must point at nobody)");
    }
  }

  private static String text(String version) {
    return version.matches("[0-9]{1,4}") ? "" : LabelDetectors.inLabel(version);
  }

  private void require(boolean kept, String where, String rule) {
    if (!kept) {
      broken.add(where + " is not sound (must be " + rule + ")");
    }
  }

  private static boolean matches(Pattern pattern, String text) {
    return text != null && pattern.matcher(text).matches();
  }

  private static boolean isNumber(String text) {
    return text.matches("-?[0-9]{1,9}(\\.[0-9]{1,9})?");
  }
}
