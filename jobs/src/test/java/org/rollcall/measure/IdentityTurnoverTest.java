package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.rollcall.outcome.Known;

class IdentityTurnoverTest {

  private static final int WEEKS = 150;

  /**
   * People who begin and leave by chance; some come back under another name the week after.
   *
   * @param newcomers how many begin in a week of each group
   */
  private static Known made(long seed, double renamed, int term, IntToDoubleFunction newcomers) {
    SplittableRandom random = new SplittableRandom(seed);
    List<IdentityTurnover.Weeks> groups = new ArrayList<>();
    for (int g = 0; g < 20; g++) {
      long[] ended = new long[WEEKS];
      long[] began = new long[WEEKS];
      long[] own = new long[WEEKS];
      List<Integer> there = new ArrayList<>();
      for (int week = 0; week + 1 < WEEKS; week++) {
        if (random.nextDouble() < newcomers.applyAsDouble(week)) {
          began[week]++;
          there.add(week);
        }
        List<Integer> next = new ArrayList<>();
        for (int since : there) {
          boolean isLeaver = random.nextDouble() < .06;
          boolean isRenamed =
              !isLeaver && (random.nextDouble() < renamed || term > 0 && week % term == term - 1);
          if ((isLeaver || isRenamed) && week - since >= 3) {
            ended[week]++;
            own[week] += IdentityTurnover.isOwn(week - since) ? 1 : 0;
          }
          began[week + 1] += isRenamed ? 1 : 0;
          if (!isLeaver) {
            next.add(isRenamed ? week + 1 : since);
          }
        }
        there = next;
      }
      groups.add(new IdentityTurnover.Weeks(ended, began, own));
    }
    return IdentityTurnover.of(groups, 26, WEEKS - 13);
  }

  private static Known made(long seed, double renamed, int term) {
    return made(seed, renamed, term, week -> .5);
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

  /** Recruiting that grows, shrinks, stops, or goes with the season replaces nobody. */
  @Test
  void of_newcomersThatChange_areNew() {
    Map<String, IntToDoubleFunction> courses =
        Map.of(
            "grow", week -> .1 + .8 * week / WEEKS,
            "shrink", week -> .9 - .8 * week / WEEKS,
            "stop", week -> week < 90 ? .5 : 0,
            "season", week -> .5 + .4 * Math.sin(week * 2 * Math.PI / 52));
    courses.forEach(
        (name, course) -> {
          int suspected = 0;
          for (long seed = 300; seed < 350; seed++) {
            suspected += kept(made(seed, 0, 0, course)) < 0.9 ? 1 : 0;
          }
          assertTrue(suspected <= 1, name + ": " + suspected + " of 50");
        });
  }

  @Test
  void of_nobody_isNothing() {
    assertEquals(new Known(0, 0), IdentityTurnover.of(List.of(), 26, 100));
    assertEquals(new Known(0, 0), IdentityTurnover.of(List.of(), 26, 10));
  }
}
