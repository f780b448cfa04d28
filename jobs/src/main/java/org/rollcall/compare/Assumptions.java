package org.rollcall.compare;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.outcome.CalendarOrigin;
import org.rollcall.outcome.Estimand;

/** The sentences that each estimand rests on, in the order in which a reader needs them. */
final class Assumptions {

  private static final String UNADJUSTED =
      "Not adjusted: people chose how to attend, so a difference here is not an effect of the"
          + " mode.";
  private static final String ELSEWHERE =
      "Attendance anywhere else is not seen; somebody who moved to other meetings counts as having"
          + " left.";
  private static final String HOME_GROUP =
      "Each person belongs to the group of their first session; people who attend several groups"
          + " make groups less independent than assumed.";
  private static final String FACILITATORS =
      "Facilitators who lead several groups are not taken into account; they make groups less"
          + " independent than assumed.";
  private static final String IDENTITY =
      "A person is one identity: somebody who comes back under another name counts as one who left"
          + " and one who is new.";
  private static final String CLOSURE =
      "Follow-up ends when the home group closes or the data end; this is taken to be unrelated to"
          + " leaving. A group that holds no session for longer than it pauses is taken for closed;"
          + " one that stopped reporting looks the same.";
  private static final String INFERRED =
      "The held sessions were inferred from attendance, as no calendar was given: a session to"
          + " which nobody came is not known.";

  private Assumptions() {}

  /** All sentences, by estimand. */
  static List<Assumption> of(CalendarOrigin calendar) {
    List<Assumption> all = new ArrayList<>();
    add(all, Estimand.E1, firstMode(calendar));
    add(all, Estimand.E2, attendances(calendar));
    add(all, Estimand.E4, landmark());
    add(all, Estimand.E13, headcounts());
    return all;
  }

  private static List<String> firstMode(CalendarOrigin calendar) {
    List<String> sentences = new ArrayList<>();
    sentences.add(UNADJUSTED);
    sentences.add(
        "People are compared by the mode of their first session, whichever mode they use later;"
            + " attending in any mode counts as staying.");
    sentences.add(
        "Retained at a week means attended at least once from that week on within the look-ahead;"
            + " only people whose whole window was seen are counted.");
    sentences.add(ELSEWHERE);
    sentences.add(HOME_GROUP);
    sentences.add(CLOSURE);
    sentences.add(FACILITATORS);
    sentences.add(IDENTITY);
    sentences.add(
        "Only starters are compared: a mode that makes starting easier may keep a smaller share of"
            + " its starters and still more of those who were referred.");
    sentences.add(
        "No analysis follows the mode actually used week by week; comparisons by the first mode"
            + " lean towards no difference.");
    if (calendar == CalendarOrigin.INFERRED) {
      sentences.add(INFERRED);
    }
    return sentences;
  }

  private static List<String> attendances(CalendarOrigin calendar) {
    List<String> sentences = new ArrayList<>();
    sentences.add(UNADJUSTED);
    sentences.add(
        "Attendances are counted over everybody who started, those who left included, and in any"
            + " mode.");
    sentences.add(
        "Opportunities differ: online groups may meet more often; an opportunity is a held session"
            + " of the home group.");
    sentences.add("Only people whose whole period was seen are counted.");
    sentences.add(
        "Minutes are those that records hold: an attendance of unknown length counts as long as the"
            + " person's others, and people of whom no length is known are left out.");
    sentences.add(ELSEWHERE);
    sentences.add(HOME_GROUP);
    sentences.add(FACILITATORS);
    sentences.add(IDENTITY);
    if (calendar == CalendarOrigin.INFERRED) {
      sentences.add(INFERRED);
    }
    return sentences;
  }

  private static List<String> landmark() {
    return List.of(
        UNADJUSTED,
        "It applies only to people still coming at the landmark.",
        "Classes are the modes used before the landmark; what people use later changes no class.",
        "People who use both attend more often before the landmark, and those who attend more often"
            + " tend to stay longer whatever they use.",
        ELSEWHERE,
        HOME_GROUP,
        CLOSURE,
        FACILITATORS,
        IDENTITY);
  }

  private static List<String> headcounts() {
    return List.of(
        "Not adjusted: groups differ in more than their mode, so a difference here is not an effect"
            + " of the mode.",
        "No person is followed: heads are counted, and one person may be counted at many sessions.",
        "Sessions of which no count was returned are left out; they are taken to be like the"
            + " others.",
        FACILITATORS);
  }

  private static void add(List<Assumption> all, Estimand estimand, List<String> sentences) {
    for (int i = 0; i < sentences.size(); i++) {
      all.add(new Assumption(estimand, i + 1, sentences.get(i)));
    }
  }
}
