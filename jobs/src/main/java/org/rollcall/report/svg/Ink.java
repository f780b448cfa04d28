package org.rollcall.report.svg;

/**
 * How a text is written.
 *
 * @param style class of the style sheet
 * @param anchor which end of the text the place names: start, middle or end
 */
public record Ink(String style, String anchor) {

  public static Ink start(String style) {
    return new Ink(style, "start");
  }

  public static Ink middle(String style) {
    return new Ink(style, "middle");
  }

  public static Ink end(String style) {
    return new Ink(style, "end");
  }
}
