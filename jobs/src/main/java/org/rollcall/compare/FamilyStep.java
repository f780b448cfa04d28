package org.rollcall.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.rollcall.stats.multiplicity.Holm;

/**
 * Where a comparison stands in its family, and the intervals that follow from it.
 *
 * @param family the family
 * @param size comparisons of the family, those without estimate among them
 * @param sharing comparisons that share the error of 5% at this one's step of Holm's procedure
 * @param pAdjusted p after Holm; empty without an estimate
 * @see "Ludbrook (2000), doi:10.1046/j.1440-1681.2000.03223.x"
 */
public record FamilyStep(Family family, int size, int sharing, OptionalDouble pAdjusted) {

  /** A comparison that is judged alone. */
  static FamilyStep alone(Family family) {
    return new FamilyStep(family, 1, 1, OptionalDouble.empty());
  }

  /** Level of the interval that says whether there is a difference. */
  public double level() {
    return 1 - (1 - Contrast.LEVEL) / sharing;
  }

  /** Level of the interval that equivalence is judged by. */
  public double equivalenceLevel() {
    return 1 - (1 - Contrast.EQUIVALENCE_LEVEL) / sharing;
  }

  /**
   * The steps of comparisons, in their order.
   *
   * @param families family of each
   * @param pValues p of each; empty without an estimate
   */
  static List<FamilyStep> of(List<Family> families, List<OptionalDouble> pValues) {
    FamilyStep[] steps = new FamilyStep[families.size()];
    for (Family family : Family.values()) {
      List<Integer> members = new ArrayList<>();
      for (int i = 0; i < steps.length; i++) {
        if (families.get(i) == family) {
          members.add(i);
        }
      }
      List<Integer> tested = members.stream().filter(i -> pValues.get(i).isPresent()).toList();
      double[] p = tested.stream().mapToDouble(i -> pValues.get(i).getAsDouble()).toArray();
      double[] adjusted = Holm.adjust(p, members.size());
      int[] sharing = Holm.sharing(p, members.size(), 1 - Contrast.LEVEL);
      members.forEach(
          i ->
              steps[i] =
                  new FamilyStep(family, members.size(), members.size(), OptionalDouble.empty()));
      for (int k = 0; k < p.length; k++) {
        steps[tested.get(k)] =
            new FamilyStep(family, members.size(), sharing[k], OptionalDouble.of(adjusted[k]));
      }
    }
    return List.of(steps);
  }
}
