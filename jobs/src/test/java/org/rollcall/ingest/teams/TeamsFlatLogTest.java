package org.rollcall.ingest.teams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Extracts;

class TeamsFlatLogTest {

  private static Extract extract(String... rows) {
    String text = "Full Name\tUser Action\tTimestamp\n" + String.join("\n", rows);
    return new TeamsFlatLog()
        .extract(
            Extracts.document("meetingAttendanceList.csv", text),
            "attendance",
            DateOrder.MONTH_FIRST);
  }

  private static List<String> stays(String... rows) {
    return Extracts.rows(extract(rows), "participant_id", "joined_at", "left_at").stream()
        .map(row -> row.replace("2020-06-26T", ""))
        .toList();
  }

  @Test
  void extract_twoDevices_stayTogetherFromTheFirstToTheLast() {
    assertEquals(
        List.of("Robin|08:00:00|08:30:00", "Robin|08:10:00|08:40:00"),
        stays(
            "Robin\tJoined\t6/26/2020, 8:00:00 AM",
            "Robin\tJoined\t6/26/2020, 8:10:00 AM",
            "Robin\tLeft\t6/26/2020, 8:30:00 AM",
            "Robin\tLeft\t6/26/2020, 8:40:00 AM"));
  }

  @Test
  void extract_newestRowFirst_isPairedByTime() {
    assertEquals(
        List.of("Robin|08:00:00|08:30:00"),
        stays("Robin\tLeft\t6/26/2020, 8:30:00 AM", "Robin\tJoined\t6/26/2020, 8:00:00 AM"));
  }

  @Test
  void extract_joiningOrLeavingAlone_isAStayWithOneEndAndSaid() {
    String[] rows = {
      "Robin\tJoined before\t6/26/2020, 8:00:00 AM", "Kit\tLeft\t6/26/2020, 8:30:00 AM"
    };
    assertEquals(List.of("Robin|08:00:00|", "Kit||08:30:00"), stays(rows));
    assertEquals(List.of("1 " + TeamsWords.OPEN), extract(rows).notices());
    assertEquals(0, extract(rows).lost());
  }

  @Test
  void extract_guestsInTwoLanguages_areOnePerson() {
    assertEquals(
        List.of("Robin Sample|08:00:00|08:10:00", "Robin Sample|08:20:00|08:30:00"),
        stays(
            "Robin Sample (Guest)\tJoined\t6/26/2020, 8:00:00 AM",
            "Robin Sample (Guest)\tLeft\t6/26/2020, 8:10:00 AM",
            "Robin Sample (Invitado)\tJoined\t6/26/2020, 8:20:00 AM",
            "Robin Sample (Invitado)\tLeft\t6/26/2020, 8:30:00 AM"));
  }

  @Test
  void recognise_actionsInAnUnknownLanguage_isNotSureAndSaysWhy() {
    var found =
        new TeamsFlatLog()
            .recognise(
                Extracts.document(
                    "l.csv",
                    "Full Name\tUser Action\tTimestamp\nRobin\tLiittyi\t6/26/2020, 8:00:00 AM"));
    assertFalse(found.isSure());
    assertEquals(
        List.of("its words for joining and leaving are in a language not known"), found.differs());
  }
}
