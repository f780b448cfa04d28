package org.rollcall.report.svg;

/** The outline of a shape, written as SVG path data. */
public final class Path {

  private final StringBuilder data = new StringBuilder();

  public Path move(Point to) {
    data.append('M').append(Svg.xy(to));
    return this;
  }

  public Path line(Point to) {
    data.append('L').append(Svg.xy(to));
    return this;
  }

  /** Along to the place, then up or down to it: a step of a curve that falls at the end. */
  public Path step(Point to) {
    data.append('H').append(Svg.n(to.x())).append('V').append(Svg.n(to.y()));
    return this;
  }

  /** Up or down to the place, then along to it: the way back under a step. */
  public Path stepBack(Point to) {
    data.append('V').append(Svg.n(to.y())).append('H').append(Svg.n(to.x()));
    return this;
  }

  public Path close() {
    data.append('Z');
    return this;
  }

  String data() {
    return data.toString();
  }
}
