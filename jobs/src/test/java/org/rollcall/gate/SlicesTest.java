package org.rollcall.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.contract.Schemas;
import org.rollcall.ingest.core.Slice;
import org.rollcall.study.Study;

/** The law of parts: a file that is read in parts gives what it gives in one go. */
class SlicesTest {

  private static final String[] CELLS = {
    "wren",
    "\"lark\"",
    "\"a, b\"",
    "\"two\nlines\"",
    "\"r\r\nn\"",
    "\"say \"\"hi\"\"\"",
    "zoë",
    "",
    "x😀"
  };
  private static final String[] FAULTS = {
    "\"open",
    "stray\"mark",
    "\"shut\"late",
    "one,cell,too,many,here,is,more",
    "\u0007",
    "a@b.example"
  };
  private static final String[] ENDS = {"\n", "\r\n", "\r", "\n\n"};

  private static final String DELIMITERS = ",,;\t|";
  private static final List<Charset> CHARSETS =
      List.of(
          StandardCharsets.UTF_8,
          StandardCharsets.UTF_8,
          StandardCharsets.UTF_16LE,
          Charset.forName("windows-1252"));

  @TempDir private static Path folder;
  private static Keys keys;

  @BeforeAll
  static void loadKeys() {
    keys = Inboxes.keys(folder);
  }

  @Test
  void whole_anyTableInAnyParts_isTheSame() {
    int refused = 0;
    int cut = 0;
    for (int seed = 0; seed < 1_500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      String text = table(random);
      char delimiter = DELIMITERS.charAt(random.nextInt(DELIMITERS.length()));
      Charset charset = CHARSETS.get(random.nextInt(CHARSETS.size()));
      Path file =
          Inboxes.write(folder.resolve("in/t.csv"), text.replace(',', delimiter).getBytes(charset));
      Study.Source source = Inboxes.source("meadow", "participants", "in/t.csv");
      Rows.Outcome once = Rows.of(source, file, keys);
      long sliceBytes = 1 + random.nextInt(120);
      Rows.Outcome parts = Rows.of(source, file, keys, sliceBytes);
      if (once.code().equals("IN-CONTROL")) {
        // Bytes are decoded ahead of the rows, so another fault may be told first.
        assertTrue(parts.tally().refused().isPresent(), "seed " + seed);
      } else {
        assertEquals(once.tally(), parts.tally(), "seed " + seed);
      }
      refused += once.code().isEmpty() ? 0 : 1;
      cut +=
          Inboxes.intake(source).slices(Rows.sourceFile(source, file), sliceBytes).size() > 1
              ? 1
              : 0;
      if (once.code().isEmpty()) {
        assertEquals(once.rows(), parts.rows(), "seed " + seed);
      }
    }
    assertTrue(refused > 200 && refused < 1_200, "refused " + refused);
    assertTrue(cut > 700, "cut " + cut);
  }

  @Test
  void whole_jsonLinesInAnyParts_isTheSame() {
    for (int seed = 0; seed < 500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      StringBuilder text = new StringBuilder();
      for (int row = 0; row < 1 + random.nextInt(30); row++) {
        text.append(
            switch (random.nextInt(12)) {
              case 0 -> "";
              case 1 -> "{\"participant_id\": \"a\\nb\\\"\", \"gender\": \"é\"}";
              case 2 -> "not json";
              default -> "{\"participant_id\": \"p" + row + "\", \"age\": " + row + "}";
            });
        text.append(random.nextBoolean() ? "\n" : "\r\n");
      }
      Path file = Inboxes.write(folder.resolve("in/t.jsonl"), text.toString());
      Study.Source source = Inboxes.source("meadow", "participants", "in/t.jsonl");
      Rows.Outcome once = Rows.of(source, file, keys);
      Rows.Outcome parts = Rows.of(source, file, keys, 1 + random.nextInt(90));
      assertEquals(once, parts, "seed " + seed);
    }
  }

  @Test
  void whole_manyBadRowsSpreadOverParts_refusesAsInOneGo() {
    StringBuilder text = new StringBuilder("participant_id,age\n");
    for (int row = 0; row < 1_000; row++) {
      text.append("p").append(row).append(',').append(row % 40 == 0 ? "old" : "41").append('\n');
    }
    Path file = Inboxes.write(folder.resolve("in/t.csv"), text.toString());
    Study.Source source = Inboxes.source("meadow", "participants", "in/t.csv");
    Rows.Outcome parts = Rows.of(source, file, keys, 500);
    assertEquals(Rows.of(source, file, keys).tally(), parts.tally());
    assertEquals("IN-REJECTS", parts.code());
    assertEquals(
        "Cannot accept the file: 25 of 1000 rows break a rule; most often: not a whole number (TYPE-INTEGER) (must be at most 1 in 100)",
        parts.sentence());
  }

  @Test
  void whole_moreRowsThanAFileMayHave_refuses() {
    FileTally part =
        new FileTally(
            "f", 30_000_000, 30_000_000, new java.util.TreeMap<>(), null, List.of(), List.of());
    assertEquals(Optional.empty(), FileTally.whole(List.of(part)).refused());
    assertEquals("IN-ROWS", FileTally.whole(List.of(part, part)).refused().orElseThrow().code());
  }

  @Test
  void slices_packedOrParquetOrExport_areTheWhole() {
    Path packed =
        Inboxes.write(folder.resolve("in/t.csv.gz"), Inboxes.gzip("participant_id\nwren\n"));
    Study.Source source = Inboxes.source("meadow", "participants", "in/t.csv.gz");
    assertEquals(
        List.of(Slice.WHOLE), Inboxes.intake(source).slices(Rows.sourceFile(source, packed), 4));
  }

  private static String table(SplittableRandom random) {
    List<String> header =
        Schemas.input("participants").find("age").isPresent()
            ? List.of("participant_id", "age", "other")
            : List.of();
    StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "\uFEFF" : "");
    String end = ENDS[random.nextInt(ENDS.length)];
    text.append(String.join(",", header)).append(end);
    boolean bad = random.nextInt(3) == 0;
    int rows = random.nextInt(25);
    for (int row = 0; row < rows; row++) {
      String id = bad && random.nextInt(12) == 0 ? pick(FAULTS, random) : pick(CELLS, random);
      text.append(id).append(',').append(random.nextInt(100)).append(',');
      text.append(bad && random.nextInt(12) == 0 ? pick(FAULTS, random) : pick(CELLS, random));
      text.append(random.nextInt(10) == 0 ? pick(ENDS, random) : end);
    }
    return text.toString();
  }

  private static String pick(String[] some, SplittableRandom random) {
    return some[random.nextInt(some.length)];
  }
}
