package org.rollcall.report.page;

import java.util.List;

/**
 * A part of the page under one heading.
 *
 * @param id unique in the page
 * @param heading what the part answers
 * @param intro paragraphs before the figures
 * @param figures the figures
 * @param points a list after them
 */
public record Section(
    String id, String heading, List<String> intro, List<Figure> figures, List<String> points) {

  public Section {
    intro = List.copyOf(intro);
    figures = List.copyOf(figures);
    points = List.copyOf(points);
  }

  /** A part that has nothing to show, and says why. */
  public static Section without(String id, String heading, String why) {
    return new Section(id, heading, List.of(why), List.of(), List.of());
  }

  public Section withFigures(List<Figure> numbered) {
    return new Section(id, heading, intro, numbered, points);
  }
}
