package org.rollcall.report.svg;

/**
 * Writes one inline drawing that names itself: a title, a description, and shapes styled by class
 * alone, so that the page's style sheet rules colour, dark mode and print.
 *
 * <p>Every text passes {@link #esc}; shapes take numbers only. The result may therefore enter a
 * page as it is.
 */
public final class Svg {

  private static final String BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";

  private final StringBuilder out = new StringBuilder(4096);

  private Svg() {}

  /**
   * Starts a drawing.
   *
   * @param id unique in the page
   * @param size width and height in the drawing's own units
   * @param said title, then description, for those who do not see the drawing
   */
  public static Svg named(String id, Point size, String... said) {
    Svg svg = new Svg();
    String name = esc(id);
    svg.out
        .append("<svg id=\"")
        .append(name)
        .append("\" viewBox=\"0 0 ")
        .append(xy(size))
        .append("\" role=\"img\" aria-labelledby=\"")
        .append(name)
        .append("-t ")
        .append(name)
        .append("-d\"><title id=\"")
        .append(name)
        .append("-t\">")
        .append(esc(said[0]))
        .append("</title><desc id=\"")
        .append(name)
        .append("-d\">")
        .append(esc(said[1]))
        .append("</desc>");
    return svg;
  }

  public Svg line(String style, Point from, Point to) {
    out.append("<line class=\"").append(esc(style)).append('"');
    number("x1", from.x());
    number("y1", from.y());
    number("x2", to.x());
    number("y2", to.y());
    out.append("/>");
    return this;
  }

  public Svg rect(String style, Box box) {
    out.append("<rect class=\"").append(esc(style)).append('"');
    number("x", box.x());
    number("y", box.y());
    number("width", box.width());
    number("height", box.height());
    out.append("/>");
    return this;
  }

  /** A dot with a tip that shows on hovering; the tip may only repeat what stands elsewhere. */
  public Svg dot(String style, Point centre, String tip) {
    out.append("<circle class=\"").append(esc(style)).append('"');
    number("cx", centre.x());
    number("cy", centre.y());
    out.append(" r=\"5\"><title>").append(esc(tip)).append("</title></circle>");
    return this;
  }

  public Svg path(String style, Path path) {
    out.append("<path class=\"").append(esc(style)).append("\" d=\"").append(path.data());
    out.append("\"/>");
    return this;
  }

  public Svg text(Ink ink, Point at, String words) {
    out.append("<text class=\"").append(esc(ink.style())).append('"');
    number("x", at.x());
    number("y", at.y());
    if (!"start".equals(ink.anchor())) {
      out.append(" text-anchor=\"").append(esc(ink.anchor())).append('"');
    }
    out.append('>').append(esc(words)).append("</text>");
    return this;
  }

  /** An arrow that ends at the second place; straight down or straight to the right. */
  public Svg arrow(Point from, Point to) {
    line("arr", from, to);
    Path head = new Path();
    if (from.x() == to.x()) {
      head.move(to.plus(-5, -8)).line(to).line(to.plus(5, -8));
    } else {
      head.move(to.plus(-8, -5)).line(to).line(to.plus(-8, 5));
    }
    return path("ah", head.close());
  }

  /** The finished drawing. */
  public String end() {
    return out + "</svg>";
  }

  /** Makes any text harmless in text and in a quoted attribute; control characters go. */
  public static String esc(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(allowed(c) ? String.valueOf(c) : " ");
      }
    }
    return safe.toString();
  }

  static String xy(Point point) {
    return n(point.x()) + " " + n(point.y());
  }

  static String n(double value) {
    long tenths = Math.round(value * 10);
    long rest = Math.abs(tenths % 10);
    String sign = tenths < 0 ? "-" : "";
    String whole = sign + Math.abs(tenths / 10);
    return rest == 0 ? whole : whole + "." + rest;
  }

  private void number(String name, double value) {
    out.append(' ').append(name).append("=\"").append(n(value)).append('"');
  }

  private static boolean allowed(char c) {
    return c >= 0x20 && c != 0x7f && c != '\ufffe' && c != '\uffff' && BIDI.indexOf(c) < 0;
  }
}
