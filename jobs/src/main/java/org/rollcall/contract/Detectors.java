package org.rollcall.contract;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks for personal data where none may be: a second fence behind types and vocabularies. */
public final class Detectors {

  /** Codes of a value detector begin so. */
  public static final String VALUE = "PII-V-";

  private static final Set<String> WORDS =
      Set.of(
          "name",
          "names",
          "nom",
          "naam",
          "nombre",
          "vorname",
          "nachname",
          "surname",
          "forename",
          "firstname",
          "lastname",
          "fullname",
          "nickname",
          "prenom",
          "apellido",
          "apellidos",
          "achternaam",
          "voornaam",
          "mail",
          "email",
          "correo",
          "courriel",
          "phone",
          "telephone",
          "telefon",
          "telefono",
          "telefoon",
          "mobile",
          "handy",
          "tel",
          "fax",
          "address",
          "adresse",
          "adres",
          "direccion",
          "anschrift",
          "street",
          "strasse",
          "rue",
          "calle",
          "postcode",
          "postcodes",
          "zip",
          "plz",
          "dob",
          "birth",
          "birthday",
          "birthdate",
          "geburt",
          "geburtsdatum",
          "naissance",
          "nacimiento",
          "ip",
          "useragent",
          "ssn",
          "tfn",
          "medicare",
          "nhs",
          "passport",
          "licence",
          "license",
          "notes",
          "note",
          "comment",
          "comments",
          "kommentar",
          "commentaire",
          "story",
          "text",
          "freetext",
          "url",
          "website",
          "link",
          "handle",
          "username",
          "latitude",
          "longitude",
          "photo");

  private static final List<String> PARTS =
      List.of(
          "email",
          "phone",
          "surname",
          "firstname",
          "lastname",
          "fullname",
          "vorname",
          "nachname",
          "geburt",
          "birthda",
          "dateofbirth",
          "passport",
          "medicare",
          "streetaddress",
          "ipaddress");

  /** Columns of names of things, not of people. */
  private static final Set<String> THINGS =
      Set.of("group", "region", "program", "directory", "instrument", "item", "zone", "country");

  private static final Pattern TOKEN_END = Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})");
  private static final Pattern MAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@.]+\\.[^\\s@]+");
  private static final Pattern LINK = Pattern.compile("(?i)[a-z]{2,10}://|\\bwww\\.[a-z0-9-]+\\.");
  private static final Pattern IPV4 =
      Pattern.compile("(?<![0-9.])(?:[0-9]{1,3}\\.){3}[0-9]{1,3}(?![0-9.])");
  private static final Pattern IPV6 = Pattern.compile("(?i)(?:[0-9a-f]{0,4}:){4,7}[0-9a-f]{0,4}");
  private static final Pattern PHONE =
      Pattern.compile("(?<![0-9A-Za-z])[+(]?[0-9][0-9 ().-]{6,20}[0-9](?![0-9A-Za-z])");
  private static final Pattern DATE =
      Pattern.compile(
          "[0-9]{4}[-./ ]?[0-9]{2}[-./ ]?[0-9]{2}|[0-9]{1,2}[-./ ][0-9]{1,2}[-./ ][0-9]{2,4}");

  private Detectors() {}

  /** Whether a column of that name should hold what names or describes a person. */
  public static boolean isPersonal(String column) {
    String plain = Normalizer.normalize(column, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    List<String> tokens =
        Arrays.stream(TOKEN_END.split(plain)).map(t -> t.toLowerCase(Locale.ROOT)).toList();
    String letters = String.join("", tokens);
    if (PARTS.stream().anyMatch(letters::contains)) {
      return true;
    }
    return tokens.stream().anyMatch(WORDS::contains) && tokens.stream().noneMatch(THINGS::contains);
  }

  /** The code of the detector that the text sets off, or the empty text. */
  public static String kindOf(String raw) {
    String text = Normalizer.normalize(raw, Normalizer.Form.NFKC);
    String kind = kindOfLetters(text);
    return kind.isEmpty() && isPhone(text) ? VALUE + "PHONE" : kind;
  }

  /** As {@link #kindOf}, for columns whose own values are digits. */
  public static String kindOfLetters(String raw) {
    String text =
        Normalizer.normalize(raw, Normalizer.Form.NFKC).replace(" (at) ", "@").replace("(at)", "@");
    if (text.indexOf('@') > 0 && MAIL.matcher(text).find()) {
      return VALUE + "EMAIL";
    } else if (LINK.matcher(text).find()) {
      return VALUE + "URL";
    } else if (isAddress(text)) {
      return VALUE + "IP";
    }
    return "";
  }

  private static boolean isAddress(String text) {
    if (text.indexOf(':') >= 0 && IPV6.matcher(text).matches()) {
      return true;
    }
    var found = IPV4.matcher(text);
    return found.find()
        && Arrays.stream(found.group().split("\\.")).allMatch(part -> Integer.parseInt(part) < 256);
  }

  private static boolean isPhone(String text) {
    var found = PHONE.matcher(text);
    while (found.find()) {
      String number = found.group();
      long digits = number.chars().filter(Character::isDigit).count();
      char first = number.charAt(0);
      boolean dialled = first == '+' || first == '(' || first == '0';
      if (!DATE.matcher(number).matches() && (digits >= 9 || digits == 8 && dialled)) {
        return true;
      }
    }
    return false;
  }
}
