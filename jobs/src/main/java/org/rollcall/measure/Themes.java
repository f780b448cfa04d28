package org.rollcall.measure;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.rollcall.stats.Frequency;
import org.rollcall.stats.agreement.RatedUnit;

/**
 * Coded extracts to mentions: a respondent mentions a theme or does not, however often.
 *
 * @param mentions respondents who mention, by theme, valence, class and perspective
 * @param asked respondents, by class and perspective
 * @param coded how coders coded the respondents, by theme: those who did not give it, and those who
 *     gave it. Who gave a respondent any theme has coded them.
 */
public record Themes(
    Map<Mention, Long> mentions, Map<Respondents, Long> asked, Map<String, List<RatedUnit>> coded) {

  /**
   * What is mentioned, and by whom.
   *
   * @param theme theme
   * @param valence benefit, challenge or neutral
   * @param respondents by whom
   */
  public record Mention(String theme, String valence, Respondents respondents) {}

  /**
   * A class of respondents.
   *
   * @param modalityClass class
   * @param perspective participant or facilitator
   */
  public record Respondents(String modalityClass, String perspective) {}

  public Themes {
    mentions = Map.copyOf(mentions);
    asked = Map.copyOf(asked);
    coded = Map.copyOf(coded);
  }

  static Themes of(List<Row> codes) {
    Map<Mention, Set<Object>> mentions = new HashMap<>();
    Map<Respondents, Set<Object>> asked = new HashMap<>();
    for (Row code : codes) {
      Respondents by = new Respondents(code.getAs("modality_class"), code.getAs("perspective"));
      Object respondent = id(code, "respondent_id");
      mentions
          .computeIfAbsent(
              new Mention(code.getAs("theme"), code.getAs("valence"), by), any -> new HashSet<>())
          .add(respondent);
      asked.computeIfAbsent(by, any -> new HashSet<>()).add(respondent);
    }
    return new Themes(sizes(mentions), sizes(asked), coded(codes));
  }

  private static <T> Map<T, Long> sizes(Map<T, Set<Object>> sets) {
    Map<T, Long> sizes = new HashMap<>();
    sets.forEach((key, set) -> sizes.put(key, (long) set.size()));
    return sizes;
  }

  private static Object id(Row row, String column) {
    Object cell = row.getAs(column);
    return cell instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : cell;
  }

  /**
   * A coder marks the places that speak of a theme, and another may mark other places of the same
   * interview: what both coded is the respondent. Who gave them nothing cannot be told from who
   * never read them.
   */
  private static Map<String, List<RatedUnit>> coded(List<Row> codes) {
    Map<Object, Set<Object>> coders = new HashMap<>();
    Map<String, Map<Object, Set<Object>>> gave = new TreeMap<>();
    for (Row code : codes) {
      Object respondent = id(code, "respondent_id");
      Object coder = id(code, "coder_id");
      coders.computeIfAbsent(respondent, any -> new HashSet<>()).add(coder);
      gave.computeIfAbsent(code.getAs("theme"), theme -> new HashMap<>())
          .computeIfAbsent(respondent, any -> new HashSet<>())
          .add(coder);
    }
    Map<Long, Long> respondents = new TreeMap<>();
    coders.values().forEach(all -> respondents.merge((long) all.size(), 1L, Long::sum));
    Map<String, List<RatedUnit>> coded = new TreeMap<>();
    gave.forEach(
        (theme, byRespondent) -> {
          Map<Long, TreeMap<Long, Long>> byCoders = new TreeMap<>();
          byRespondent.forEach(
              (respondent, those) ->
                  byCoders
                      .computeIfAbsent((long) coders.get(respondent).size(), n -> new TreeMap<>())
                      .merge((long) those.size(), 1L, Long::sum));
          coded.put(theme, units(respondents, byCoders));
        });
    return coded;
  }

  private static List<RatedUnit> units(
      Map<Long, Long> respondents, Map<Long, TreeMap<Long, Long>> byCoders) {
    List<RatedUnit> units = new ArrayList<>();
    respondents.forEach(
        (coders, people) -> {
          Map<Long, Long> gave = byCoders.getOrDefault(coders, new TreeMap<>());
          gave.forEach((n, of) -> units.add(unit(coders, n, of)));
          long none = people - gave.values().stream().mapToLong(n -> n).sum();
          units.add(unit(coders, 0, none));
        });
    return List.copyOf(units);
  }

  private static RatedUnit unit(long coders, long gave, long respondents) {
    return RatedUnit.of(coders - gave, gave).withFrequency(Frequency.of(respondents));
  }
}
