package org.rollcall.report.svg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class SvgTest {

  @Test
  void esc_markup_isText() {
    assertEquals(
        "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;",
        Svg.esc("<script>alert('1')</script> & \""));
  }

  @Test
  void esc_controlAndDirectionCharacters_areSpaces() {
    assertEquals("a b c d", Svg.esc("a\u0000b\u202ec\u0007d"));
  }

  @Test
  void end_hostileText_staysWellFormedWithNoNewElement() throws Exception {
    String hostile = "</text></svg><script>x</script>\"' onload=\"y";
    String svg =
        Svg.named("d", Point.at(100, 50), hostile, hostile)
            .text(Ink.start(hostile), Point.at(1, 2), hostile)
            .dot("pt", Point.at(3, 4), hostile)
            .end();
    Document parsed =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));

    assertFalse(svg.contains("<script"));
    assertEquals(0, parsed.getElementsByTagName("script").getLength());
    assertEquals(hostile, parsed.getElementsByTagName("text").item(0).getTextContent());
    assertFalse(parsed.getDocumentElement().hasAttribute("onload"));
  }

  @Test
  void named_anyDrawing_namesAndDescribesItself() {
    String svg = Svg.named("km", Point.at(760, 400), "Title", "Description").end();

    assertTrue(svg.contains("role=\"img\" aria-labelledby=\"km-t km-d\""));
    assertTrue(svg.contains("<title id=\"km-t\">Title</title><desc id=\"km-d\">Description"));
  }

  @Test
  void n_coordinates_haveOneDecimalAtMostAndNoNegativeZero() {
    assertEquals("12.3", Svg.n(12.34));
    assertEquals("12", Svg.n(12.04));
    assertEquals("-0.5", Svg.n(-0.5));
    assertEquals("0", Svg.n(-0.01));
  }

  @Test
  void path_stepAndBack_drawsRightAngles() {
    Path path =
        new Path().move(Point.at(0, 0)).step(Point.at(10, 5)).stepBack(Point.at(0, 8)).close();

    assertEquals("M0 0H10V5V8H0Z", path.data());
  }
}
