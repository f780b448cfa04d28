package org.rollcall.ingest.zoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.Formats;
import org.rollcall.ingest.Sniffer;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Extracts;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Limits;
import org.rollcall.ingest.core.Mapping;
import org.rollcall.ingest.core.Recognition;
import org.rollcall.ingest.core.Request;
import org.rollcall.ingest.core.Slice;

class ZoomChatTest {

  @TempDir private Path folder;

  private final ZoomChat format = new ZoomChat();

  private Extract extract(String fileName, String text) {
    return format.extract(Extracts.document(fileName, text), "attendance", DateOrder.ISO);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          18:02:11 From  Wren  to  Everyone:                         | Wren | true
          18:02:11 From Wren to Everyone: vetiver                    | Wren | true
          18:02:11 From Wren to Everyone in Meeting: vetiver         | Wren | true
          2024-03-05 18:02:11 From Wren to Everyone:                 | Wren | true
          18:02:11 From  Wren : vetiver                              | Wren | true
          18:02:11 From  Wren : vetiver to Everyone: vetiver         | Wren | true
          18:02:11 From  Wren (she/her)  to  Everyone : vetiver      | Wren (she/her) | true
          18:02:11 From  Way to Go  to  Everyone:                    | Way to Go | true
          18:02:11 From  Way to Go : vetiver                         | Way | false
          18:02:11 From  Wren  to  Way to Go(Direct Message):        | Wren to Way | false
          18:02:11 From  Wren  to  Ash(Privately) : vetiver          | Wren | false
          18:02:11 From  Wren  To  Ash(privately) : to Everyone: v   | Wren | false
          2024-03-05 18:02:11 From Wren to Ash (direct message):     | Wren | false
          18:02:11 From  Wren  to  All panelists : vetiver           | Wren | false
          18:02:11 De  Wren  a  Todos:                               | Wren | true
          18:02:11 De  Wren  a  Ash:                                 | Wren | false
          18:02:11 De  Wren  à  Tout le monde:                       | Wren | true
          18:02:11 From Wren: vetiver                                | ''   | true
          """)
  void of_headOfAMessage_tellsWhoWroteToWhom(String line, String sender, boolean isPublic) {
    ZoomChatLine message = ZoomChatLine.of(line).orElseThrow();
    assertFalse(message.sender().contains("vetiver"));
    assertEquals(isPublic, message.isPublic());
    if (isPublic) {
      assertEquals(sender.replace("''", ""), message.sender());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\t18:02:11 From Wren to Everyone: quoted",
        "18:02:11",
        "18:02 From Wren to Everyone: no seconds",
        "Wren said at 18:02:11 From me to Everyone: x",
        ""
      })
  void of_textOfAMessage_isNone(String line) {
    assertEquals(Optional.empty(), ZoomChatLine.of(line));
  }

  /** No word of a message may leave the reader, wherever it stands. */
  @Test
  void extract_textOfMessages_isNowhere() throws IOException {
    String text =
        """
        18:02:11 From  Wren  to  Everyone:
        \tvetiver, "vetiver
        vetiver without a tab
        18:03:00 From  Ash : vetiver to Everyone: vetiver
        18:03:10 From  Ash  to  Wren(Direct Message) : vetiver
        18:03:20 From Wren: vetiver
        18:03:30 From  : vetiver
        """;
    Extract extract = extract("meeting_saved_chat.txt", text);
    assertFalse(extract.toString().contains("vetiver"));
    assertEquals(
        List.of("ASIDE-PRIVATE-MESSAGE", "NO-PERSON", "NO-PERSON", "Wren|1", "Ash|1"),
        Extracts.rows(extract, "participant_id", "chat_messages"));
    assertEquals(0, extract.lost());

    Path file = folder.resolve("meeting_saved_chat.txt");
    Files.writeString(file, text);
    Recognition found = Sniffer.sniff(file).recognition();
    assertEquals("5 messages, counted and not read", found.variant());
    assertFalse(found.toString().contains("vetiver"));
    Request request = new Request("attendance", new Mapping(List.of()), DateOrder.ISO);
    IngestException refused =
        assertThrows(
            IngestException.class,
            () -> Formats.named("zoom_chat").open(file, Slice.WHOLE, request, Limits.DEFAULT));
    assertEquals(
        "Cannot read the file: nothing in it tells whose meeting it was (must be told: add constants: {group_id: \"harbour\"} to the source, with the group's own code)",
        refused.sentence());
  }

  @Test
  void extract_personOfTheParticipantsReport_hasTheSameId() {
    String participants =
        """
        Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)
        Ash (Wren  Reed),,11/19/2021 09:54:15 AM,11/19/2021 10:01:59 AM,8
        Kit (they/them),,11/19/2021 09:54:15 AM,11/19/2021 10:01:59 AM,8
        """;
    String chat =
        "09:55:00 From  Ash (Wren  Reed)  to  Everyone:\n\tx\n09:56:00 From Kit (they/them) to Everyone: x\n";
    assertEquals(
        Extracts.rows(
            new ZoomParticipants()
                .extract(Extracts.document("p.csv", participants), "attendance", DateOrder.ISO),
            "participant_id",
            "identity_grade"),
        Extracts.rows(extract("chat.txt", chat), "participant_id", "identity_grade"));
  }

  @Test
  void extract_nameOfACloudRecording_tellsTheStartInUtc() {
    Extract extract = extract("GMT20240112-190015_RecordingnewChat.txt", "00:02:11\tWren:\tx\n");
    assertEquals(List.of("2024-01-12T19:00:15Z"), Extracts.rows(extract, "session_start"));
    assertEquals(List.of("IN-NO-GROUP"), extract.gaps().stream().map(Extract.Gap::code).toList());
  }

  @Test
  void extract_nameThatIsNoMoment_tellsNoStart() {
    Extract extract = extract("GMT20241399-250015_Recording.txt", "00:02:11\tWren:\tx\n");
    assertEquals(
        List.of("IN-NO-GROUP", "IN-NO-TIME"),
        extract.gaps().stream().map(Extract.Gap::code).toList());
  }

  @Test
  void extract_messagesOfSeveralDays_areRefused() {
    String text =
        "2024-03-05 18:02:11 From Wren to Everyone:\n\tx\n2024-03-12 18:02:11 From Wren to Everyone:\n\tx\n";
    IngestException refused = assertThrows(IngestException.class, () -> extract("chat.txt", text));
    assertEquals(
        "Cannot read the file: its messages are of several days (must be of one meeting)",
        refused.sentence());
  }

  @Test
  void extract_whoeverSavedTheChat_isSetAside() {
    Extract extract =
        extract("chat.txt", "18:02:11 From  Me  to  Everyone : x\n18:02:12 From  Wren : x\n");
    assertEquals(Map.of("ASIDE-UNNAMED-SENDER", 1L), extract.aside());
  }

  @Test
  void recognise_notesAboveTheMessages_isAChat() {
    Document document =
        Extracts.document("chat.txt", "# Tuesday\n\n18:02:12\t From  Wren : x\nmore of it\n");
    assertEquals(1, format.recognise(document).sureness());
  }
}
