package org.rollcall.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rollcall.outcome.Measures;
import org.rollcall.report.page.Figure;
import org.rollcall.report.page.Section;

/** The parts of the page in their order; a part that has nothing to show says why. */
final class Parts {

  private static final String NOBODY =
      "Nothing to show: this release has no attendance of people who can be followed over time.";

  private static final List<String> FOLLOWED =
      List.of("contrast", "engagement", "cohort_flow", "retention_curve", "retention_triangle");

  private final ReportRows rows;
  private final Optional<ReportRow> primary;
  private final Provenance made;

  private Parts(ReportRows rows, Optional<ReportRow> primary, Provenance made) {
    this.rows = rows;
    this.primary = primary;
    this.made = made;
  }

  static List<Section> of(ReportRows rows, Optional<ReportRow> primary, Provenance made) {
    Parts parts = new Parts(rows, primary, made);
    List<Section> sections = new ArrayList<>();
    if (FOLLOWED.stream().anyMatch(rows::has)) {
      sections.add(parts.engagementSection());
      sections.add(parts.cohortSection());
      sections.add(parts.retentionSection());
      sections.add(parts.monthsSection());
      sections.add(parts.bothSection());
    } else {
      sections.add(Section.without("people", "Who stays, and how long?", NOBODY));
    }
    sections.add(parts.headcountSection());
    sections.add(parts.experienceSection());
    sections.add(parts.serviceSection());
    sections.add(parts.qualitySection());
    sections.add(parts.assumptionSection());
    List<Figure> annex = Annex.of(rows);
    if (!annex.isEmpty()) {
      sections.add(new Section("annex", "Further tables", List.of(), annex, List.of()));
    }
    return sections;
  }

  private Section engagementSection() {
    String heading = "How often do people attend?";
    Optional<ReportRow> contrast =
        rows
            .of(
                "contrast",
                l ->
                    l.outcome("outcome").isOf(Measures.ATTENDANCES)
                        && l.is("contrast", "online-face_to_face")
                        && l.isOfEverybody()
                        && l.is("adjustment", "none"))
            .stream()
            .min(Comparator.comparing(l -> l.outcome("outcome").weeks()));
    Optional<FindingText.Finding> finding = contrast.flatMap(FindingText::finding);
    String headline = finding.map(FindingText::of).orElse("Attendance, arm beside arm");
    List<String> intro = new ArrayList<>();
    finding.ifPresent(f -> intro.add("Online minus face to face: " + FindingText.range(f) + "."));
    contrast
        .filter(line -> finding.isEmpty())
        .ifPresent(
            line -> intro.add("The difference is not shown: " + StatusFlags.why(line) + "."));
    return EngagementFigure.of(rows, headline)
        .map(figure -> new Section("much", heading, intro, List.of(figure), List.of()))
        .orElseGet(() -> Section.without("much", heading, NOBODY));
  }

  private Section cohortSection() {
    String heading = "Who is counted?";
    return FlowFigure.of(rows, "E1")
        .map(figure -> new Section("who", heading, List.of(), List.of(figure), List.of()))
        .orElseGet(() -> Section.without("who", heading, NOBODY));
  }

  private Section retentionSection() {
    List<Figure> figures = new ArrayList<>();
    CurveFigure.of(rows, made.focus()).ifPresent(figures::add);
    ContrastFigure.of("differences", rows.of("contrast", l -> !l.is("estimand", "E4")))
        .ifPresent(figures::add);
    primary.flatMap(line -> SensitivityTable.of(rows, line)).ifPresent(figures::add);
    String heading = "How long do they stay?";
    return figures.isEmpty()
        ? Section.without("stay", heading, NOBODY)
        : new Section("stay", heading, List.of(), figures, List.of());
  }

  private Section monthsSection() {
    String heading = "Starting month by starting month";
    return TriangleFigure.of(rows, made.focus())
        .map(figure -> new Section("months", heading, List.of(), List.of(figure), List.of()))
        .orElseGet(() -> Section.without("months", heading, NOBODY));
  }

  private Section bothSection() {
    String heading = "People who use both ways";
    List<Figure> figures = new ArrayList<>();
    ContrastFigure.of("landmark", rows.of("contrast", l -> l.is("estimand", "E4")))
        .ifPresent(figures::add);
    FlowFigure.of(rows, "E4").ifPresent(figures::add);
    if (figures.isEmpty()) {
      return Section.without(
          "both", heading, "Nothing to show: this release compares no people who used both ways.");
    }
    return new Section(
        "both",
        heading,
        List.of(
            "Somebody must stay a while to have used both ways, so staying would look like a result"
                + " of using both (immortal time). These numbers therefore start at a landmark: only"
                + " people still coming then are compared, by what they had used until then. They say"
                + " nothing of people who stopped before."),
        figures,
        List.of());
  }

  private Section headcountSection() {
    String heading = "Headcount-only groups";
    return HeadcountFigure.of(rows)
        .map(
            figure ->
                new Section("headcounts-part", heading, List.of(), List.of(figure), List.of()))
        .orElseGet(
            () -> Section.without("headcounts-part", heading, "This release has no headcounts."));
  }

  private Section experienceSection() {
    String heading = "Participants' experience";
    List<Figure> figures = ExperienceFigures.of(rows);
    return figures.isEmpty()
        ? Section.without(
            "experience",
            heading,
            rows.has("experience")
                ? "No survey answer can be shown: too few answered."
                : "This release has no survey answers.")
        : new Section("experience", heading, List.of(), figures, List.of());
  }

  private Section serviceSection() {
    String heading = "What the services did";
    List<Figure> figures = new ArrayList<>();
    ServiceTable.months(rows).ifPresent(figures::add);
    ServiceTable.of(rows).ifPresent(figures::add);
    return figures.isEmpty()
        ? Section.without("service", heading, "This release has no service activity.")
        : new Section("service", heading, List.of(), figures, List.of());
  }

  private Section qualitySection() {
    List<String> intro = new ArrayList<>();
    made.inputs().ifPresent(in -> intro.add("Rows of all sources: " + Glossary.rows(in) + "."));
    List<Figure> figures = QualityTables.of(rows);
    if (figures.isEmpty() && intro.isEmpty()) {
      intro.add("The checks are kept with the secure results.");
    }
    return new Section("quality", "How good are the data?", intro, figures, List.of());
  }

  private Section assumptionSection() {
    List<ReportRow> lines = rows.of("assumption");
    String heading = "What the estimates rest on";
    if (lines.isEmpty()) {
      return Section.without(
          "assumptions", heading, "This release has no estimate that rests on any.");
    }
    List<String> said =
        lines.stream().map(l -> l.text("estimand") + ": " + l.text("sentence")).toList();
    return new Section("assumptions", heading, List.of(), List.of(), said);
  }
}
