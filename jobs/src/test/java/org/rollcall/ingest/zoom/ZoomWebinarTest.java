package org.rollcall.ingest.zoom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Extracts;

class ZoomWebinarTest {

  private final ZoomWebinar format = new ZoomWebinar();

  @Test
  void extract_idThatIsNoNumber_namesNoGroup() {
    Extract extract =
        format.extract(
            Extracts.document(
                "report.csv",
                """
                Topic,Webinar ID,Actual Start Time
                Tuesday,wren@example.org,03/25/2024 06:00:00 PM

                Attendee Details
                Attended,User Name,Email,Join Time,Leave Time,Time in Session (minutes)
                Yes,Wren,wren@example.net,03/25/2024 06:02:00 PM,03/25/2024 06:31:00 PM,29
                """),
            "headcounts",
            DateOrder.ISO);
    assertEquals(List.of("|1"), Extracts.rows(extract, "group_id", "attendees"));
    assertEquals(1, extract.notices().size());
  }

  @Test
  void extract_namesInTwoColumnsAlone_areRead() {
    Document document =
        Extracts.document(
            "80000000417 - Attendee Report.csv",
            """
            Attendee Report
            Report generated time,03/05/2024 08:31:08 PM
            Topic,Webinar ID,Actual Start Time,Unique Viewers
            Tuesday,800 0000 0417,03/25/2024 06:00:00 PM,2

            Attendee Details
            Attended,First Name,Last Name,Email,Phone,Join Time,Leave Time,Time in Session (minutes)
            Yes,Wren,Muster,wren@example.net,,03/25/2024 06:02:00 PM,03/25/2024 06:31:00 PM,29
            Yes,Kit,Exempel,,,03/25/2024 06:05:00 PM,03/25/2024 06:31:00 PM,26
            No,Ash,Sample,ash@example.org,,--,--,--
            """);
    assertEquals(1, format.recognise(document).sureness());
    Extract extract = format.extract(document, "attendance", DateOrder.ISO);
    assertEquals(
        List.of(
            "wren@example.net|2024-03-25T18:00:00|2024-03-25T18:02:00",
            "Kit Exempel|2024-03-25T18:00:00|2024-03-25T18:05:00",
            "ASIDE-NOT-PRESENT"),
        Extracts.rows(extract, "participant_id", "session_start", "joined_at"));
    assertEquals(Map.of("ASIDE-NOT-PRESENT", 1L), extract.aside());
  }
}
