package org.rollcall.contract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for personal data in the few texts that an evaluator writes and a public page shows: titles
 * of studies, labels of regions and of instruments.
 *
 * <p>Cells of files have no such texts: they are words of closed lists. So this fence may be high.
 */
public final class LabelDetectors {

  private static final String HOUSE = "[0-9]{1,5} ?[A-Za-z]?(?:[/-][0-9]{1,5}[A-Za-z]?)?";
  private static final String STREETS =
      "street|str?|road|rd|avenue|ave|lane|ln|dr|ct|crescent|cres|terrace|tce|parade|pde|highway|hwy"
          + "|boulevard|blvd|circuit|cct|esplanade|mews|stra(?:ß|ss)e|gasse|straat|gata|ulica";

  /**
   * Words of every day, which are streets only where they and what stands before are capitalised.
   */
  private static final String NAMED_STREETS =
      "Place|Court|Close|Way|Walk|Drive|Row|Square|Sq|Grove|Gardens|Rise|View|Hill|Green|Platz|Ul";

  private static final String STREETS_BEFORE =
      "[Rr]ue|Via|Viale|Calle|C/|Avenida|Avenue|Av|Rua|Boulevard|Bd|Plaza|Piazza|Place|Ulica|Ul"
          + "|[Cc]hemin|Route|Allée|Impasse|Carrera|Paseo";
  private static final String STREET_ENDS =
      "stra(?:ß|ss)e|str|weg|platz|gasse|allee|ufer|straat|laan|plein|kade|gracht|gatan|vägen|vej"
          + "|gade|veien|gata";

  /** A number before or behind the name of a street, or a box at the post office. */
  private static final Pattern ADDRESS =
      ignoringCase(
          "(?<![\\p{L}0-9])(?:"
              + (HOUSE + ",? (?:[\\p{L}'.-]+ ){0,4}(?:" + STREETS + ")(?!\\p{L})")
              + ("|[\\p{L}-]{2,}(?:" + STREET_ENDS + ")\\.? " + HOUSE)
              + "|(?:p\\.? ?o\\.? box|postfach|apartado|casilla|postbus|boîte postale) [0-9]+|(?:unit|flat|apt|apartment) [0-9]+)"
              + "(?![\\p{L}0-9])");

  private static final Pattern NAMED_ADDRESS =
      Pattern.compile(
          "(?<![\\p{L}0-9])(?:"
              + (HOUSE + ",? (?:\\p{Lu}[\\p{L}'.-]* ){1,3}(?:" + NAMED_STREETS + ")|")
              + (HOUSE + ",? (?:" + STREETS_BEFORE + ")\\.? \\p{L}{2,}|")
              + ("(?:" + STREETS_BEFORE + ")\\.? (?:[\\p{L}'.-]+,? ){1,5}(?:n[°o]\\.? ?)?")
              + "(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]{1,5}[a-z]?)(?![\\p{L}0-9])");

  /** The number behind the street. */
  private static final Pattern HOUSE_BEHIND =
      ignoringCase(
          "(?<!\\p{L})(?:[\\p{L}'-]{2,} (?:street|road|avenue|lane|crescent|terrace|parade|highway"
              + "|boulevard|esplanade)|(?:str|ul)\\. [\\p{L}'-]{2,}),? [0-9]{1,5}[a-z]?(?![\\p{L}0-9])");

  private static final Pattern HANDLE = Pattern.compile("(?<![\\p{L}0-9.])@[A-Za-z0-9_.]{3,}");

  private static final Pattern RECORD =
      ignoringCase(
          "(?<!\\p{L})(?:mrn|nhs|medicare|ssn|patient)(?: (?:no|number|id))?[.:#]? ?"
              + "[a-z]?[0-9]{2,}[a-z0-9 -]*");

  private static final Pattern STARTS_WITH_HOUSE =
      ignoringCase("^(?:no\\.? ?)?[0-9]{1,5}[a-z]?(?:[/-][0-9]{1,5}[a-z]?)?,? \\p{L}{2,}.*");

  private static final Pattern ACCOUNT =
      Pattern.compile(
          "(?<![A-Za-z0-9])[A-Za-z]{2}[0-9]{2}(?:[ -]?[A-Za-z0-9]){11,30}(?![A-Za-z0-9])");

  private static final int DIGITS_OF_ACCOUNT = 8;

  private static final String MONTH =
      "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|janv|févr|avr|juin|juil"
          + "|août|déc|ene|abr|ago|dic)\\p{L}*\\.?";

  /** Every date of day, month and year, its year in one of four groups. */
  private static final Pattern DATE =
      ignoringCase(
          "(?<![0-9])(?:[0-9]{1,2}(?:st|nd|rd|th)?[-./ ]{1,2}(?:[0-9]{1,2}|"
              + MONTH
              + "),?[-./ ]{1,2}([0-9]{4}|[0-9]{2})"
              + "|([0-9]{4})[-./ ]{1,2}[0-9]{1,2}[-./ ]{1,2}[0-9]{1,2}"
              + ("|" + MONTH + " [0-9]{1,2}(?:st|nd|rd|th)?,? ([0-9]{4})")
              + "|((?:19|20)[0-9]{2})(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))(?![0-9])");

  private static final Pattern BORN =
      ignoringCase(
          "(?<!\\p{L})(?:d\\.?o\\.?b\\.?|born|date of birth|birth ?date|birthday|geb\\.?|geboren|geburtsdatum"
              + "|née?|nacid[oa]|geboortedatum)(?!\\p{L}).*[0-9]");

  /** Nobody who comes to these groups was born later, and no study is about days before it. */
  private static final int LAST_BIRTH = 2015;

  /** Years are the only numbers of so many digits that a title needs. */
  private static final Pattern DIGITS =
      Pattern.compile("(?<![0-9])(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]{4,}");

  private LabelDetectors() {}

  private static Pattern ignoringCase(String text) {
    return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /**
   * What a title or a sentence seems to hold that points at a person, in words that stand after
   * "seems to hold"; the empty text if nothing.
   */
  public static String inTitle(String raw) {
    String text = NormalText.of(raw);
    String kind = Detectors.kindOf(text);
    if (isAccount(text)) {
      return "a bank account";
    } else if (!kind.isEmpty()) {
      return RowCodes.FAULTS.get(kind).replace("what seems to be ", "");
    } else if (BORN.matcher(text).find() || hasBirth(text)) {
      return "a date of birth";
    } else if (isAddress(text)) {
      return "a street address";
    } else if (HANDLE.matcher(text).find()) {
      return "the name of an account";
    } else if (RECORD.matcher(text).find()) {
      return "the number of a record";
    }
    return DIGITS.matcher(text).find() ? "a number of four digits or more that is no year" : "";
  }

  /** As {@link #inTitle}, of the name of a place or an answer, where no date or house belongs. */
  public static String inLabel(String raw) {
    String found = inTitle(raw);
    String text = NormalText.of(raw);
    if (found.isEmpty() && DATE.matcher(text).find()) {
      return "a date";
    }
    return found.isEmpty() && STARTS_WITH_HOUSE.matcher(text).matches() ? "a house number" : found;
  }

  /** As {@link #inLabel}, of a name in which underscores and hyphens stand for blanks. */
  public static String inName(String raw) {
    return inLabel(raw.replaceAll("[_-]+", " "));
  }

  private static boolean isAddress(String text) {
    return ADDRESS.matcher(text).find()
        || NAMED_ADDRESS.matcher(text).find()
        || HOUSE_BEHIND.matcher(text).find();
  }

  private static boolean isAccount(String text) {
    Matcher found = ACCOUNT.matcher(text);
    while (found.find()) {
      if (found.group().chars().filter(Character::isDigit).count() >= DIGITS_OF_ACCOUNT) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasBirth(String text) {
    Matcher found = DATE.matcher(text);
    while (found.find()) {
      for (int group = 1; group <= found.groupCount(); group++) {
        String year = found.group(group);
        if (year != null && (year.length() == 2 || Integer.parseInt(year) <= LAST_BIRTH)) {
          return true;
        }
      }
    }
    return false;
  }
}
