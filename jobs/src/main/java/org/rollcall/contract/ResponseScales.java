package org.rollcall.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words in which instruments are answered, with their numbers. */
public final class ResponseScales {

  /** Scales of which every answer has a word: one that names its ends alone says nothing of 2. */
  private static final List<Scale> ALL =
      Schemas.INSTRUMENTS.stream().flatMap(ResponseScales::of).distinct().toList();

  private record Scale(String instrument, Map<String, Double> numbers) {

    boolean hasAll(Set<String> words) {
      return numbers.keySet().stream()
          .map(ResponseScales::lower)
          .collect(Collectors.toSet())
          .containsAll(words);
    }
  }

  private ResponseScales() {}

  private static Stream<Scale> of(String instrument) {
    return Schemas.instrument(instrument).orElseThrow().items().stream()
        .filter(ResponseScales::isWhole)
        .map(item -> new Scale(instrument, numbers(item)));
  }

  private static boolean isWhole(Instrument.Item item) {
    return item.maximum().isPresent()
        && item.answers().size() == item.maximum().getAsDouble() - item.minimum() + 1;
  }

  private static Map<String, Double> numbers(Instrument.Item item) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    new TreeMap<>(item.answers())
        .forEach((number, word) -> numbers.put(word, Double.parseDouble(number)));
    return numbers;
  }

  /** The first scale that has all of these words, however they are capitalised. */
  public static Optional<Map<String, Double>> of(Set<String> words) {
    Set<String> wanted = words.stream().map(ResponseScales::lower).collect(Collectors.toSet());
    return ALL.stream().filter(scale -> scale.hasAll(wanted)).findFirst().map(Scale::numbers);
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** Names of the instruments that give a word that number. */
  public static List<String> instruments(String word, double number) {
    return instruments(word, other -> other == number);
  }

  /** Names of the instruments that give a word another number. */
  public static List<String> others(String word, double number) {
    return instruments(word, other -> other != number);
  }

  private static List<String> instruments(String word, DoublePredicate number) {
    return ALL.stream()
        .filter(scale -> scale.numbers().containsKey(word))
        .filter(scale -> number.test(scale.numbers().get(word)))
        .map(Scale::instrument)
        .distinct()
        .toList();
  }
}
