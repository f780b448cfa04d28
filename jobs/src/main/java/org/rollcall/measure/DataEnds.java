package org.rollcall.measure;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.rollcall.study.Arm;

/**
 * The data's end of each population: where the registers of one family stop says nothing of how far
 * the people of another are seen.
 */
final class DataEnds {

  private final Map<Population, DataEnd> ends;

  private DataEnds(Map<Population, DataEnd> ends) {
    this.ends = ends;
  }

  /** One for each, in their order. */
  static DataEnds of(List<Population> populations, Function<Population, DataEnd> end) {
    Map<Population, DataEnd> ends = new LinkedHashMap<>();
    populations.forEach(population -> ends.put(population, end.apply(population)));
    return new DataEnds(ends);
  }

  DataEnd of(Population population) {
    return ends.get(population);
  }

  /** That of a program's population; of a program that is not analysed, of the only one. */
  DataEnd of(String program) {
    return ends.entrySet().stream()
        .filter(end -> end.getKey().has(program))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseGet(() -> ends.values().iterator().next());
  }

  /** The last day through which people of every population can be followed. */
  int through() {
    return ends.values().stream().mapToInt(DataEnd::through).min().orElseThrow();
  }

  /** The last day through which attendance in each mode is known in every population. */
  Map<Arm, Integer> byMode() {
    return ofAll(DataEnd::byMode, Math::min);
  }

  /** How many days the last few attendances of a mode lie after all others, in any population. */
  Map<Arm, Integer> beyond() {
    return ofAll(DataEnd::beyond, Math::max);
  }

  private Map<Arm, Integer> ofAll(
      Function<DataEnd, Map<Arm, Integer>> part, BinaryOperator<Integer> joined) {
    Map<Arm, Integer> all = new EnumMap<>(Arm.class);
    ends.values()
        .forEach(end -> part.apply(end).forEach((mode, days) -> all.merge(mode, days, joined)));
    return all;
  }
}
