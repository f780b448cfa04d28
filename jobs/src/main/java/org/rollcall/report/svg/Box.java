package org.rollcall.report.svg;

/**
 * An upright rectangle in a drawing.
 *
 * @param x left edge
 * @param y upper edge
 * @param width to the right
 * @param height down
 */
public record Box(double x, double y, double width, double height) {

  public double right() {
    return x + width;
  }

  public double bottom() {
    return y + height;
  }

  public double middle() {
    return x + width / 2;
  }
}
