package org.rollcall.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The words in which instruments are answered, with their numbers. */
public final class ResponseScales {

  /** Scales of which every answer has a word: one that names its ends alone says nothing of 2. */
  private static final Map<String, Map<String, Double>> ALL = all();

  private ResponseScales() {}

  private static Map<String, Map<String, Double>> all() {
    Map<String, Map<String, Double>> scales = new LinkedHashMap<>();
    for (String name : Schemas.INSTRUMENTS) {
      List<Instrument.Item> items = Schemas.instrument(name).orElseThrow().items();
      for (Instrument.Item item : items) {
        if (isWhole(item)) {
          scales.putIfAbsent(name + " " + new TreeMap<>(item.answers()), numbers(item));
        }
      }
    }
    return scales;
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
    Set<String> wanted =
        words.stream().map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    return ALL.values().stream()
        .filter(
            scale ->
                scale.keySet().stream()
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toSet())
                    .containsAll(wanted))
        .findFirst();
  }

  /** Names of the instruments that give a word that number, or, if not same, another one. */
  public static List<String> instruments(String word, double number, boolean same) {
    return ALL.entrySet().stream()
        .filter(scale -> scale.getValue().containsKey(word))
        .filter(scale -> (scale.getValue().get(word) == number) == same)
        .map(scale -> scale.getKey().substring(0, scale.getKey().indexOf(' ')))
        .distinct()
        .toList();
  }
}
