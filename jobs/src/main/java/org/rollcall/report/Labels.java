package org.rollcall.report;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.outcome.Measures;
import org.rollcall.outcome.OutcomeCatalog;

/** The words of the closed vocabularies, as people say them. */
final class Labels {

  static final String ONLINE = "online";
  static final String FACE_TO_FACE = "face_to_face";
  static final String BOTH = "both";

  /** Arms in the order in which a reader meets them. */
  static final List<String> ARMS = List.of(FACE_TO_FACE, ONLINE, BOTH);

  private static final Map<String, String> VERDICTS =
      Map.of(
          "MEANINGFUL_DIFFERENCE", "Meaningful difference",
          "DIFFERENCE_SIZE_UNCLEAR", "Difference, size unclear",
          "DIFFERENCE_WITHIN_MARGIN", "Difference within the margin",
          "EQUIVALENT", "Equivalent",
          "NOT_ENOUGH_DATA", "Not enough data",
          "NO_MARGIN", "No margin set",
          "NOT_ESTIMABLE", "Not estimable");
  private static final Map<String, String> SAID =
      Map.of(
          FACE_TO_FACE,
          "face to face",
          "not_stated",
          "not stated",
          "not_applicable",
          "not applicable",
          "smart_recovery",
          "SMART Recovery");
  private static final Pattern GAP = Pattern.compile("gap_(\\d+)_weeks?");
  private static final Pattern CALENDAR = Pattern.compile("gap_(\\d+)_calendar_weeks?");
  private static final Pattern BOUND = Pattern.compile("gap_(\\d+)_weeks?_ends_as_leaving");
  private static final Pattern MISSED = Pattern.compile("missed_(\\d+)_sessions?");

  private Labels() {}

  /** Any name of the vocabularies in words: underscores become spaces. */
  static String plain(String name) {
    return SAID.getOrDefault(name, name.replace('_', ' '));
  }

  /** The same, to begin a line with. */
  static String title(String name) {
    String said = plain(name);
    return said.isEmpty() ? said : Character.toUpperCase(said.charAt(0)) + said.substring(1);
  }

  /** Those who began that way, or used both, in the words of a sentence. */
  static String people(String arm) {
    return switch (arm) {
      case ONLINE -> "people who started online";
      case FACE_TO_FACE -> "people who started face to face";
      case BOTH -> "people who used both ways";
      default -> plain(arm);
    };
  }

  /** The class that colours an arm. */
  static String style(String arm) {
    return switch (arm) {
      case FACE_TO_FACE -> "c0";
      case ONLINE -> "c1";
      case BOTH, "hybrid" -> "c2";
      default -> "c3";
    };
  }

  static String verdict(String code) {
    return VERDICTS.getOrDefault(code, title(code.toLowerCase(java.util.Locale.ROOT)));
  }

  /** The rule that says who has left. */
  static String definition(String name) {
    Matcher gap = GAP.matcher(name);
    if (gap.matches()) {
      return "no attendance in " + some(gap.group(1), "week") + " with sessions";
    }
    Matcher calendar = CALENDAR.matcher(name);
    if (calendar.matches()) {
      return "no attendance for " + some(calendar.group(1), "week") + ", sessions or not";
    }
    Matcher bound = BOUND.matcher(name);
    if (bound.matches()) {
      return definition("gap_" + bound.group(1) + "_weeks") + ", every guessed end a leaving";
    }
    if (name.equals(Measures.WHOLLY_FOLLOWED.name())) {
      return "share of those wholly followed";
    }
    Matcher missed = MISSED.matcher(name);
    return missed.matches()
        ? some(missed.group(1), "held session") + " missed in a row"
        : plain(name);
  }

  /** A key that sorts rules by kind, then by length. */
  static String order(String definition) {
    Matcher number = Pattern.compile("_(\\d+)_").matcher(definition);
    return number.find()
        ? definition.substring(0, number.start())
            + "0".repeat(Math.max(0, 4 - number.group(1).length()))
            + number.group(1)
        : "~" + definition;
  }

  /** A contrast's two arms, first minus second. */
  static String[] arms(String contrast) {
    int dash = contrast.indexOf('-');
    return dash < 0
        ? new String[] {contrast, ""}
        : new String[] {contrast.substring(0, dash), contrast.substring(dash + 1)};
  }

  static String contrast(String contrast) {
    String[] arms = arms(contrast);
    return plain(arms[0]) + " minus " + plain(arms[1]);
  }

  /** The id of an analysis in words: estimand, outcome, contrast and, if any, what narrows it. */
  static String analysis(OutcomeCatalog outcomes, String id) {
    String[] parts = id.split("\\.");
    if (parts.length < 4) {
      return id;
    }
    String stratum = parts[3].equals("all") ? "" : ", " + plain(parts[3]);
    String adjustment = parts.length > 4 ? ", " + plain(parts[4]) : "";
    return parts[0]
        + ": "
        + lower(OutcomeText.of(outcomes, parts[1]).label())
        + ", "
        + contrast(parts[2])
        + stratum
        + adjustment;
  }

  static String upper(String sentence) {
    return sentence.isEmpty()
        ? sentence
        : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }

  static String lower(String phrase) {
    return phrase.isEmpty()
        ? phrase
        : Character.toLowerCase(phrase.charAt(0)) + phrase.substring(1);
  }

  /** A number and a noun that agree. */
  static String some(String number, String noun) {
    return number + " " + noun + ("1".equals(number) ? "" : "s");
  }
}
