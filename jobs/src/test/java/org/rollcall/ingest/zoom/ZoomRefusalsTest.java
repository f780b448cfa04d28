package org.rollcall.ingest.zoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.ingest.Formats;
import org.rollcall.ingest.IngestException;
import org.rollcall.ingest.Limits;
import org.rollcall.ingest.Mapping;
import org.rollcall.ingest.Request;
import org.rollcall.ingest.Slice;
import org.rollcall.ingest.Sniffer;
import org.rollcall.ingest.export.DayOrder;

/** Files of Zoom that are known and give no table. */
class ZoomRefusalsTest {

  @TempDir private Path folder;

  private String refusal(String format, Path file) {
    Request request = new Request("attendance", new Mapping(List.of()), DayOrder.EVIDENT);
    return assertThrows(
            IngestException.class,
            () -> Formats.named(format).open(file, Slice.WHOLE, request, Limits.DEFAULT))
        .sentence();
  }

  @Test
  void open_poll_isRefusedWithTheReason() throws IOException {
    Path file = folder.resolve("80000000417_PollReport.csv");
    Files.writeString(
        file,
        "#,User Name,User Email,Submitted Date/Time,\n1,Robin,,\"Oct 20, 2020 11:24:31\",Made up?,Yes,\n");
    assertEquals("zoom_polls", Sniffer.sniff(file).format().orElseThrow().name());
    assertEquals(
        "Cannot read the file: a Zoom poll report gives no table: who answers a poll was there, but who was there need not answer, and questions and answers are free text beside names (must be left out: attendance is in the participants report, answers to keep belong in a survey)",
        refusal("zoom_polls", file));
  }

  @Test
  void sniff_chatWithAnOpenQuotationMark_isAChatAndNoCellIsTold() throws IOException {
    Path file = folder.resolve("meeting_saved_chat.txt");
    Files.writeString(
        file,
        "18:02:11 From  Robin  to  Everyone:\n\t\"made up, never closed\n18:03:00 From  Kit  to  Everyone:\n\tx\n");
    Sniffer.Finding found = Sniffer.sniff(file);
    assertEquals("zoom_chat", found.format().orElseThrow().name());
    assertEquals("2 messages, none of which is read", found.recognition().variant());
    assertTrue(refusal("zoom_chat", file).startsWith("Cannot read the file: a Zoom chat gives no"));
    assertFalse(refusal("zoom_chat", file).contains("Robin"));
  }

  @Test
  void sniff_brokenTableOfNoKind_saysWhatIsBroken() throws IOException {
    Path file = folder.resolve("broken.csv");
    Files.writeString(file, "a,b\n\"never closed,1\n");
    IngestException refused = assertThrows(IngestException.class, () -> Sniffer.sniff(file));
    assertEquals("IN-QUOTE", refused.code());
  }
}
