package org.rollcall.ingest.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.contract.DateOrder;
import org.rollcall.contract.Survey;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Mapping;
import org.rollcall.ingest.core.Recognition;
import org.rollcall.ingest.core.Request;

/** Traps of single programs, on the smallest files that have them. */
class SurveyFormatsTest {

  private static final Survey OVERALL =
      new Survey(
          "group_experience",
          "1",
          "participant",
          "anonymous",
          Map.of(),
          Map.of("q", "overall"),
          Map.of(),
          List.of("-99"));

  @Test
  void extract_withoutAMapping_isRefused() {
    IngestException e =
        assertThrows(
            IngestException.class,
            () ->
                new GoogleForms()
                    .extract(
                        document("Timestamp,q\n2024-01-31 10:00:00,4\n"),
                        "survey_responses",
                        DateOrder.ISO));
    assertEquals("IN-SURVEY", e.code());
  }

  @Test
  void extract_questionMissingOrTwice_isRefused() {
    assertRefused(
        "IN-HEADER-MISSING",
        "Cannot read the file: no column is called \"q\", which the study maps to item overall (must"
            + " be there once; see the file's headings)",
        "google_forms",
        "Timestamp,Q 1\n2024-01-31 10:00:00,4\n");
    assertRefused(
        "IN-HEADER-TWICE",
        "Cannot read the file: 2 columns are called \"q\", which the study maps to item overall"
            + " (must be one; export raw data, or the names of questions and not their texts)",
        "google_forms",
        "Timestamp,q,Q\n2024-01-31 10:00:00,4,5\n");
  }

  @Test
  void extract_datesOfEitherOrder_areRefusedUnlessTold() {
    String file = "Timestamp,q\n8/7/2020 12:02,4\n9/7/2020 12:04,5\n";
    assertRefused(
        "IN-DATE-ORDER",
        "Cannot read the file: the dates in rows 2, 3 can be read with the day or the month first"
            + " (must be told: add date_order: day_first, or month_first, to the source)",
        "google_forms",
        file);
    assertEquals(
        List.of("2,s 2020-07-08T12:02:00 1,overall,4", "3,s 2020-07-09T12:04:00 1,overall,5"),
        lines("google_forms", file, DateOrder.DAY_FIRST, OVERALL));
  }

  @Test
  void extract_zoneByName_isKeptOrFaultyNeverMidnight() {
    Request request =
        new Request(
            "s", "survey_responses", new Mapping(List.of()), DateOrder.ISO, Optional.of(OVERALL));
    Extract extract =
        new GoogleForms()
            .extract(
                document(
                    "Timestamp,q\n2024/01/31 3:08:44 PM AEDT,4\n2024/01/31 3:08:44 PM XYZ,4\n"),
                request);
    assertEquals(
        "2024-01-31T15:08:44+11:00",
        extract.records().get(0).cells().get(extract.columns().indexOf("submitted_at")));
    assertEquals("TYPE-DATETIME", extract.records().get(1).fault());
  }

  @ParameterizedTest
  @CsvSource({
    "타임스탬프, 2024. 1. 31 오후 3:00:00",
    "Időbélyeg, 2024. 01. 31. 15:00:00",
    "Tidsmerke, 31.01.2024 kl. 15.00.00",
    "時間戳記, 2024/1/31 下午 3:00:00",
    "Marca temporal, 2024/01/31 3:00:00 p. m."
  })
  void googleForms_timesOfOtherLanguages_areRead(String heading, String time) {
    assertEquals(
        List.of("2,s 2024-01-31T15:00:00 1,overall,4"),
        lines("google_forms", heading + ",q\n" + time + ",4\n"));
    assertEquals(
        true, new GoogleForms().recognise(document(heading + ",q\n" + time + ",4\n")).isSure());
  }

  @Test
  void extract_noTimeAtAll_isRefused() {
    assertRefused(
        "IN-NO-TIME",
        "Cannot read the file: nothing in it tells when responses were sent (must be told:"
            + " submitted: in survey names a column of dates, or constants: gives submitted_at)",
        "surveymonkey",
        "Respondent ID,q\n118,4\n");
  }

  /** Nobody has sent it yet: there is nothing to date. */
  @Test
  void extract_unfinishedResponsesAlone_areSetAside() {
    assertEquals(
        List.of("2,ASIDE-UNFINISHED"),
        lines("limesurvey", "id,submitdate,lastpage,startlanguage,q\n1,,1,en,4\n"));
  }

  /** Nobody is taken for a heading, and nobody is lost for want of a key. */
  @Test
  void surveymonkey_emptiedIds_areReadByTime() {
    assertEquals(
        List.of("2,s 2024-01-31T10:00:00 1,overall,4", "3,s 2024-01-31T10:00:00 2,overall,5"),
        lines(
            "surveymonkey",
            "Respondent ID,End Date,q\n,2024-01-31 10:00:00,4\n,2024-01-31 10:00:00,5\n"));
    assertEquals(
        List.of("3,s 2024-01-31T10:00:00 1,overall,4"),
        lines(
            "surveymonkey",
            "Respondent ID,End Date,q,,r\n,,Response,Other (please specify),Response\n"
                + ",2024-01-31 10:00:00,4,,x\n"));
  }

  @Test
  void extract_missingCodes_areNoAnswers() {
    assertEquals(
        List.of("2,ASIDE-UNANSWERED", "3,ANSWER-UNKNOWN", "4,ANSWER-RANGE", "5,s 4,overall,3"),
        lines(
            "surveymonkey",
            """
            Respondent ID,End Date,q
            1,2024-01-31 10:00:00,-99
            2,2024-01-31 10:00:00,well
            3,2024-01-31 10:00:00,6
            4,2024-01-31 10:00:00,"3,0"
            """));
  }

  /** The form's own codes for refused and do not know. */
  @Test
  void extract_codesOfTheInstrument_areNoAnswers() {
    Survey gpra =
        new Survey(
            "gpra_self_help",
            "1",
            "participant",
            "anonymous",
            Map.of(),
            Map.of("q", "non_faith_groups"),
            Map.of("Refused", -7.0),
            List.of());
    assertEquals(
        List.of(
            "2,ASIDE-UNANSWERED",
            "3,ASIDE-UNANSWERED",
            "4,ANSWER-RANGE",
            "5,s 4,non_faith_groups,1"),
        lines(
            "surveymonkey",
            """
            Respondent ID,End Date,q
            1,2024-01-31 10:00:00,-8
            2,2024-01-31 10:00:00,refused
            3,2024-01-31 10:00:00,-1
            4,2024-01-31 10:00:00,1
            """,
            DateOrder.ISO,
            gpra));
  }

  /** Codes 1 and 2 for no and yes: a 3 is not known, though it is a number. */
  @Test
  void extract_numbersAmongAnswers_areTheOnlyOnes() {
    Survey coded =
        new Survey(
            "own_codes",
            "1",
            "participant",
            "anonymous",
            Map.of(),
            Map.of("q", "yes"),
            Map.of("1", 0.0, "2", 1.0),
            List.of());
    assertEquals(
        List.of("2,s 1,yes,1", "3,ANSWER-UNKNOWN"),
        lines(
            "surveymonkey",
            "Respondent ID,End Date,q\n1,2024-01-31 10:00:00,2\n2,2024-01-31 10:00:00,3\n",
            DateOrder.ISO,
            coded));
  }

  /** Online and in the room are asked in questions of their own. */
  @Test
  void extract_branches_giveOneItemEach() {
    Survey branches =
        new Survey(
            "group_experience",
            "1",
            "participant",
            "anonymous",
            Map.of(),
            new java.util.TreeMap<>(Map.of("a", "overall", "b", "overall")),
            Map.of(),
            List.of());
    assertEquals(
        List.of(
            "2,s 1,overall,4",
            "2,ASIDE-UNANSWERED",
            "3,ASIDE-UNANSWERED",
            "3,s 2,overall,2",
            "4,s 3,overall,1",
            "4,ANSWER-TWICE"),
        lines(
            "surveymonkey",
            """
            Respondent ID,End Date,a,b
            1,2024-01-31 10:00:00,4,
            2,2024-01-31 10:00:00,,2
            3,2024-01-31 10:00:00,1,2
            """,
            DateOrder.ISO,
            branches));
  }

  @Test
  void redcap_surveyTimes_areOfTheForm() {
    assertEquals(
        List.of("2,s 1,overall,4", "3,ASIDE-UNFINISHED", "4,REQUIRED", "5,ENUM"),
        lines(
            "redcap",
            """
            study_id,other_timestamp,o,other_complete,form_timestamp,q,form_complete
            1,2020-01-01 10:00:00,9,2,2024-01-31 10:00:00,4,2
            2,2020-01-01 10:00:00,9,2,[not completed],4,2
            3,2020-01-01 10:00:00,9,2,,4,1
            4,2020-01-01 10:00:00,9,2,2024-01-31 10:00:00,4,7
            """));
  }

  @Test
  void redcap_itemsOfTwoForms_areRefused() {
    Survey two =
        new Survey(
            "group_experience",
            "1",
            "participant",
            "anonymous",
            Map.of(),
            Map.of("q", "overall", "o", "engagement"),
            Map.of(),
            List.of());
    IngestException e =
        assertThrows(
            IngestException.class,
            () ->
                lines(
                    "redcap",
                    "id,o,other_complete,q,form_complete\n1,2,2,4,2\n",
                    DateOrder.ISO,
                    two));
    assertEquals(
        "Cannot read the file: the mapped fields are on 2 forms (must be on one: make a source for"
            + " each form)",
        e.sentence());
  }

  /** Names, places and texts are answers too: only words of instruments may be written. */
  @Test
  void suggest_wordsOfAnInstrument_areItemsWithItsNumbers() {
    Survey survey =
        SurveySamples.format("google_forms")
            .suggest(
                document(
                    """
                    Timestamp,Your name,In the past 4 weeks nervous?,Stars,Consent
                    2024-01-31 10:00:00,Robin,None of the time,4,I agree
                    2024-01-31 10:01:00,Wren,some of the time,,I agree
                    """))
            .orElseThrow();
    assertEquals(
        Map.of("In the past 4 weeks nervous?", "item_1", "Stars", "item_2"), survey.items());
    assertEquals(
        Map.of(
            "None of the time", 1.0,
            "A little of the time", 2.0,
            "Some of the time", 3.0,
            "Most of the time", 4.0,
            "All of the time", 5.0),
        survey.answers());
  }

  /** The program's own columns of repeats hold small numbers too. */
  @Test
  void suggest_redcapWithLabels_isOfQuestionsAlone() {
    Survey survey =
        SurveySamples.format("redcap")
            .suggest(
                document(
                    """
                    Record ID,Repeat Instrument,Repeat Instance,How was it?,Complete?
                    1,Meeting,1,Well,Complete
                    1,Meeting,2,Badly,Complete
                    """))
            .orElseThrow();
    assertEquals(List.of("How was it?"), List.copyOf(survey.items().keySet()));
    assertEquals(5, survey.answers().size());
  }

  /** A person's weight is one small number; the questions on one form are many. */
  @Test
  void suggest_redcapFormWithTheMostScales_isTaken() {
    Survey survey =
        SurveySamples.format("redcap")
            .suggest(
                document(
                    "id,weight,person_complete,q1,q2,asked_complete,r1,again_complete\n1,70,2,4,5,2,3,2\n"))
            .orElseThrow();
    assertEquals(Map.of("q1", "item_1", "q2", "item_2"), survey.items());
  }

  /** Columns of pages and languages can be left out of the export. */
  @Test
  void recognise_limeSurveyWithoutPages_isKnownByWhatItAloneWrites() {
    String answers = "\n1,2024-01-31 10:00:00,,4\n";
    assertEquals(
        true,
        SurveySamples.format("limesurvey")
            .recognise(document("Response ID,Date submitted,Referrer URL,q" + answers))
            .isSure());
    assertEquals(
        false,
        SurveySamples.format("limesurvey")
            .recognise(document("Response ID,Date submitted,Status,q" + answers))
            .isSure());
  }

  @Test
  void extract_withoutAMapping_tellsHowManyAnswered() {
    IngestException e =
        assertThrows(
            IngestException.class,
            () ->
                new LimeSurvey()
                    .extract(
                        document(
                            "id,submitdate,lastpage,startlanguage,q\n1,2024-01-31 10:00:00,1,en,x\n2,,1,en,y\n"),
                        "survey_responses",
                        DateOrder.ISO));
    assertEquals(
        "Cannot read the file: nothing says which of its questions are which items of an instrument;"
            + " it has 2 responses, of which 1 would be read (must be told: add survey: to the source)",
        e.sentence());
  }

  @Test
  void recognise_nearMisses_sayWhatDiffers() {
    assertNear(
        "redcap",
        "Record ID,Event Name,q,Complete?\n1,Enrolment,Well,Yes\n",
        "has labels as headings and other states of forms than Incomplete, Unverified and Complete:"
            + " in Data Exports choose CSV / Microsoft Excel (raw data)");
    assertNear(
        "redcap",
        "record_id,redcap_event_name,q\n1,enrolment_arm_1,4\n",
        "lacks the states of forms, named like \"form_complete\": export whole forms");
    assertNear(
        "qualtrics",
        "StartDate,EndDate,Finished,ResponseId,q\n2024-01-31 10:00:00,yesterday,1,7,4\n",
        "lacks the row of import ids, and its own columns do not tell headings from responses:"
            + " export it again");
    assertNear(
        "limesurvey",
        "id,lastpage,startlanguage,q\n1,3,en,4\n",
        "lacks a column named like \"submitdate\"");
    assertNear(
        "odk_central",
        "child,PARENT_KEY,KEY\nx,uuid:one,uuid:one/child[1]\n",
        "holds a repeat group: the submissions are in the file without its name");
    assertNear(
        "kobo",
        "name,_uuid,_submission_time,_index,_parent_index,_tags\nx,,,1,7,\n",
        "holds a repeat group: the submissions are in the file of the form");
    assertNear(
        "surveymonkey",
        "Collector ID,Start Date,q\n1,2024-01-31 10:00:00,4\n",
        "lacks the column \"Respondent ID\" at its beginning");
    assertNear(
        "google_forms", "Timestamp,q\nmorning,4\n", "has no dates with times in its first column");
  }

  /** Cells without a heading, or nothing but delimiters. */
  @Test
  void recognise_emptyTable_isNone() {
    Document document = document(",,,\n,,\n");
    for (String format : List.of("redcap", "qualtrics", "kobo", "surveymonkey", "redcap_design")) {
      assertEquals(Recognition.NONE, SurveySamples.format(format).recognise(document), format);
    }
  }

  private static void assertNear(String format, String file, String differs) {
    Recognition found = SurveySamples.format(format).recognise(document(file));
    assertEquals(List.of(differs), found.differs());
    assertEquals(false, found.isSure());
  }

  private static void assertRefused(String code, String sentence, String format, String file) {
    IngestException e = assertThrows(IngestException.class, () -> lines(format, file));
    assertEquals(code, e.code());
    assertEquals(sentence, e.sentence());
  }

  private static Document document(String text) {
    return SurveySamples.document("f.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> lines(String format, String file) {
    return lines(format, file, DateOrder.ISO, OVERALL);
  }

  /** Line, response, item and value of each record, or line and code. */
  private static List<String> lines(String format, String file, DateOrder order, Survey survey) {
    Request request =
        new Request("s", "survey_responses", new Mapping(List.of()), order, Optional.of(survey));
    Extract extract = SurveySamples.format(format).extract(document(file), request);
    assertEquals(0, extract.lost());
    return SurveySamples.lines(extract).stream()
        .map(line -> line.replaceFirst(",2024-01-31T.*|,20[0-9-]{8}T[0-9:]*,,,$", ""))
        .toList();
  }

  /** The same response as numbers, as words and from another folder is one response. */
  @Test
  void extract_lastingKeyInTwoSources_isOneResponse() {
    String head =
        "StartDate,EndDate,Finished,Progress,ResponseId,DistributionChannel,q\n2022-11-20 10:00:00,2022-11-20 10:05:00,";
    String values = responseId("one", OVERALL, head + "1,100,R_abcdefgh1,anonymous,4\n");
    assertEquals(values, responseId("two", OVERALL, head + "True,100,R_abcdefgh1,anonymous,4\n"));
    assertNotEquals(values, responseId("two", OVERALL, head + "1,100,R_abcdefgh2,anonymous,4\n"));
    Survey other =
        new Survey(
            "own_other",
            "1",
            "participant",
            "anonymous",
            Map.of(),
            Map.of("q", "overall"),
            Map.of(),
            List.of());
    assertNotEquals(values, responseId("one", other, head + "1,100,R_abcdefgh1,anonymous,4\n"));
    assertNotEquals(
        responseId("one", OVERALL, head + "1,100,7,anonymous,4\n"),
        responseId("two", OVERALL, head + "1,100,7,anonymous,4\n"));
  }

  private static String responseId(String source, Survey survey, String text) {
    Request request =
        new Request(
            source, "survey_responses", new Mapping(List.of()), DateOrder.ISO, Optional.of(survey));
    Extract extract = new Qualtrics().extract(document(text), request);
    assertEquals(1, extract.records().size());
    return extract.records().get(0).cells().get(extract.columns().indexOf("response_id"));
  }
}
