package org.rollcall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Contrast of the palette after WCAG 2.2: text 4.5, graphics 3; no tool sees text inside SVG. */
class PaletteTest {

  private static final String CSS = HtmlReport.of(Made.secure(), Made.provenance());
  private static final List<String> TEXT =
      List.of("ink", "mute", "link", "t0", "t1", "t2", "t3", "hot");
  private static final List<String> GRAPHICS = List.of("c0", "c1", "c2", "c3");

  @Test
  void palettes_lightDarkAndPrint_haveEnoughContrast() {
    List<Map<String, String>> palettes = palettes();
    assertEquals(3, palettes.size());
    for (Map<String, String> palette : palettes) {
      for (String name : TEXT) {
        if (palette.containsKey(name)) {
          assertContrast(palette, name, "bg", 4.5);
        }
      }
      for (String name : GRAPHICS) {
        assertContrast(palette, name, "bg", 3);
        assertContrast(palette, name, "panel", 3);
      }
      assertContrast(palette, "mute", "panel", 4.5);
      assertContrast(palette, "ink", "warnbg", 4.5);
      assertContrast(palette, "ink", "panel", 4.5);
    }
  }

  @Test
  void heatCells_eachStep_haveEnoughContrast() {
    Matcher steps =
        Pattern.compile("\\.h\\d(?:,\\.h\\d)?\\{background:(#\\w+);color:(#\\w+)\\}").matcher(CSS);
    int found = 0;
    while (steps.find()) {
      double ratio = ratio(steps.group(1), steps.group(2));
      assertTrue(ratio >= 4.5, steps.group() + " has " + ratio);
      found++;
    }
    assertEquals(9, found);
  }

  @Test
  void ratio_blackOnWhite_isTwentyOne() {
    assertEquals(21, ratio("#fff", "#000000"), 1e-9);
  }

  private static List<Map<String, String>> palettes() {
    return Pattern.compile(":root\\{([^}]*)\\}")
        .matcher(CSS)
        .results()
        .map(result -> colours(result.group(1)))
        .toList();
  }

  private static Map<String, String> colours(String block) {
    Map<String, String> colours = new HashMap<>();
    Pattern.compile("--(\\w+):(#\\w+)")
        .matcher(block)
        .results()
        .forEach(result -> colours.put(result.group(1), result.group(2)));
    return colours;
  }

  private static void assertContrast(
      Map<String, String> palette, String front, String back, double least) {
    double ratio = ratio(palette.get(front), palette.get(back));
    assertTrue(ratio >= least, front + " on " + back + " has " + ratio);
  }

  private static double ratio(String one, String two) {
    double a = luminance(one) + .05;
    double b = luminance(two) + .05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(String hex) {
    String full = hex.length() == 4 ? hex.replaceAll("([0-9a-f])", "$1$1").substring(0, 7) : hex;
    double[] weights = {.2126, .7152, .0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double c = Integer.parseInt(full.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum += weights[i] * (c <= .04045 ? c / 12.92 : Math.pow((c + .055) / 1.055, 2.4));
    }
    return sum;
  }
}
