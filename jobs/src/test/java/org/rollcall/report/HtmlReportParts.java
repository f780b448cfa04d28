package org.rollcall.report;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.rollcall.disclose.Released;
import org.rollcall.report.page.Figure;
import org.rollcall.report.page.Page;

/**
 * The page before the template writes it.
 *
 * @param page its content
 */
record HtmlReportParts(Page page) {

  HtmlReportParts(Released released) {
    this(HtmlReport.page(released, Made.provenance()));
  }

  Optional<Figure> figure(String id) {
    return page.sections().stream()
        .flatMap(section -> section.figures().stream())
        .filter(figure -> figure.id().equals(id))
        .findFirst();
  }

  byte[] csv(String id) {
    return figure(id).orElseThrow().csv().text().getBytes(StandardCharsets.UTF_8);
  }
}
