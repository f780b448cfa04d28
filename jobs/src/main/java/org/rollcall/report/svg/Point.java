package org.rollcall.report.svg;

/**
 * A place in a drawing, in its own units.
 *
 * @param x to the right
 * @param y down
 */
public record Point(double x, double y) {

  public static Point at(double x, double y) {
    return new Point(x, y);
  }

  Point plus(double dx, double dy) {
    return new Point(x + dx, y + dy);
  }
}
