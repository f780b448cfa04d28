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
final class LeadAnswer {

  private static final int CARDS = 4;

  private LeadAnswer() {}

  /** The primary comparison: that of the study's outcome, else the first of its kind. */
  static Optional<ReportRow> primary(ReportRows rows, Provenance.Focus focus) {
    List<ReportRow> lines =
        rows.of(
            "contrast",
            l ->
                l.is("estimand", "E1")
                    && l.is("contrast", "online-face_to_face")
                    && l.isOfEverybody()
                    && l.is("adjustment", "none"));
    return lines.stream()
        .min(
            Comparator.comparing((ReportRow l) -> !l.is("outcome", focus.outcome().key()))
                .thenComparing(l -> !l.outcome("outcome").isOf(Measures.RETAINED))
                .thenComparing(l -> l.outcome("outcome").weeks())
                .thenComparing(l -> l.text("analysis_id")));
  }

  static Page.Answer of(ReportRows rows, Optional<ReportRow> primary) {
    if (primary.isPresent()) {
      return compared(rows, primary.get());
    }
    List<ReportRow> heads = HeadcountFigure.whole(rows);
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

  private static Page.Answer compared(ReportRows rows, ReportRow primary) {
    OutcomeText outcome = primary.outcome("outcome");
    List<Card> cards = new ArrayList<>();
    cards.add(arm(rows, primary, Labels.ONLINE));
    cards.add(arm(rows, primary, Labels.FACE_TO_FACE));
    Optional<FindingText.Finding> finding = FindingText.finding(primary);
    cards.add(finding.map(LeadAnswer::difference).orElseGet(() -> withheld(primary)));
    List<String> notes = new ArrayList<>();
    if (finding.isPresent()) {
      notes.add(standing(primary));
    }
    String lead =
        finding
            .map(f -> FindingText.of(f) + ": " + FindingText.range(f) + ".")
            .orElseGet(
                () ->
                    "Whether people keep coming as long online as face to face cannot be shown: "
                        + StatusFlags.why(primary)
                        + ".");
    return new Page.Answer(question(outcome), lead, cards, notes);
  }

  private static String question(OutcomeText outcome) {
    return outcome.isOf(Measures.RETAINED)
        ? "Do people who start online keep coming as long?"
        : outcome.label();
  }

  private static Card arm(ReportRows rows, ReportRow primary, String arm) {
    OutcomeText outcome = primary.outcome("outcome");
    Unit unit = Unit.of(primary.text("unit"));
    Optional<ReportRow> measured =
        rows
            .of(
                "engagement",
                e -> e.is("measure", outcome.name()) && e.is("arm", arm) && e.isOfEverybody())
            .stream()
            .findFirst();
    Optional<ReportedInterval> interval = measured.flatMap(ReportedInterval::of);
    OptionalDouble level =
        interval.isPresent()
            ? OptionalDouble.of(interval.get().estimate())
            : primary.number(
                arm.equals(Labels.ONLINE) ? "estimate_comparison" : "estimate_reference");
    String who = Labels.people(arm) + ": " + Labels.lower(outcome.label());
    if (level.isEmpty()) {
      return new Card(primary.mark(), who + ": " + StatusFlags.meaning(primary), Labels.style(arm));
    }
    String said = unit == Unit.SHARE ? Labels.people(arm) + " " + outcome.clause() : who;
    return new Card(
        large(level.getAsDouble(), unit),
        said + interval.map(i -> " (" + limits(i, unit) + ")").orElse(""),
        Labels.style(arm));
  }

  private static String large(double value, Unit unit) {
    return unit.isShare() ? Numbers.inHundred(value) : Numbers.level(value, unit);
  }

  private static String limits(ReportedInterval i, Unit unit) {
    String low = unit.isShare() ? Numbers.hundredth(i.low()) : Numbers.level(i.low(), unit);
    String high = unit.isShare() ? Numbers.hundredth(i.high()) : Numbers.level(i.high(), unit);
    return i.name() + " " + low + " to " + high;
  }

  private static Card difference(FindingText.Finding f) {
    ReportedInterval i = f.interval();
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

  private static Card withheld(ReportRow primary) {
    return new Card(
        primary.mark(), "difference, online minus face to face: " + StatusFlags.why(primary), "c3");
  }

  private static String standing(ReportRow primary) {
    String said = ContrastFigure.verdict(primary);
    String reason = primary.text("reason");
    boolean verdict = said.startsWith("Verdict");
    return verdict && !reason.isBlank() ? said + ": " + reason : said + ".";
  }

  private static Page.Answer counted(List<ReportRow> heads) {
    List<Card> cards = new ArrayList<>();
    for (ReportRow line : heads.subList(0, Math.min(CARDS, heads.size()))) {
      Optional<ReportedInterval> interval = ReportedInterval.of(line);
      OptionalDouble rate = line.number("estimate");
      String what =
          "attendances per "
              + Labels.plain(line.text("session_modality"))
              + " session, "
              + Labels.plain(line.text("program"))
              + interval.map(i -> " (" + limits(i, Unit.ATTENDANCES) + ")").orElse("");
      cards.add(
          rate.isPresent()
              ? new Card(
                  Numbers.level(rate.getAsDouble(), Unit.ATTENDANCES),
                  what,
                  Labels.style(line.text("session_modality")))
              : new Card(
                  line.mark(),
                  what + ": " + StatusFlags.why(line),
                  Labels.style(line.text("session_modality"))));
    }
    return new Page.Answer(
        "How many come to a session?",
        "These groups count heads and name nobody: the numbers say how full the rooms are, not how"
            + " long anybody stays.",
        cards,
        List.of());
  }
}
