package org.rollcall.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.contract.DateOrder;
import org.rollcall.study.Defaults;
import org.rollcall.study.Study;

/** Reports of video meetings on their whole way through the gate. */
class MeetingReportsTest {

  private static final Path EXPORTS = Path.of("src/test/resources/exports");

  @TempDir private static Path folder;
  private static Keys keys;

  @BeforeAll
  static void loadKeys() {
    keys = Inboxes.keys(folder);
  }

  /** The lines of samples.tsv: file, format, table, order, records, asides, faults. */
  record Sample(Path file, String format, String table, String order, String[] outcome) {

    @Override
    public String toString() {
      return file.getFileName() + " " + table + " " + order;
    }
  }

  static Stream<Sample> samples() throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (String family : List.of("zoom", "teams", "meet")) {
      List<String> lines = Files.readAllLines(EXPORTS.resolve(family + "/samples.tsv"));
      for (String line : lines.subList(1, lines.size())) {
        String[] cell = line.split("\t", -1);
        if (!cell[2].isEmpty()) {
          samples.add(
              new Sample(
                  EXPORTS.resolve(family).resolve(cell[0]),
                  cell[1],
                  cell[2],
                  cell[3],
                  new String[] {cell[4], cell[5], cell[6]}));
        }
      }
    }
    return samples.stream();
  }

  private static Rows.Outcome pass(Sample sample, Map<String, String> constants) {
    Study.Source plain = Inboxes.source("calls", sample.table(), sample.file().toString());
    DateOrder order = DateOrder.valueOf(sample.order());
    Study.Source source =
        new Study.Source(
            plain.name(),
            plain.table(),
            plain.path(),
            Optional.of(sample.format()),
            plain.timeZone(),
            order,
            plain.linkDomain(),
            Map.of(),
            Map.of(),
            constants,
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Defaults.DELIVERY);
    return Rows.of(source, sample.file(), keys);
  }

  /** What these files leave to the study. */
  private static Map<String, String> told(Sample sample) {
    boolean started =
        !List.of("zoom_chat", "zoom_polls").contains(sample.format())
            || sample.file().getFileName().toString().startsWith("GMT");
    return started
        ? Map.of("group_id", "tuesday")
        : Map.of("group_id", "tuesday", "session_start", "2024-03-05T18:00:00");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void next_sample_acceptsWhatTheFormatReads(Sample sample) {
    Rows.Outcome outcome = pass(sample, told(sample));
    if (sample.outcome()[0].startsWith("IN-")) {
      assertEquals(sample.outcome()[0], outcome.code());
      return;
    }
    assertEquals("", outcome.code(), outcome.sentence());
    assertEquals(Long.parseLong(sample.outcome()[0]), outcome.tally().rowsAccepted());
    long rejected = outcome.tally().rejected().values().stream().mapToLong(n -> n).sum();
    assertEquals(
        Long.parseLong(sample.outcome()[1]) + Long.parseLong(sample.outcome()[2]), rejected);
    for (Map<String, Object> row : outcome.rows()) {
      String text = row.toString();
      assertFalse(text.contains("@") || text.contains("Sample") || text.contains("***"), text);
    }
  }

  @Test
  void next_sameReportDownloadedTwice_givesRowsThatAreDuplicatesOfEachOther() throws IOException {
    Path file = EXPORTS.resolve("zoom/zoom_participants_2023_waitingroom.csv");
    Path again = Files.copy(file, folder.resolve("zoom_participants_2023_waitingroom (1).csv"));
    Sample one = new Sample(file, "zoom_participants", "attendance", "ISO", null);
    Sample other = new Sample(again, "zoom_participants", "attendance", "ISO", null);
    assertEquals(unplaced(pass(one, Map.of())), unplaced(pass(other, Map.of())));
  }

  /** Without the columns that tell which row of which file it was. */
  private static List<Map<String, Object>> unplaced(Rows.Outcome outcome) {
    outcome.rows().forEach(row -> row.keySet().removeAll(List.of("file_id", "line")));
    return outcome.rows();
  }

  @Test
  void tally_reportSavedDuringTheMeeting_keepsWhatToKnowOfIt() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("list.csv"),
            "Full Name\tUser Action\tTimestamp\nAda Sample\tJoined\t21/11/2022, 19:00:07\n");
    Sample open = new Sample(file, "teams_log", "attendance", "ISO", null);
    List<String> notices = pass(open, Map.of("group_id", "tuesday")).tally().notices();
    assertEquals(1, notices.size());
    assertTrue(notices.get(0).startsWith("1 of its stays without an end"), notices.get(0));
  }

  @Test
  void next_nameInChatAndReport_isOnePerson() {
    Sample chat =
        new Sample(
            EXPORTS.resolve("zoom/zoom_chat_one_line.txt"), "zoom_chat", "attendance", "ISO", null);
    Sample report =
        new Sample(
            EXPORTS.resolve("zoom/zoom_participants_stacked.csv"),
            "zoom_participants",
            "attendance",
            "ISO",
            null);
    List<Map<String, Object>> messages = pass(chat, told(chat)).rows();
    List<Map<String, Object>> stays = pass(report, told(report)).rows();
    Map<String, Object> kit = messages.get(1);
    assertEquals(2, kit.get("chat_messages"));
    assertEquals("unknown", kit.get("status"));
    assertEquals(
        List.of(3L),
        messages.stream()
            .map(row -> stays.stream().filter(stay -> isSame(stay, row)).count())
            .filter(n -> n > 0)
            .toList());
  }

  private static boolean isSame(Map<String, Object> one, Map<String, Object> other) {
    return one.get("participant_id").equals(other.get("participant_id"));
  }

  @Test
  void next_reportThatNamesNoGroup_needsItFromTheStudy() {
    Sample sample =
        new Sample(
            EXPORTS.resolve("teams/teams_2021_french.csv"),
            "teams_report",
            "attendance",
            "ISO",
            null);
    assertEquals(Map.of("REQUIRED", 3L), pass(sample, Map.of()).tally().rejected());
    assertEquals(Map.of(), pass(sample, Map.of("group_id", "mardi")).tally().rejected());
  }
}
