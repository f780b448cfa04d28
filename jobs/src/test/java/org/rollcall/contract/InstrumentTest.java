package org.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.contract.Instrument.Direction;
import org.rollcall.contract.Instrument.Item;
import org.rollcall.contract.Instrument.Rule;
import org.rollcall.contract.Instrument.Score;

class InstrumentTest {

  private static final double EXACT = 1e-12;

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("..", "schemas", "instruments"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream()
          .map(name -> name.replaceFirst("\\.json$", ""))
          .toList();
    }
  }

  @Test
  void instruments_files_areThese() throws IOException {
    assertEquals(Schemas.INSTRUMENTS, names());
  }

  @ParameterizedTest
  @MethodSource("names")
  void instrument_file_keepsTheRules(String name) {
    Instrument instrument = Schemas.instrument(name).orElseThrow();
    assertEquals(name, instrument.name());
    assertTrue(instrument.version().matches("[A-Za-z0-9._-]{1,20}"));
    Stream.of(
            instrument.title(),
            instrument.description(),
            instrument.wording(),
            instrument.licence(),
            instrument.citation())
        .forEach(text -> assertFalse(text.isBlank()));
    List<String> themes = Schemas.input("theme_codes").field("theme").constraints().values();
    Set<String> items = new HashSet<>();
    for (Item item : instrument.items()) {
      assertTrue(items.add(item.name()), item.name());
      assertTrue(item.name().matches("[a-z][a-z0-9_]{0,39}"), item.name());
      assertFalse(item.name().equals(Instrument.SCORE));
      assertFalse(item.title().isBlank());
      assertTrue(item.minimum() < item.maximum().orElse(Double.MAX_VALUE), item.name());
      assertTrue(item.maximum().isPresent() || !item.scored() && !item.reversed(), item.name());
      item.theme().ifPresent(theme -> assertTrue(themes.contains(theme), theme));
      item.answers().keySet().forEach(n -> assertTrue(item.admits(Double.parseDouble(n)), n));
      boolean ours = instrument.wording().startsWith("Here");
      assertEquals(ours ? Set.of("participant", "facilitator") : Set.of(), item.text().keySet());
    }
    assertEquals(
        instrument.score().isPresent(), instrument.items().stream().anyMatch(Item::scored));
  }

  /** The range that a file states is that of its items. */
  @ParameterizedTest
  @MethodSource("names")
  void score_extremes_areTheStatedRange(String name) {
    Instrument instrument = Schemas.instrument(name).orElseThrow();
    instrument
        .score()
        .ifPresent(
            score -> {
              Map<String, Double> low = new HashMap<>();
              Map<String, Double> high = new HashMap<>();
              for (Item item : instrument.items()) {
                double least = item.minimum();
                double most = item.maximum().orElse(99);
                low.put(item.name(), item.reversed() ? most : least);
                high.put(item.name(), item.reversed() ? least : most);
              }
              assertEquals(score.minimum(), instrument.score(low).orElseThrow(), EXACT);
              assertEquals(score.maximum(), instrument.score(high).orElseThrow(), EXACT);
            });
  }

  /** By hand: 6+5+4+3+2+1+6+5+4+3 = 39. */
  @Test
  void score_barc10_isTheSum() {
    assertEquals(39, score("barc_10", 6, 5, 4, 3, 2, 1, 6, 5, 4, 3).orElseThrow(), EXACT);
  }

  /** The same ten answers by the two countries' rules are 10 apart. */
  @Test
  void score_k10OfTwoCountries_differsByTen() {
    assertEquals(24, score("k10_au", 1, 2, 3, 4, 5, 1, 2, 3, 1, 2).orElseThrow(), EXACT);
    assertEquals(14, score("k10_us", 0, 1, 2, 3, 4, 0, 1, 2, 0, 1).orElseThrow(), EXACT);
  }

  @Test
  void score_k6AndSds_areSums() {
    assertEquals(13, score("k6_us", 4, 3, 2, 1, 0, 3).orElseThrow(), EXACT);
    assertEquals(19, score("k6_au", 5, 4, 3, 2, 1, 4).orElseThrow(), EXACT);
    assertEquals(8, score("sds", 3, 2, 1, 0, 2).orElseThrow(), EXACT);
  }

  /** (4+3+5+2+4+3+5)/7 = 26/7 where the eighth item is open; with two open there is none. */
  @Test
  void score_eurohis_allowsOneOpenItem() {
    assertEquals(30 / 8.0, score("eurohis_qol_8", 4, 3, 5, 2, 4, 3, 5, 4).orElseThrow(), EXACT);
    assertEquals(26 / 7.0, score("eurohis_qol_8", 4, 3, 5, 2, 4, 3, 5).orElseThrow(), EXACT);
    assertEquals(OptionalDouble.empty(), score("eurohis_qol_8", 4, 3, 5, 2, 4, 3));
  }

  @Test
  void score_itemMissing_isNoneWhereAllAreNeeded() {
    assertEquals(OptionalDouble.empty(), score("barc_10", 6, 5, 4, 3, 2, 1, 6, 5, 4));
    assertEquals(OptionalDouble.empty(), score("barc_10"));
  }

  @Test
  void score_answerOutOfRange_isNone() {
    assertEquals(OptionalDouble.empty(), score("barc_10", 6, 5, 4, 3, 2, 0, 6, 5, 4, 3));
    assertEquals(OptionalDouble.empty(), score("k10_au", 0, 1, 2, 3, 4, 0, 1, 2, 0, 1));
  }

  @Test
  void score_itemsThatStandAlone_haveNone() {
    assertEquals(OptionalDouble.empty(), score("group_experience", 5, 5, 5, 5, 5, 5, 5, 5, 5, 5));
  }

  /** Items that are no part of the score play no role, whatever they are. */
  @Test
  void score_unscoredItems_playNoRole() {
    Instrument made =
        new Instrument(
            "made",
            "Made",
            "1",
            "",
            "",
            "",
            "",
            List.of(
                item("a", false),
                new Item(
                    "times",
                    "Times",
                    Map.of(),
                    0,
                    OptionalDouble.empty(),
                    Map.of(),
                    false,
                    false,
                    Optional.empty())),
            List.of(),
            Optional.of(new Score(Rule.SUM, 1, 4, Direction.HIGHER_IS_BETTER, 1, "")));
    Map<String, Double> answers = Map.of("a", 1.0, "times", 400.0, "of_another", -5.0);
    assertEquals(1, made.score(answers).getAsDouble());
  }

  /** Its public summary does not say which of its questions count. */
  @Test
  void score_involvementTemplate_isNone() {
    Map<String, Double> all = new HashMap<>();
    Instrument pal = Schemas.instrument("pal_involvement").orElseThrow();
    pal.items().forEach(item -> all.put(item.name(), 1.0));
    assertEquals(OptionalDouble.empty(), pal.score(all));
  }

  /** On 1 to 4: a=2, b=1 reversed is 4, c open: mean 3, prorated to three items 9. */
  @Test
  void score_reversedAndProrated_isByHand() {
    Instrument made =
        new Instrument(
            "made",
            "Made",
            "1",
            "",
            "",
            "",
            "",
            List.of(item("a", false), item("b", true), item("c", false)),
            List.of(),
            Optional.of(new Score(Rule.SUM, 3, 12, Direction.HIGHER_IS_WORSE, 2, "")));
    assertEquals(9, made.score(Map.of("a", 2.0, "b", 1.0)).orElseThrow(), EXACT);
    assertEquals(10, made.score(Map.of("a", 2.0, "b", 1.0, "c", 4.0)).orElseThrow(), EXACT);
    assertEquals(OptionalDouble.empty(), made.score(Map.of("b", 1.0)));
  }

  private static Item item(String name, boolean reversed) {
    return new Item(
        name, name, Map.of(), 1, OptionalDouble.of(4), Map.of(), reversed, true, Optional.empty());
  }

  /** Answers to the first items, in order. */
  private static OptionalDouble score(String name, double... values) {
    Instrument instrument = Schemas.instrument(name).orElseThrow();
    Map<String, Double> answers = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      answers.put(instrument.items().get(i).name(), values[i]);
    }
    return instrument.score(answers);
  }
}
