package org.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowCodesTest {

  private static final Path MAIN = Path.of("src/main/java/org/rollcall");

  /** A text of capitals and hyphens in the code of the rooms that reject rows. */
  private static final Pattern CODE = Pattern.compile("\"([A-Z]+(?:-[A-Z]+)+|[A-Z]{2,})\"");

  /** Codes of one word, which look like other texts. */
  private static final Set<String> WORDS =
      Stream.concat(RowCodes.FAULTS.keySet().stream(), RowCodes.ASIDES.keySet().stream())
          .map(RowCodesTest::plain)
          .filter(code -> code.indexOf('-') < 0)
          .collect(Collectors.toSet());

  /** Where a code of one word stands, and no other text does. */
  private static final Pattern GIVEN =
      Pattern.compile("(?:fault|aside|new Rule)\\([^;\"]*\"([A-Z-]+)\"|ASIDE \\+ \"([A-Z-]+)\"");

  private static String plain(String code) {
    return code.replaceFirst("^ASIDE-", "").replaceFirst("^PII-V-", "");
  }

  @Test
  void faults_regionThatIsNotListed_sayHowToGoOn() {
    assertEquals(
        "a region that study.yaml does not list under regions: (add it there; or values: {region:"
            + " {\"*\": \"\"}} of the source keeps its rows without one)",
        RowCodes.FAULTS.get("REGION"));
  }

  @Test
  void codes_ofRowsInTheSources_areDescribedAndNoOthers() throws IOException {
    Set<String> found = new TreeSet<>();
    for (String room : new String[] {"gate", "ingest", "curate", "contract/Detectors.java"}) {
      try (Stream<Path> files = Files.walk(MAIN.resolve(room))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          found.addAll(codes(Files.readString(file)));
        }
      }
    }
    Set<String> described = new TreeSet<>();
    RowCodes.FAULTS.keySet().forEach(code -> described.add(plain(code)));
    RowCodes.ASIDES.keySet().forEach(code -> described.add(plain(code)));
    assertEquals(described, found);
  }

  private static Set<String> codes(String source) {
    Set<String> codes =
        CODE.matcher(source)
            .results()
            .map(found -> found.group(1))
            .filter(text -> text.indexOf('-') > 0 ? isOfRows(text) : WORDS.contains(text))
            .collect(Collectors.toCollection(TreeSet::new));
    GIVEN
        .matcher(source)
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .forEach(codes::add);
    return codes;
  }

  /** Codes of whole files begin with IN; a heading that is refused, or a cell, is no row. */
  private static boolean isOfRows(String code) {
    return !code.startsWith("IN-") && !code.startsWith("PII-") && !code.equals("NOT-KEPT");
  }

  @Test
  void fault_code_saysWhatIsWrongAndTheCode() {
    assertEquals("not one of the words that may stand there (ENUM)", RowCodes.fault("ENUM"));
  }

  @Test
  void meanings_codeOfAnEarlierVersion_standsForItself() {
    assertEquals("OLD-RULE", RowCodes.fault("OLD-RULE"));
    assertEquals("ASIDE-OLD", RowCodes.aside("ASIDE-OLD"));
  }
}
