package org.rollcall.ingest.canonical;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Limits;
import org.rollcall.ingest.core.Mapping;
import org.rollcall.ingest.core.RecordReader;
import org.rollcall.ingest.core.Slice;

class CanonicalCsvTest {

  private static final Mapping AB = Reading.fields("a", "b");

  @TempDir private Path folder;

  private Path csv(String text) {
    return Reading.write(folder.resolve("f.csv"), text);
  }

  private IngestException refusal(byte[] bytes) {
    return refusal(Reading.write(folder.resolve("f.csv"), bytes), Limits.DEFAULT);
  }

  private IngestException refusal(String text) {
    return refusal(text.getBytes(UTF_8));
  }

  private static IngestException refusal(Path file, Limits limits) {
    return assertThrows(IngestException.class, () -> Reading.of(file, AB, limits));
  }

  @Test
  void read_plainRows_keepsTheirLines() {
    assertEquals(List.of("2|1|2", "3||4"), Reading.of(csv("a,b\n1,2\n,4"), AB));
  }

  @Test
  void read_quotesWithBreaksAndCommas_areOneCell() {
    assertEquals(
        List.of("2|x, y|l1\nl2", "4|say \"hi\"|", "5|\"|é😀"),
        Reading.of(
            csv("a,b\r\n\"x, y\",\"l1\nl2\"\r\n\"say \"\"hi\"\"\",\r\n\"\"\"\",é😀\r\n"), AB));
  }

  @Test
  void read_blankLines_areNoRows() {
    assertEquals(List.of("3|1|2"), Reading.of(csv("a,b\n\n1,2\n\n"), AB));
  }

  @Test
  void read_byteOrderMark_isNoPartOfTheHeader() {
    assertEquals(List.of("2|1|2"), Reading.of(csv("\uFEFFa,b\n1,2\n"), AB));
    assertEquals(List.of("2|1|2"), Reading.of(csv("\uFEFF\"a\",b\n1,2\n"), AB));
  }

  @Test
  void read_gzip_isTheSame() {
    Path file =
        Reading.write(folder.resolve("f.csv.gz"), Reading.gzip("a,b\n1,2\n".getBytes(UTF_8)));
    assertEquals(List.of("2|1|2"), Reading.of(file, AB));
  }

  @Test
  void read_rowOfAnotherWidth_isABadRow() {
    assertEquals(
        List.of("2ROW-WIDTH||", "3ROW-WIDTH||", "4|1|2"),
        Reading.of(csv("a,b\n1\n1,2,3\n1,2\n"), AB));
  }

  @Test
  void read_template_joinsColumnsUnlessAllAreEmpty() {
    Mapping mapping =
        new Mapping(
            List.of(
                Mapping.Wanted.of("start", "{Day} {Time}:00", Mapping.Need.REQUIRED),
                Mapping.Wanted.of("day", "Day", Mapping.Need.REQUIRED),
                Mapping.Wanted.of("none", "Nowhere", Mapping.Need.OPTIONAL)));
    assertEquals(
        List.of("2|2026-03-01 18:30:00|2026-03-01|", "3|||"),
        Reading.of(csv("Time,x,Day\n18:30,q,2026-03-01\n,q,\n"), mapping));
  }

  @Test
  void column_ofCells_isTheOrdinalInTheFile() {
    Mapping mapping =
        new Mapping(
            List.of(
                Mapping.Wanted.of("b", "b", Mapping.Need.REQUIRED),
                Mapping.Wanted.of("z", "z", Mapping.Need.OPTIONAL)));
    try (RecordReader reader =
        new CanonicalCsv()
            .open(csv("a,b\n1,2\n"), Slice.WHOLE, Reading.of(mapping), Limits.DEFAULT)) {
      assertEquals(2, reader.column(0));
      assertEquals(0, reader.column(1));
    }
  }

  @Test
  void open_headerLacksAColumn_refuses() {
    IngestException e = refusal("a,c\n1,2\n");
    assertEquals("IN-HEADER-MISSING", e.code());
    assertEquals(
        "Cannot read the file: its header lacks 1 column: \"b\" (must be there once; where it has"
            + " another name, say so under columns)",
        e.sentence());
  }

  @Test
  void open_headerHasAColumnTwice_refuses() {
    IngestException e = refusal("a,b,a\n1,2,3\n");
    assertEquals("IN-HEADER-TWICE", e.code());
    assertEquals(
        "Cannot read the file: its header has the column \"a\" of a 2 times (must be once)",
        e.sentence());
  }

  @Test
  void open_headerHasAnUnwantedColumnTwice_passes() {
    assertEquals(List.of("2|1|2"), Reading.of(csv("a,x,b,x\n1,p,2,q\n"), AB));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "\uFEFF"})
  void open_noHeader_refuses(String text) {
    assertEquals("IN-EMPTY", refusal(text).code());
  }

  @Test
  void read_endInsideQuotes_refusesAsTruncated() {
    IngestException e = refusal("a,b\n1,2\n3,\"cut of");
    assertEquals("IN-TRUNCATED", e.code());
    assertEquals(3, e.line());
    assertEquals("IN-TRUNCATED", refusal("a,b\n1,\"x\"\"").code());
    assertEquals("IN-TRUNCATED", refusal("a,b\n1,\"").code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b\n\"x\"y,2\n", "a,b\n1,x\"y\n", "a,b\n1,\"x\" \n"})
  void read_strayQuote_refuses(String text) {
    IngestException e = refusal(text);
    assertEquals("IN-QUOTES", e.code());
    assertEquals(2, e.line());
  }

  @Test
  void read_otherEncodings_areTheSameText() {
    String text = "a,b\nZoë,“2”\n";
    for (Charset charset : List.of(UTF_16, UTF_16LE, Charset.forName("windows-1252"))) {
      Path file = Reading.write(folder.resolve("f.csv"), text.getBytes(charset));
      assertEquals(List.of("2|Zoë|“2”"), Reading.of(file, AB), charset.name());
    }
    byte[] mac = "a,b\nZoë,crêpe naïve\n".getBytes(Charset.forName("x-MacRoman"));
    assertEquals(
        List.of("2|Zoë|crêpe naïve"), Reading.of(Reading.write(folder.resolve("f.csv"), mac), AB));
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t", "|"})
  void read_otherDelimiters_areToldByTheHeader(String sign) {
    String text = "a,b\n\"1, 2\",\n".replace(",", sign);
    assertEquals(List.of("2|1" + sign + " 2|"), Reading.of(csv(text), AB));
  }

  @Test
  void read_mostlyUtf8WithADamagedSign_refusesWithItsLine() {
    byte[] text = "a,b\nZoë,2\né,ü\nZo?,3\n".getBytes(UTF_8);
    text[text.length - 4] = (byte) 0xEB;
    IngestException e = refusal(text);
    assertEquals("IN-ENCODING", e.code());
    assertEquals(4, e.line());
  }

  @Test
  void read_aByteThatNoEncodingHas_refuses() {
    byte[] text = "a,b\nZo?,2\nZo?,3\n".getBytes(UTF_8);
    text[6] = (byte) 0xEB;
    text[12] = (byte) 0x81;
    assertEquals("IN-ENCODING", refusal(text).code());
  }

  @ParameterizedTest
  @CsvSource({"C0AF", "E08080", "EDA080", "F4908080", "F5808080", "80", "C3", "E282", "C328"})
  void read_malformedUtf8_refuses(String hex) {
    byte[] bad = java.util.HexFormat.of().parseHex(hex);
    byte[] text = "a,b\né,ü\nî,öäâ\n3,".getBytes(UTF_8);
    byte[] all = Arrays.copyOf(text, text.length + bad.length);
    System.arraycopy(bad, 0, all, text.length, bad.length);
    assertEquals("IN-ENCODING", refusal(all).code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u0000", "\u0007", "\u001b", "\u007f", "\u0085", "\u202e", "\u2066", "\uFEFF"})
  void read_controlCharacter_refuses(String bad) {
    IngestException e = refusal("a,b\n1,2\n3," + bad + "\n");
    assertEquals("IN-CONTROL", e.code());
    assertEquals(3, e.line());
  }

  @Test
  void read_anyTextAcrossBuffers_isUnchanged() {
    Random random = new Random(5);
    StringBuilder text = new StringBuilder("a,b\n");
    StringBuilder expected = new StringBuilder();
    String[] letters = {"x", "é", "€", "😀", "\n", "\"\"", ","};
    for (int row = 0; row < 4000; row++) {
      StringBuilder cell = new StringBuilder();
      for (int i = random.nextInt(60); i >= 0; i--) {
        cell.append(letters[random.nextInt(letters.length)]);
      }
      text.append('"').append(cell).append("\",").append(row).append("\r\n");
      expected.append(cell.toString().replace("\"\"", "\"")).append('#').append(row).append('#');
    }
    StringBuilder read = new StringBuilder();
    Path file = csv(text.toString());
    try (RecordReader reader =
        new CanonicalCsv().open(file, Slice.WHOLE, Reading.of(AB), Limits.DEFAULT)) {
      while (reader.next()) {
        assertEquals("", reader.record().fault());
        read.append(reader.record().text(0))
            .append('#')
            .append(reader.record().text(1))
            .append('#');
      }
    }
    assertEquals(expected.toString(), read.toString());
  }

  @Test
  void read_missingFile_refuses() {
    assertEquals("IN-MISSING", refusal(folder.resolve("none.csv"), Limits.DEFAULT).code());
  }

  @Test
  void read_folder_refuses() throws Exception {
    Path inner = Files.createDirectory(folder.resolve("inner.csv"));
    assertEquals("IN-NOT-A-FILE", refusal(inner, Limits.DEFAULT).code());
  }

  @Test
  void read_symbolicLink_refuses() throws Exception {
    Path link = folder.resolve("link.csv");
    Files.createSymbolicLink(link, csv("a,b\n1,2\n"));
    IngestException e = refusal(link, Limits.DEFAULT);
    assertEquals("IN-NOT-A-FILE", e.code());
    assertEquals(
        "Cannot read the file: it is a symbolic link (must be a plain file)", e.sentence());
  }

  @Test
  void read_fileThatTheDiskCannotGive_refuses() {
    // Reading one's own memory at address 0 is an input error, whoever runs the test.
    Path memory = Path.of("/proc/self/mem");
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(memory));
    IngestException e =
        assertThrows(
            IngestException.class,
            () -> new CanonicalCsv().open(memory, Slice.WHOLE, Reading.of(AB), Limits.DEFAULT));
    assertEquals("IN-UNREADABLE", e.code());
  }

  @Test
  void read_truncatedGzip_refuses() {
    byte[] whole = Reading.gzip(("a,b\n" + "1,2\n".repeat(5000)).getBytes(UTF_8));
    Path file = Reading.write(folder.resolve("f.csv.gz"), Arrays.copyOf(whole, whole.length - 9));
    assertEquals("IN-TRUNCATED", refusal(file, Limits.DEFAULT).code());
  }

  @Test
  void read_brokenOrEmptyGzip_refuses() {
    Path file = Reading.write(folder.resolve("f.csv.gz"), "a,b\n1,2\n");
    assertEquals("IN-GZIP", refusal(file, Limits.DEFAULT).code());
    Reading.write(file, new byte[0]);
    assertEquals("IN-EMPTY", refusal(file, Limits.DEFAULT).code());
  }

  @Test
  void read_rowsAtAndOverTheLimit_passesAndRefuses() {
    Path file = csv("a,b\n1,2\n3,4\n5,6\n");
    assertEquals(3, Reading.of(file, AB, Limits.DEFAULT.withRows(3)).size());
    assertEquals("IN-ROWS", refusal(file, Limits.DEFAULT.withRows(2)).code());
  }

  @Test
  void read_bytesAtAndOverTheLimit_passesAndRefuses() {
    Path file = csv("a,b\n1,2\n");
    assertEquals(1, Reading.of(file, AB, Limits.DEFAULT.withDecodedBytes(8)).size());
    assertEquals("IN-SIZE", refusal(file, Limits.DEFAULT.withDecodedBytes(7)).code());
  }

  @Test
  void read_cellAtAndOverTheLimit_passesAndRefuses() {
    String cell = "x".repeat(Limits.DEFAULT.fieldChars());
    assertEquals(1, Reading.of(csv("a,b\n1," + cell + "\n"), AB).size());
    assertEquals("IN-FIELD-SIZE", refusal("a,b\n1,x" + cell + "\n").code());
    assertEquals("IN-FIELD-SIZE", refusal("a,b,c\n1,2,x" + cell + "\n").code());
  }

  @Test
  void read_lineAtAndOverTheLimit_passesAndRefuses() {
    String cell = "x".repeat(4095);
    String header = "a,b," + "c,".repeat(13) + "c\n";
    String fits = header + (cell + ",").repeat(15) + cell + "x\n";
    assertEquals(1, Reading.of(csv(fits), AB).size());
    String over = header + "x" + (cell + ",").repeat(15) + cell + "x\n";
    assertEquals("IN-LINE-SIZE", refusal(over).code());
  }

  @Test
  void read_endlessCell_refusesEarly() {
    assertEquals("IN-FIELD-SIZE", refusal("a,b\n1,\"" + "x".repeat(300_000)).code());
    assertEquals("IN-LINE-SIZE", refusal("a,b\n1" + ",x".repeat(100_000)).code());
  }

  @Test
  void open_columnsAtAndOverTheLimit_passesAndRefuses() {
    String header = "a,b" + ",c".repeat(510);
    String row = "1,2" + ",3".repeat(510);
    assertEquals(1, Reading.of(csv(header + "\n" + row + "\n"), AB).size());
    assertEquals("IN-COLUMNS", refusal(header + ",d\n" + row + ",4\n").code());
  }

  @Test
  void open_headerOverTheLimit_refuses() {
    String name = "n".repeat(4000);
    String header = "a,b" + ("," + name).repeat(17);
    assertEquals("IN-HEADER-SIZE", refusal(header + "\n").code());
  }

  @Test
  void read_bomb_refusesByRatio() {
    byte[] zeros = ("a,b\n" + "1,2\n".repeat(1_000_000)).getBytes(UTF_8);
    Path file = Reading.write(folder.resolve("f.csv.gz"), Reading.gzip(zeros));
    IngestException e = refusal(file, Limits.DEFAULT);
    assertEquals("IN-RATIO", e.code());
    assertEquals(
        "Cannot read the file: it unpacks to more than 100 times its size (must be less)",
        e.sentence());
  }

  @Test
  void refusal_ofAnything_hasNoCause() {
    IngestException e = refusal("a,b\n\"secret\"x,2\n");
    assertEquals(null, e.getCause());
    assertFalse(e.toString().contains("secret"));
    assertTrue(e.sentence().startsWith("Cannot read the file: "));
  }
}
