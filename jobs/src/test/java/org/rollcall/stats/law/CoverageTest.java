package org.rollcall.stats.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.stats.law.CoverageSimulation.Result;
import org.rollcall.stats.law.CoverageSimulation.Scenario;
import org.rollcall.stats.numeric.Binomial;

/** A short run of {@link CoverageSimulation}; its main method prints the long one. */
class CoverageTest {

  private static final int REPETITIONS = 400;

  /** Chance that a right estimator fails one bound. */
  private static final double FALSE_ALARM = 1e-5;

  static List<Scenario> manyGroups() {
    return CoverageSimulation.scenarios().stream().filter(s -> s.firstGroups() == 20).toList();
  }

  static List<Scenario> fewGroups() {
    return CoverageSimulation.scenarios().stream().filter(s -> s.firstGroups() < 20).toList();
  }

  @ParameterizedTest
  @MethodSource("manyGroups")
  void difference_manyGroups_holdsTheTruthAsOftenAsItSays(Scenario scenario) {
    Result found = CoverageSimulation.run(scenario, REPETITIONS, 7);
    int shown = found.repetitions() - found.refused();
    assertTrue(shown > REPETITIONS / 2, found.toString());
    double tooFew = Binomial.atMost(found.covered(), shown, 0.95);
    double tooMany = Binomial.atLeast(found.covered(), shown, 0.965);
    assertTrue(tooFew > FALSE_ALARM && tooMany > FALSE_ALARM, scenario + ": " + found);
    double persons = Binomial.atMost(found.coveredByPersons(), REPETITIONS, 0.95);
    assertTrue(persons < FALSE_ALARM, "people taken as independent: " + found);
  }

  @ParameterizedTest
  @MethodSource("fewGroups")
  void difference_fewGroups_isRefused(Scenario scenario) {
    Result found = CoverageSimulation.run(scenario, 50, 7);
    assertEquals(50, found.refused());
  }
}
