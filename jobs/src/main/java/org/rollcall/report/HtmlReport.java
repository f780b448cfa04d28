package org.rollcall.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.disclose.ReleaseInfo;
import org.rollcall.disclose.Released;
import org.rollcall.report.page.Figure;
import org.rollcall.report.page.Page;
import org.rollcall.report.page.Section;

/**
 * The report of a release as one page: no script, nothing loaded, and the same bytes for the same
 * release.
 */
public final class HtmlReport {

  private HtmlReport() {}

  /** The page as text, to be stored as UTF-8. */
  public static String of(Released release, Provenance made) {
    StringOutput out = new StringOutput(1 << 17);
    Engine.PRECOMPILED.render("report.jte", page(release, made), out);
    return out.toString();
  }

  static Page page(Released release, Provenance made) {
    ReportRows all = new ReportRows(release, made.focus().outcomes());
    Strata strata = Strata.of(all);
    ReportRows rows = strata.drawn(all);
    Optional<ReportRow> primary = LeadAnswer.primary(rows, made.focus());
    return new Page(
        head(rows, made, primary),
        strata.completed(LeadAnswer.of(rows, primary), all, made.focus()),
        numbered(Parts.of(rows, primary, made)),
        Glossary.of(rows, made));
  }

  private static Page.Head head(ReportRows rows, Provenance made, Optional<ReportRow> primary) {
    ReleaseInfo info = rows.release().info();
    String meta =
        (rows.isPublic() ? "Public release " : "Secure results ")
            + info.releaseId()
            + (rows.isPublic()
                ? ". Months to " + Dates.month(info.asOf())
                : ". As of "
                    + Dates.day(info.asOf())
                    + "; data complete through "
                    + made.completeThrough())
            + ". Rollcall "
            + made.softwareVersion()
            + ".";
    List<String> banners = made.notForPublication().map(List::of).orElse(List.of());
    String title = info.title().isBlank() ? "Rollcall report" : info.title();
    return new Page.Head(title, meta, banners, Limitations.of(rows, primary));
  }

  /** Numbers figures and tables through the page, each sort on its own. */
  private static List<Section> numbered(List<Section> sections) {
    List<Section> out = new ArrayList<>();
    int figures = 0;
    int tables = 0;
    for (Section section : sections) {
      List<Figure> labelled = new ArrayList<>();
      for (Figure figure : section.figures()) {
        labelled.add(
            figure.labelled(figure.isTable() ? "Table " + ++tables : "Figure " + ++figures));
      }
      out.add(section.withFigures(labelled));
    }
    return out;
  }

  /** Made once and late: tests of single parts need no templates. */
  private static final class Engine {
    static final TemplateEngine PRECOMPILED =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, HtmlReport.class.getClassLoader(), "org.rollcall.report.page");
  }
}
