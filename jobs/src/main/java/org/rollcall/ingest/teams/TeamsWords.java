package org.rollcall.ingest.teams;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Person;

/** Words of Teams in the languages that it speaks. */
final class TeamsWords {

  /** Said of stays whose end is not told. */
  static final String OPEN =
      "of its stays without an end: the report was saved while people were in the meeting, so their"
          + " minutes are not known; a report that is saved after the meeting tells more";

  private static final Set<String> ORGANIZER =
      Set.of(
          "organizer",
          "organiser",
          "co-organizer",
          "co-organiser",
          "organisateur",
          "organisatrice",
          "coorganisateur",
          "co-organisateur",
          "organizador",
          "organizadora",
          "coorganizador",
          "organisator",
          "organisatorin",
          "mitorganisator",
          "organizzatore",
          "co-organizzatore",
          "organisatör",
          "arrangør",
          "organizator",
          "współorganizator",
          "主催者",
          "开会者",
          "组织者");

  /** Put behind the name of who has no account, in the language of whoever looks. */
  private static final Pattern GUEST =
      Pattern.compile(
          "(?i)\\s*\\((?:guest|unverified|external|anonymous|invitado|invitada|no verificado"
              + "|externo|externa|invité|invitée|non vérifié|externe|gast|nicht überprüft"
              + "|nicht verifiziert|extern|niet geverifieerd|ospite|non verificato|esterno|esterna"
              + "|convidado|convidada|não verificado|gäst|gjest|gæst|ゲスト|来宾|访客)\\)$");

  private TeamsWords() {}

  /**
   * The role. Only who organised the meeting leads: in a plain meeting everybody is a presenter,
   * members and guests alike.
   */
  static String role(String word) {
    return ORGANIZER.contains(Headings.normal(word)) ? "facilitator" : "participant";
  }

  /**
   * Who it is: by the e-mail address, which all generations have, else by the user principal name,
   * else by the name shown without the word for guests, which changes with the language.
   */
  static Map<String, String> person(String email, String principal, String name) {
    return Person.of(
        email.indexOf('@') > 0 ? email : principal, GUEST.matcher(name.strip()).replaceFirst(""));
  }

  /** A title; Teams writes null where there is none. */
  static String title(String text) {
    return text.equalsIgnoreCase("null") ? "" : text;
  }
}
