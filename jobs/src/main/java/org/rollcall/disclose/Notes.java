package org.rollcall.disclose;

import java.util.List;

/** What a public release tells its readers about its protection. */
final class Notes {

  static final String NOT_FOR_PUBLICATION =
      "Small numbers are withheld, but nothing yet keeps a reader from working a withheld row out"
          + " from totals, from neighbouring rows or from an earlier release, and no rule looks at"
          + " a group that makes up most of a cell. Do not publish this folder.";

  private Notes() {}

  static List<String> protection(DisclosureThresholds rules) {
    return List.of(
        "A row that rests on fewer than "
            + rules.k()
            + " people, zero included, on fewer than "
            + rules.minGroups()
            + " groups, or that leaves fewer than "
            + rules.k()
            + " people or, where those are counted, fewer than "
            + rules.minGroups()
            + " groups outside a part or a share, is withheld: its numbers are empty and its status"
            + " is c.",
        "Where heads are counted and nobody is named, "
            + rules.k()
            + " sessions are needed, and one at which "
            + rules.k()
            + " people or more were counted. Where answers are anonymous, "
            + rules.answers()
            + " responses do: nobody can say whether two of them are of one person.",
        "The people, responses and groups of a part are counted for the part itself, as those who"
            + " gave one answer, and never taken from its whole.",
        "A number behind which nothing of that kind is counted is withheld in the same way.",
        "Counts are bins of "
            + rules.base()
            + ": n_x_lo and n_x_hi are the ends, n_x_mid is the number to calculate with.",
        "Shares and differences of shares are rounded to 10 points below 50 people, to 5 points"
            + " below 200 and to 1 point from there on, however many answers they gave; other numbers"
            + " to two significant digits.",
        "Limits of intervals are rounded outward, standard errors and p upward. Verdicts rest on"
            + " the unrounded interval.",
        "Retention curves are shown at weeks 0, 4, 8, 12, 26, 39 and 52, as long as at least "
            + 2 * rules.k()
            + " people are at risk.",
        "Beside withheld numbers no word or status depends on the data: a row that has nothing to"
            + " show has status c as well.",
        "Checks of analyses are not shown: they tell of the largest group and of exact numbers.",
        "Only months that ended at least "
            + Epochs.SETTLE_DAYS
            + " days before the last day of the data are shown; as_of is the last day of the last of"
            + " them.",
        "Survey answers of which more than half are of one person are withheld. No rule looks at the"
            + " largest group behind a cell: the tables do not carry its size.",
        "No cell is withheld to protect another one, and releases are not compared with one"
            + " another.");
  }
}
