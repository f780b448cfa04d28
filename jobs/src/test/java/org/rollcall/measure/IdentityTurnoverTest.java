package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.rollcall.outcome.Known;

class IdentityTurnoverTest {

  private static final int WEEKS = 150;

  /** People who begin and leave by chance; some come back under another name the week after. */
  private static Known made(long seed, double renamedAWeek, int term) {
    SplittableRandom random = new SplittableRandom(seed);
    List<IdentityTurnover.Weeks> groups = new ArrayList<>();
    for (int g = 0; g < 20; g++) {
      long[] ended = new long[WEEKS];
      long[] began = new long[WEEKS];
      int regulars = 4 + random.nextInt(4);
      for (int week = 0; week + 1 < WEEKS; week++) {
        began[week] += random.nextDouble() < 0.5 ? 1 : 0;
        ended[week] += random.nextDouble() < 0.3 ? 1 : 0;
        for (int person = 0; person < regulars; person++) {
          boolean isRenamed =
              random.nextDouble() < renamedAWeek || term > 0 && week % term == term - 1;
          ended[week] += isRenamed ? 1 : 0;
          began[week + 1] += isRenamed ? 1 : 0;
        }
      }
      groups.add(new IdentityTurnover.Weeks(ended, began));
    }
    return IdentityTurnover.of(groups, 26, WEEKS - 13);
  }

  private static double kept(Known known) {
    return known.known() / (double) known.asked();
  }

  /** The dial is how often people take another name. */
  @Test
  void of_peopleTakeOtherNames_areNotNew() {
    for (double renamed : new double[] {0.03, 0.06, 0.12}) {
      for (long seed = 0; seed < 20; seed++) {
        double kept = kept(made(seed, renamed, 0));
        assertTrue(kept < 0.9, renamed + ", " + seed + ": " + kept);
      }
    }
  }

  /** All register anew for each term. */
  @Test
  void of_accountsMadeAnewEachTerm_areNotNew() {
    for (int term : new int[] {13, 26}) {
      double kept = kept(made(1, 0, term));
      assertTrue(kept < 0.9, term + ": " + kept);
    }
  }

  /** Nobody waits for another: of two hundred services hardly any is suspected. */
  @Test
  void of_peopleKeepTheirNames_areNew() {
    int suspected = 0;
    for (long seed = 100; seed < 300; seed++) {
      suspected += kept(made(seed, 0, 0)) < 0.9 ? 1 : 0;
    }
    assertTrue(suspected <= 2, suspected + " of 200");
  }

  @Test
  void of_nobody_isNothing() {
    assertEquals(new Known(0, 0), IdentityTurnover.of(List.of(), 26, 100));
    assertEquals(new Known(0, 0), IdentityTurnover.of(List.of(), 26, 10));
  }
}
