package org.rollcall.measure;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.rollcall.measure.Surveys.Answer;
import org.rollcall.measure.Surveys.Contributors;
import org.rollcall.measure.Surveys.Given;
import org.rollcall.measure.Surveys.Key;
import org.rollcall.measure.Surveys.Part;

/**
 * Answers while they are counted: how often each was given in each group, and by how many different
 * ones. What parts of the answers gave adds up, if all answers of a contributor are in one of them.
 */
final class SurveyCounts implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Map<Place, Long> answers = new HashMap<>();
  private final Map<Value, Sums> all = new HashMap<>();
  private final Map<Value, Sums> named = new HashMap<>();

  /** An answer in a group, which may be null. */
  private record Place(Key key, GroupCalendar.Key group, double value) implements Serializable {}

  /** An answer to an item; null for all of them. */
  private record Value(Key key, Double value) implements Serializable {}

  private record Contributor(Key key, GroupCalendar.Key id) {}

  /** Each contributor counts once in each part, with all waves of a survey together. */
  private static final class Sums implements Serializable {
    private static final long serialVersionUID = 1L;
    private long having;
    private long sole;
    private long largest;
    private long n;

    void add(boolean isSole, long times) {
      having++;
      sole += isSole ? 1 : 0;
      largest = Math.max(largest, times);
      n += times;
    }

    void add(Sums other) {
      having += other.having;
      sole += other.sole;
      largest = Math.max(largest, other.largest);
      n += other.n;
    }
  }

  /** Counts answers. */
  void count(List<Given> given) {
    for (Given answer : given) {
      answers.merge(new Place(answer.key(), answer.group(), answer.value()), 1L, Long::sum);
    }
    contributed(given, all);
    contributed(given.stream().filter(answer -> answer.group() != null).toList(), named);
  }

  private static void contributed(List<Given> given, Map<Value, Sums> sums) {
    Map<Contributor, Map<Double, Long>> by = new HashMap<>();
    for (Given answer : given) {
      if (answer.contributor() != null) {
        by.computeIfAbsent(
                new Contributor(answer.key(), answer.contributor()), any -> new HashMap<>())
            .merge(answer.value(), 1L, Long::sum);
      }
    }
    by.forEach(
        (contributor, values) -> {
          boolean isSole = values.size() == 1;
          values.forEach((value, times) -> sums(sums, contributor.key(), value).add(isSole, times));
          long times = values.values().stream().mapToLong(Long::longValue).sum();
          sums(sums, contributor.key(), null).add(isSole, times);
        });
  }

  private static Sums sums(Map<Value, Sums> sums, Key key, Double value) {
    return sums.computeIfAbsent(new Value(key, value), any -> new Sums());
  }

  /** Adds what another part gave. */
  void add(SurveyCounts other) {
    other.answers.forEach((place, n) -> answers.merge(place, n, Long::sum));
    other.all.forEach((value, sums) -> sums(all, value.key(), value.value()).add(sums));
    other.named.forEach((value, sums) -> sums(named, value.key(), value.value()).add(sums));
  }

  /** The groups that answered an instrument, by its name. */
  Map<String, Set<GroupCalendar.Key>> groups() {
    Map<String, Set<GroupCalendar.Key>> groups = new HashMap<>();
    for (Place place : answers.keySet()) {
      if (place.group() != null) {
        groups
            .computeIfAbsent(place.key().instrument(), name -> new HashSet<>())
            .add(place.group());
      }
    }
    return groups;
  }

  /** How often each answer was given, by group; groups are numbered in the order of their keys. */
  List<Answer> answers() {
    TreeMap<GroupCalendar.Key, Integer> indexes = new TreeMap<>();
    answers.keySet().stream()
        .filter(place -> place.group() != null)
        .forEach(place -> indexes.put(place.group(), 0));
    int next = 0;
    for (Map.Entry<GroupCalendar.Key, Integer> group : indexes.entrySet()) {
      group.setValue(next++);
    }
    List<Answer> list = new ArrayList<>();
    answers.forEach(
        (place, n) ->
            list.add(
                new Answer(
                    place.key(),
                    place.group() == null ? -1 : indexes.get(place.group()),
                    place.value(),
                    n)));
    list.sort(
        Comparator.comparing((Answer answer) -> answer.key().toString())
            .thenComparingInt(Answer::group)
            .thenComparingDouble(Answer::value));
    return list;
  }

  /** How many different ones stand behind each part. */
  Map<Part, Contributors> contributors() {
    Map<Part, Contributors> behind = counted(all);
    Map<Part, Contributors> inGroups = counted(named);
    behind.replaceAll(
        (part, found) -> {
          Part whole = new Part(part.key(), OptionalDouble.empty());
          // An answer that nobody of a named group gave has all the others of these beside it.
          long others = inGroups.getOrDefault(whole, new Contributors(0, 0)).withOutcome();
          return found.inGroups(inGroups.getOrDefault(part, new Contributors(0, others)));
        });
    return behind;
  }

  private static Map<Part, Contributors> counted(Map<Value, Sums> sums) {
    Map<Part, Contributors> parts = new HashMap<>();
    sums.forEach(
        (value, of) -> {
          boolean isWhole = value.value() == null;
          long other = isWhole ? 0 : sums.get(new Value(value.key(), null)).having - of.sole;
          OptionalDouble answer =
              isWhole ? OptionalDouble.empty() : OptionalDouble.of(value.value());
          double largest = of.largest / (double) of.n;
          parts.put(
              new Part(value.key(), answer),
              new Contributors(of.having, other, of.having, other, largest));
        });
    return parts;
  }
}
