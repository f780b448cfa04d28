package org.rollcall.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rollcall.outcome.Measures;
import org.rollcall.report.page.Card;
import org.rollcall.report.page.Page;

/** The answer that stands first: as natural frequencies, in sentences made by rule. */
final class Answers {

  private static final int CARDS = 4;

  private Answers() {}

  /** The primary comparison: that of the study's outcome, else the first of its kind. */
  static Optional<Line> primary(Rows rows, Provenance.Focus focus) {
    List<Line> lines =
        rows.of(
            "contrast",
            l ->
                l.is("estimand", "E1")
                    && l.is("contrast", "online-face_to_face")
                    && l.is("stratum", "all"));
    return lines.stream()
        .min(
            Comparator.comparing((Line l) -> !l.is("outcome", focus.outcome().key()))
                .thenComparing(l -> !l.outcome("outcome").isOf(Measures.RETAINED))
                .thenComparing(l -> l.outcome("outcome").weeks())
                .thenComparing(l -> l.text("analysis_id")));
  }

  static Page.Answer of(Rows rows, Optional<Line> primary) {
    if (primary.isPresent()) {
      return compared(rows, primary.get());
    }
    List<Line> heads = HeadcountFigure.whole(rows);
    if (!heads.isEmpty()) {
      return counted(heads);
    }
    String why =
        rows.has("retention_curve") || rows.has("engagement")
            ? "This release compares no arms: the parts below say what it does hold."
            : "This release has nothing to compare: no attendance by people who can be followed, and"
                + " no headcounts.";
    return new Page.Answer("The answer", why, List.of(), List.of());
  }

  private static Page.Answer compared(Rows rows, Line primary) {
    OutcomeText outcome = primary.outcome("outcome");
    List<Card> cards = new ArrayList<>();
    cards.add(arm(rows, primary, Words.ONLINE));
    cards.add(arm(rows, primary, Words.FACE_TO_FACE));
    Optional<Headlines.Finding> finding = Headlines.finding(primary);
    cards.add(finding.map(Answers::difference).orElseGet(() -> withheld(primary)));
    List<String> notes = new ArrayList<>();
    if (finding.isPresent()) {
      notes.add(standing(primary));
    }
    String lead =
        finding
            .map(f -> Headlines.of(f) + ": " + Headlines.range(f) + ".")
            .orElseGet(
                () ->
                    "Whether people keep coming as long online as face to face cannot be shown: "
                        + Marks.why(primary)
                        + ".");
    return new Page.Answer(question(outcome), lead, cards, notes);
  }

  private static String question(OutcomeText outcome) {
    return outcome.isOf(Measures.RETAINED)
        ? "Do people who start online keep coming as long?"
        : outcome.label();
  }

  private static Card arm(Rows rows, Line primary, String arm) {
    OutcomeText outcome = primary.outcome("outcome");
    Unit unit = Unit.of(primary.text("unit"));
    Optional<Line> measured =
        rows
            .of(
                "engagement",
                e -> e.is("measure", outcome.name()) && e.is("arm", arm) && e.is("stratum", "all"))
            .stream()
            .findFirst();
    Optional<Interval> interval = measured.flatMap(Interval::of);
    OptionalDouble level =
        interval.isPresent()
            ? OptionalDouble.of(interval.get().estimate())
            : primary.number(
                arm.equals(Words.ONLINE) ? "estimate_comparison" : "estimate_reference");
    String who = Words.people(arm) + ": " + Words.lower(outcome.label());
    if (level.isEmpty()) {
      return new Card(primary.mark(), who + ": " + Marks.meaning(primary), Words.style(arm));
    }
    String said = unit == Unit.SHARE ? Words.people(arm) + " " + outcome.clause() : who;
    return new Card(
        large(level.getAsDouble(), unit),
        said + interval.map(i -> " (" + limits(i, unit) + ")").orElse(""),
        Words.style(arm));
  }

  private static String large(double value, Unit unit) {
    return unit.isShare() ? Numbers.inHundred(value) : Numbers.level(value, unit);
  }

  private static String limits(Interval i, Unit unit) {
    String low = unit.isShare() ? Numbers.hundredth(i.low()) : Numbers.level(i.low(), unit);
    String high = unit.isShare() ? Numbers.hundredth(i.high()) : Numbers.level(i.high(), unit);
    return i.name() + " " + low + " to " + high;
  }

  private static Card difference(Headlines.Finding f) {
    Interval i = f.interval();
    String noun = f.unit().noun().isEmpty() ? "" : " " + f.unit().noun();
    return new Card(
        Numbers.difference(i.estimate(), f.unit()) + noun,
        "difference, online minus face to face ("
            + i.name()
            + " "
            + Numbers.difference(i.low(), f.unit())
            + " to "
            + Numbers.difference(i.high(), f.unit())
            + ")",
        "c3");
  }

  private static Card withheld(Line primary) {
    return new Card(
        primary.mark(), "difference, online minus face to face: " + Marks.why(primary), "c3");
  }

  private static String standing(Line primary) {
    String said = ContrastFigure.verdict(primary);
    String reason = primary.text("reason");
    boolean verdict = said.startsWith("Verdict");
    return verdict && !reason.isBlank() ? said + ": " + reason : said + ".";
  }

  private static Page.Answer counted(List<Line> heads) {
    List<Card> cards = new ArrayList<>();
    for (Line line : heads.subList(0, Math.min(CARDS, heads.size()))) {
      Optional<Interval> interval = Interval.of(line);
      OptionalDouble rate = line.number("estimate");
      String what =
          "attendances per "
              + Words.plain(line.text("session_modality"))
              + " session, "
              + Words.plain(line.text("program"))
              + interval.map(i -> " (" + limits(i, Unit.ATTENDANCES) + ")").orElse("");
      cards.add(
          rate.isPresent()
              ? new Card(
                  Numbers.level(rate.getAsDouble(), Unit.ATTENDANCES),
                  what,
                  Words.style(line.text("session_modality")))
              : new Card(
                  line.mark(),
                  what + ": " + Marks.why(line),
                  Words.style(line.text("session_modality"))));
    }
    return new Page.Answer(
        "How many come to a session?",
        "These groups count heads and name nobody: the numbers say how full the rooms are, not how"
            + " long anybody stays.",
        cards,
        List.of());
  }
}
