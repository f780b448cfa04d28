package org.rollcall.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.Durations;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Extracts;

/** Exports in other languages, with columns left out or added: one format knows each of them. */
class WordingsTest {

  private static List<String> sure(String text) {
    Document document = Texts.csv(text);
    return Formats.EXPORTS.stream()
        .filter(format -> format.recognise(document).isSure())
        .map(ExportFormat::name)
        .toList();
  }

  private static List<String> rows(String format, String table, String text, String... columns) {
    assertEquals(List.of(format), sure(text));
    Extract extract = Texts.extract(format, table, Texts.csv(text));
    assertEquals(0, extract.lost());
    return Extracts.rows(extract, columns);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Name (Original Name),Join Time,Leave Time,Duration (Minutes),Guest",
        "Name,Join time,Leave time,Duration (minutes),Email",
        "User Name,Join Time,Leave Time,Duration (Minutes),User Email",
        "Name (Originalname),Beitrittszeit,Beendigungszeit,Dauer (Minuten),E-Mail-Adresse",
        "Nombre (nombre original),Hora de ingreso,Hora de salida,Duración (minutos),Invitado",
        "Nome (nome originale),Ora di accesso,Ora di uscita,Durata (minuti),Ospite",
        "Naam (oorspronkelijke naam),Deelnametijd,Tijd van vertrek,Duur (minuten),Gast"
      })
  void zoom_otherHeadings_areRead(String headings) {
    assertEquals(
        List.of("Wren|2021-11-19T09:54:15|2021-11-19T10:01:59"),
        rows(
            "zoom_participants",
            "attendance",
            headings + "\nWren,2021-11-19 09:54:15,2021-11-19 10:01:59,8,\n",
            "participant_id",
            "joined_at",
            "left_at"));
  }

  @Test
  void zoom_hostInAColumnOfItsOwn_leads() {
    String text =
        """
        Topic,ID,Host name,Host email,Duration (minutes),Start time,End time,Participants
        Tuesday,800 0000 0417,Robin,robin@example.org,60,2024-03-25 18:00:00,2024-03-25 19:00:00,1

        Name (original name),Email,Join time,Leave time,Duration (minutes),Guest
        Robin,robin@example.org,2024-03-25 18:00:00,2024-03-25 19:00:00,60,No
        """;
    assertEquals(
        List.of("facilitator|80000000417"),
        rows("zoom_participants", "attendance", text, "role", "group_id"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Name\tTeilnahmezeit\tZeitpunkt des Verlassens\tDauer\tE-Mail\tRolle",
        "Name\tBeitrittszeit\tVerlassenszeit\tDauer\tE-Mail\tRolle",
        "Nome\tOra di accesso\tOra di uscita\tDurata\tPosta elettronica\tRuolo",
        "Nome\tHorário de Entrada\tHorário de Saída\tDuração\tEmail\tFunção"
      })
  void teams_otherHeadings_areRead(String headings) {
    assertEquals(
        List.of("wren@example.org|2022-11-14T09:29:07"),
        rows(
            "teams_report",
            "attendance",
            headings
                + "\nWren\t14.11.22, 09:29:07\t14.11.22, 10:29:07\t1 Std.\twren@example.org\tx\n",
            "participant_id",
            "joined_at"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1u 2m 3s", "1 ora 2 min 3 sec", "1 Std. 2 Min. 3 Sek.", "1 h 2 minutos 3 seg"})
  void durations_otherLanguages_areRead(String text) {
    assertEquals(3723L, Durations.seconds(text).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          headcount_table | Timestamp,Meeting date,Group,Number of attendees,New members | 8,1
          headcount_table | Timestamp,Date,Group,How many people attended?,Newcomers     | 8,1
          facilitator_log | Timestamp,Date,Did the group run?,Number of attendees        | Yes,8
          register_long   | Timestamp,Date,First Name,Last Name,Attended?                | Wren,Reed,Yes
          teams_log       | Timestamp,Date,Full Name,User Action                   | Wren,Joined
          sign_in_log     | Timestamp,Date,Name,Time In                                  | Wren,6:00 PM
          """)
  void googleForm_ofMeetingsOrPeople_isNoSurvey(String format, String headings, String cells) {
    String group = headings.contains("Group") ? "Harbour," : "";
    String text = headings + "\n10/17/2023 20:02:11,10/17/2023," + group + cells + "\n";
    assertEquals(List.of(format), sure(text));
  }

  @Test
  void signIns_withTimeOutAndNamesInTwoColumns_areRead() {
    assertEquals(
        List.of("Wren Reed|2023-10-17T18:00:00|2023-10-17T19:30:00", "NO-PERSON", "TYPE-DATETIME"),
        rows(
            "sign_in_log",
            "attendance",
            """
            First Name,Last Name,Date,Time In,Time Out,First time,Signature
            Wren,Reed,17/10/2023,6:00 PM,7:30 PM,N,
            ,,17/10/2023,6:00 PM,7:30 PM,Y,
            Ash,Reed,17/10/2023,6:00 PM,late,N,
            """,
            "participant_id",
            "joined_at",
            "left_at"));
  }

  @Test
  void wideRegister_withSumsNotesAndWeeksBeforeDates_isRead() {
    assertEquals(
        List.of(
            "Wren Reed|present|2023-10-17",
            "Wren Reed|absent|2023-10-24",
            "ASIDE-TOTALS",
            "ASIDE-NOTES"),
        rows(
            "register_wide",
            "attendance",
            """
            First Name,Last Name,Week 1 (17/10/2023),Week 2 (24/10/2023),Total
            Wren,Reed,P,A,1
            Total,,1,3,4
            P = present,,,,
            """,
            "participant_id",
            "status",
            "Date"));
  }

  @Test
  void headcounts_nobodyOrNoNumber_areNotBlank() {
    assertEquals(
        List.of("0", "TYPE-INTEGER"),
        rows(
                "headcount_table",
                "headcounts",
                """
            Date,Group,Number of attendees,Men,Women
            24/10/2023,Harbour,0,,
            31/10/2023,Harbour,cancelled,,
            14/11/2023,Harbour,,,
            """,
                "attendees")
            .subList(0, 2));
  }

  @Test
  void directories_byAppointmentOrUnderData_areRead() {
    assertEquals(
        List.of("|wren"),
        rows(
            "tsml_csv",
            "directory_slots",
            "Name,Day,Time,Slug,Types\nHarbour,Appointment,,wren,Open\n",
            "iso_weekday",
            "slot_id"));
    assertEquals(
        List.of("meeting_guide_json"),
        sure(
            "{\"data\":[{\"name\":\"Harbour\",\"slug\":\"harbour\",\"day\":\"1\",\"time\":\"07:00\",\"types\":[]}]}"));
  }

  @Test
  void meet_withoutAddresses_isRead() {
    assertEquals(
        List.of("Wren Reed|2024-03-25T18:00:00"),
        rows(
            "meet_report",
            "attendance",
            """
            Meeting title,Date,Start time,End time
            Tuesday,2024-03-25,18:00,19:00

            First name,Last name,Duration,Time joined,Time exited
            Wren,Reed,1 hr,6:00 PM,7:00 PM
            """,
            "participant_id",
            "joined_at"));
  }

  @Test
  void meet_withoutDurations_isRead() {
    assertEquals(
        List.of("wren@example.org|2024-03-25T18:00:00|2024-03-25T19:00:00"),
        rows(
            "meet_report",
            "attendance",
            """
            Meeting title,Date,Start time,End time
            Tuesday,2024-03-25,18:00,19:00

            First name,Last name,Email,Time joined,Time exited
            Wren,Reed,wren@example.org,6:00 PM,7:00 PM
            """,
            "participant_id",
            "joined_at",
            "left_at"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          google_forms | Tidsstempel,Q one?                                    | 2024/01/31 3:08:44 PM CET,4
          google_forms | Sygnatura czasowa,Q one?                              | 31.01.2024 15:08:44,4
          limesurvey   | Antwort ID,Datum Abgeschickt,Letzte Seite,Q           | 1,2024-01-31 10:00:00,3,4
          limesurvey   | ID de respuesta,Fecha de envío,Última página,Q        | 1,2024-01-31 10:00:00,3,4
          surveymonkey | respondent_id,collector_id,date_created,date_modified | 1,2,2024-01-31 10:00:00,2024-01-31 10:05:00
          """)
  void surveys_otherLanguages_areKnown(String format, String headings, String cells) {
    assertEquals(List.of(format), sure(headings + "\n" + cells + "\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          limesurvey   | id,submitdate,lastpage,startlanguage,1,2,3         | 1,2024-01-31 10:00:00,1,en,1,0,1
          google_forms | Timestamp,Name,1,2,3                               | 10/17/2023 18:00:12,Wren,1,0,1
          redcap       | record_id,name,date,status,time,k10_1,k10_complete | 1,Wren,2023-10-17,1,10:00,3,2
          teams_report | Name,Join time,Leave time,Duration,Duration (minutes) | Wren,2023-10-17 18:00,2023-10-17 19:00,1h,60
          """)
  void recordsOfPeople_thatLookLikeRegisters_areOfTheirProgram(
      String format, String headings, String cells) {
    assertEquals(List.of(format), sure(headings + "\n" + cells + "\n"));
  }
}
