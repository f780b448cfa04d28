package org.rollcall.compare;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.rollcall.outcome.Evidence;
import org.rollcall.outcome.Measures;
import org.rollcall.outcome.Outcome;
import org.rollcall.outcome.OutcomeCatalog;
import org.rollcall.stats.clusters.Sample;
import org.rollcall.stats.survival.ClusterExits;
import org.rollcall.stats.survival.LifeTable;
import org.rollcall.study.Arm;
import org.rollcall.study.Study;

/** The samples that the evidence holds of the outcomes of a study, in their fixed order. */
final class Samples {

  private final Study.Retention rules;
  private final OutcomeCatalog catalog;
  private final String population;
  private final Evidence evidence;
  private final Collection<Evidence> all;

  Samples(Study study, String population, Map<String, Evidence> populations) {
    this.population = population;
    this.rules = study.retention();
    this.catalog = OutcomeCatalog.of(study);
    this.evidence = populations.get(population);
    this.all = populations.values();
  }

  String population() {
    return population;
  }

  OutcomeCatalog catalog() {
    return catalog;
  }

  /**
   * Where only heads are counted, nobody could have been retained: there is no such outcome. All
   * populations have the same outcomes, so that none tells by a row what it holds.
   */
  List<Compared> all() {
    boolean heads =
        catalog.all(Measures.PER_SESSION).stream()
            .anyMatch(outcome -> all.stream().anyMatch(one -> one.has(outcome)));
    boolean people = all.stream().anyMatch(one -> !one.arms().isEmpty()) || !heads;
    return catalog.all().stream()
        .filter(outcome -> outcome.estimand().followsPeople() ? people : heads)
        .map(this::of)
        .toList();
  }

  Compared of(Outcome outcome) {
    return Compared.asTheyAre(
        outcome,
        population,
        switch (outcome.measure().form()) {
          case MEAN -> samples(outcome, evidence.tallies(), Sample::ofMeans);
          case RATIO -> samples(outcome, evidence.ratios(), Sample::ofRatios);
          case SURVIVAL -> survivals(OutcomeCatalog.primaryDefinition(rules), outcome.weeks());
          case AREA -> restrictedMeans(OutcomeCatalog.primaryDefinition(rules));
        });
  }

  /**
   * How many of an arm were followed for all of an outcome; empty where that is nobody's question.
   */
  OptionalLong whollyFollowed(Outcome outcome, Arm arm) {
    return catalog.checksOf(outcome).stream()
        .mapToLong(check -> of(check).samples().get(arm).people())
        .findFirst();
  }

  /** Definitions of leaving that the study asks for and the evidence holds. */
  List<String> definitions() {
    return OutcomeCatalog.counted(rules).stream()
        .filter(name -> evidence.exits().containsKey(name))
        .toList();
  }

  /** As above, without the primary one. */
  List<String> otherDefinitions() {
    return definitions().stream()
        .filter(rule -> !rule.equals(OutcomeCatalog.primaryDefinition(rules)))
        .toList();
  }

  /**
   * Those of them that say whether the sign hangs on the rule: all in weeks of opportunity, and no
   * bound.
   */
  List<String> judgingDefinitions() {
    return otherDefinitions().stream()
        .filter(rule -> !rule.equals(OutcomeCatalog.calendarRule(rules)))
        .filter(rule -> !rule.equals(OutcomeCatalog.endsAsLeaving(rules)))
        .toList();
  }

  /** Share still attending at a week, by one definition of leaving. */
  Map<Arm, Sample> survivals(String definition, int week) {
    return ofExits(definition, exits -> LifeTable.survivalOf(exits, week));
  }

  /** Restricted mean by one definition of leaving. */
  Map<Arm, Sample> restrictedMeans(String definition) {
    return ofExits(definition, exits -> LifeTable.restrictedMeanOf(exits, rules.rmstWeeks()));
  }

  /** Means of groups, each group counting once. */
  Map<Arm, Sample> groupMeans(Outcome outcome) {
    return samples(outcome, evidence.tallies(), Sample::ofGroupMeans);
  }

  private Map<Arm, Sample> ofExits(String definition, Function<List<ClusterExits>, Sample> kind) {
    return samples(
        catalog.primary(Measures.RESTRICTED_MEAN).arms(),
        evidence.exits().getOrDefault(definition, Map.of()),
        kind);
  }

  private static <C> Map<Arm, Sample> samples(
      Outcome outcome, Map<String, Map<Arm, List<C>>> records, Function<List<C>, Sample> kind) {
    return samples(outcome.arms(), records.getOrDefault(outcome.key(), Map.of()), kind);
  }

  private static <C> Map<Arm, Sample> samples(
      List<Arm> arms, Map<Arm, List<C>> records, Function<List<C>, Sample> kind) {
    Map<Arm, Sample> samples = new EnumMap<>(Arm.class);
    arms.forEach(arm -> samples.put(arm, kind.apply(records.getOrDefault(arm, List.of()))));
    return samples;
  }
}
