package org.rollcall.ingest.directory;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Regions and countries in the characters that the contract allows. */
final class Places {

  private static final Pattern REACHES = Pattern.compile("(?i)@|\\(at\\)|://");

  private static final int LONGEST = 60;
  private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,6})|amp|quot|apos|nbsp);");
  private static final Map<String, String> COUNTRIES = countries();

  private Places() {}

  private static Map<String, String> countries() {
    Map<String, String> codes = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      Locale country = new Locale.Builder().setRegion(code).build();
      codes.put(key(code), code);
      codes.put(key(country.getISO3Country()), code);
      codes.put(key(country.getDisplayCountry(Locale.ENGLISH)), code);
    }
    Stream.of(Locale.getAvailableLocales())
        .filter(locale -> locale.getCountry().length() == 2)
        .sorted(Comparator.comparing(Locale::toLanguageTag))
        .forEach(
            locale ->
                codes.putIfAbsent(key(locale.getDisplayCountry(locale)), locale.getCountry()));
    codes.put(key("UK"), "GB");
    codes.put(key("England"), "GB");
    codes.put(key("Scotland"), "GB");
    codes.put(key("Wales"), "GB");
    codes.put(key("Northern Ireland"), "GB");
    codes.put(key("United States of America"), "US");
    codes.remove("");
    return Map.copyOf(codes);
  }

  private static String key(String name) {
    return name.strip().replace(".", "").toLowerCase(Locale.ROOT);
  }

  /** The ISO code of a country by its name or code; empty text if it is none. */
  static String country(String name) {
    return COUNTRIES.getOrDefault(key(name), "");
  }

  /** The country at the end of an address; the address itself goes nowhere. */
  static String countryOf(String address) {
    List<String> parts = List.of(address.split(","));
    String last = parts.get(parts.size() - 1).strip();
    // Georgia, and two letters, are a state as often as a country.
    if (last.equalsIgnoreCase("Georgia")) {
      return "";
    }
    return last.length() > 2 || parts.size() > 3 ? country(last) : "";
  }

  /** Parts of an address between commas that hold anything. */
  static int parts(String address) {
    return (int) List.of(address.split(",")).stream().filter(part -> !part.isBlank()).count();
  }

  /**
   * A region without accents and signs; empty text where nothing is left, or it is a number, an
   * address of e-mail or a link: without its signs nobody would know it as one any more.
   */
  static String region(String name) {
    String told = Normalizer.normalize(unescaped(name), Normalizer.Form.NFKD);
    if (REACHES.matcher(told).find()) {
      return "";
    }
    String plain =
        told.replaceAll("\\p{M}+", "")
            .replace("ø", "o")
            .replace("Ø", "O")
            .replace("ß", "ss")
            .replace("æ", "ae")
            .replace('\u2019', '\'')
            .replaceAll("[^A-Za-z0-9_ .'-]+", " ")
            .replaceAll(" {2,}", " ")
            .strip();
    String cut = plain.length() > LONGEST ? plain.substring(0, LONGEST).strip() : plain;
    return cut.matches(".*(www\\.|[0-9]{7}).*") || !cut.matches(".*[A-Za-z].*") ? "" : cut;
  }

  private static String unescaped(String text) {
    Matcher entity = ENTITY.matcher(text);
    return entity.replaceAll(
        found -> {
          if (found.group(1) != null) {
            return Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1))));
          }
          return found.group().equals("&amp;") ? "&" : " ";
        });
  }
}
