package org.rollcall.ingest.zoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.Formats;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Limits;
import org.rollcall.ingest.core.Mapping;
import org.rollcall.ingest.core.Request;
import org.rollcall.ingest.core.Slice;

/** Files of Zoom that are known and give no table. */
class ZoomRefusalsTest {

  private static final Path FOLDER = Path.of("src/test/resources/exports/zoom");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          zoom_usage | zoom_participants | a Zoom list of meetings, which tells a number of participants that has the host in it and may count who came back once more (must be exported with the participants of each meeting)
          zoom_registration | zoom_webinar | a Zoom registration report, which tells who registered, and not who came (must be left out: attendance is in the participants or attendee report)
          """)
  void open_askedForAttendance_saysWhyThereIsNone(String sample, String format, String reason) {
    Request request = new Request("attendance", new Mapping(List.of()), DateOrder.ISO);
    IngestException refused =
        assertThrows(
            IngestException.class,
            () ->
                Formats.named(format)
                    .open(FOLDER.resolve(sample + ".csv"), Slice.WHOLE, request, Limits.DEFAULT));
    assertEquals("Cannot read the file: it is " + reason, refused.sentence());
  }
}
