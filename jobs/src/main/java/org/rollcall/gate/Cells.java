package org.rollcall.gate;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.rollcall.contract.Detectors;
import org.rollcall.contract.Field;
import org.rollcall.contract.Instruments;
import org.rollcall.contract.Region;
import org.rollcall.contract.TableSchema;

/** Makes the reader of each input field from its contract. */
final class Cells {

  private static final int REMEMBERED = 1 << 14;
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

  private final TableSchema schema;
  private final TimeText time;
  private final LocalClock clock;
  private final List<Region> regions;
  private final Instruments instruments;

  Cells(Intake intake) {
    schema = intake.input();
    regions = intake.regions();
    instruments = intake.instruments();
    time = new TimeText(intake.order());
    clock = new LocalClock(intake.zone());
  }

  Cell of(Field field) {
    int at = schema.indexOf(field.name());
    return switch (field.type()) {
      case STRING -> text(field, at);
      case INTEGER -> integer(field, at);
      case NUMBER -> number(field, at);
      case BOOLEAN -> new BooleanCell(at);
      case DATE -> date(at);
      case DATETIME -> dateTime(at);
      case TIME -> timeOfDay(at);
    };
  }

  private Cell text(Field field, int at) {
    if (field.isIdentifier()) {
      return (text, start, end, values) -> {
        values.chars[at] = text;
        values.start[at] = start;
        values.end[at] = end;
        return Cell.FINE;
      };
    }
    if (field.name().equals("region")) {
      return region(at);
    }
    if (field.name().equals("instrument")) {
      List<String> names = instruments.names();
      return new ListedCell(at, "INSTRUMENT", names, names::indexOf);
    }
    if (field.name().equals("country")) {
      return new TextCell(at, "COUNTRY", COUNTRIES::contains);
    }
    List<String> vocabulary = field.constraints().values();
    if (!vocabulary.isEmpty()) {
      return new VocabularyCell(at, vocabulary);
    }
    if (field.constraints().pattern().isPresent()) {
      Pattern pattern = field.constraints().pattern().get();
      return new TextCell(at, "PATTERN", text -> pattern.matcher(text).matches());
    }
    if (field.name().equals("time_zone")) {
      return new TextCell(at, "ZONE", ZONES::contains);
    }
    throw new IllegalArgumentException(
        "Cannot admit field %s of table %s: any text may stand in it (must be an identifier or have a closed vocabulary or pattern)"
            .formatted(field.name(), schema.name()));
  }

  /**
   * A study without regions keeps none: the row counts without it, unless rows of several regions
   * would become one.
   */
  private Cell region(int at) {
    if (regions.isEmpty() && !schema.primaryKey().contains("region")) {
      return new UnkeptCell();
    }
    Map<String, Integer> index = new HashMap<>();
    for (int i = 0; i < regions.size(); i++) {
      index.put(Region.key(regions.get(i).code()), i);
      index.put(Region.key(regions.get(i).label()), i);
    }
    return new ListedCell(
        at,
        "REGION",
        regions.stream().map(Region::code).toList(),
        word -> index.getOrDefault(Region.key(word), -1));
  }

  private static Cell integer(Field field, int at) {
    long least = (long) Math.ceil(field.constraints().minimum().orElse((double) Integer.MIN_VALUE));
    long most = (long) Math.floor(field.constraints().maximum().orElse((double) Integer.MAX_VALUE));
    return (text, start, end, values) -> {
      if (!NumberText.isInteger(text, start, end)) {
        return "TYPE-INTEGER";
      }
      long value = NumberText.integer(text, start, end);
      values.number[at] = value;
      return value < least || value > most ? "RANGE" : Cell.FINE;
    };
  }

  private static Cell number(Field field, int at) {
    double least = field.constraints().minimum().orElse(-Double.MAX_VALUE);
    double most = field.constraints().maximum().orElse(Double.MAX_VALUE);
    return (text, start, end, values) -> {
      double value = NumberText.real(text, start, end);
      if (Double.isNaN(value)) {
        return "TYPE-NUMBER";
      }
      values.real[at] = value;
      return value < least || value > most ? "RANGE" : Cell.FINE;
    };
  }

  private Cell date(int at) {
    return (text, start, end, values) -> {
      if (!time.readDate(text, start, end)) {
        return "TYPE-DATE";
      }
      values.number[at] = time.day();
      return Cell.FINE;
    };
  }

  private Cell dateTime(int at) {
    return (text, start, end, values) -> {
      if (!time.readDateTime(text, start, end)) {
        return "TYPE-DATETIME";
      }
      clock.set(time.day(), time.second(), time.offset());
      values.number[at] = clock.local();
      values.instant[at] = clock.instant();
      values.later[at] = clock.later();
      return Cell.FINE;
    };
  }

  private Cell timeOfDay(int at) {
    return (text, start, end, values) -> {
      if (!time.readTime(text, start, end)) {
        return "TYPE-TIME";
      }
      values.number[at] = time.second();
      return Cell.FINE;
    };
  }

  /** True and false in the words and signs that programs use. */
  private record BooleanCell(int at) implements Cell {

    private static final SliceMap<Boolean> WORDS = new SliceMap<>();

    static {
      for (String word : List.of("true", "True", "TRUE", "yes", "Yes", "YES", "y", "Y", "1")) {
        WORDS.put(word, true);
      }
      for (String word : List.of("false", "False", "FALSE", "no", "No", "NO", "n", "N", "0")) {
        WORDS.put(word, false);
      }
    }

    @Override
    public String read(char[] text, int start, int end, Values values) {
      Boolean value = WORDS.get(text, start, end);
      if (value == null) {
        return "TYPE-BOOLEAN";
      }
      values.number[at] = value ? 1 : 0;
      return FINE;
    }
  }

  /** One of the words of the contract; the word kept is the contract's, never the file's. */
  private static final class VocabularyCell implements Cell {
    private final int at;
    private final char[][] words;
    private int last;

    VocabularyCell(int at, List<String> words) {
      this.at = at;
      this.words = words.stream().map(String::toCharArray).toArray(char[][]::new);
    }

    @Override
    public String read(char[] text, int start, int end, Values values) {
      for (int i = 0, word = last; i < words.length; i++) {
        if (SliceMap.same(words[word], text, start, end)) {
          last = word;
          values.number[at] = word;
          return FINE;
        }
        word = word + 1 == words.length ? 0 : word + 1;
      }
      return "ENUM";
    }
  }

  /** Anything, of which nothing is kept; personal data is said all the same. */
  private static final class UnkeptCell implements Cell {
    private final SliceMap<String> seen = new SliceMap<>();

    @Override
    public String read(char[] text, int start, int end, Values values) {
      String rule = seen.get(text, start, end);
      if (rule == null) {
        String suspicion = Detectors.kindOf(new String(text, start, end - start));
        rule = suspicion.isEmpty() ? NOT_KEPT : suspicion;
        if (seen.size() < REMEMBERED) {
          seen.put(text, start, end, rule);
        }
      }
      return rule;
    }
  }

  /** One of the words that the study lists; the word kept is the study's, never the file's. */
  private static final class ListedCell implements Cell {
    private final int at;
    private final String rule;
    private final byte[][] words;
    private final ToIntFunction<String> find;
    private final SliceMap<Integer> seen = new SliceMap<>();

    ListedCell(int at, String rule, List<String> words, ToIntFunction<String> find) {
      this.at = at;
      this.rule = rule;
      this.words =
          words.stream().map(word -> word.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
      this.find = find;
    }

    @Override
    public String read(char[] text, int start, int end, Values values) {
      Integer word = seen.get(text, start, end);
      if (word == null) {
        int found = find.applyAsInt(new String(text, start, end - start));
        if (found < 0) {
          return rule;
        }
        word = found;
        if (seen.size() < REMEMBERED) {
          seen.put(text, start, end, word);
        }
      }
      values.number[at] = word;
      values.utf8[at] = words[word];
      return FINE;
    }
  }

  /** A text that obeys a pattern; texts seen before are not checked again. */
  private static final class TextCell implements Cell {
    private static final int LONGEST = 60;

    private final int at;
    private final String rule;
    private final Predicate<String> check;
    private final SliceMap<byte[]> seen = new SliceMap<>();

    TextCell(int at, String rule, Predicate<String> check) {
      this.at = at;
      this.rule = rule;
      this.check = check;
    }

    @Override
    public String read(char[] text, int start, int end, Values values) {
      byte[] known = seen.get(text, start, end);
      if (known == null) {
        if (end - start > LONGEST) {
          return rule;
        }
        String word = new String(text, start, end - start);
        if (!check.test(word)) {
          return rule;
        }
        String suspicion = Detectors.kindOf(word);
        if (!suspicion.isEmpty()) {
          return suspicion;
        }
        known = word.getBytes(StandardCharsets.UTF_8);
        if (seen.size() < REMEMBERED) {
          seen.put(text, start, end, known);
        }
      }
      values.utf8[at] = known;
      return FINE;
    }
  }
}
