package org.rollcall.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.contract.Schemas;

/** Each test breaks the survey of the full study in one way. */
class SurveyProblemsTest {

  @TempDir private Path folder;

  @Test
  void load_unknownInstrument_isRefused() {
    assertOne(
        "instrument: barc_10",
        "instrument: opinions",
        "line 42: Invalid sources[2].survey.instrument: opinions (must be one of "
            + String.join(", ", Schemas.INSTRUMENTS)
            + ", feedback); write questions of your own as an instrument's"
            + " file and list it under instruments:");
  }

  @Test
  void load_questionsOfOnesOwn_areThoseOfTheirFile() {
    String own =
        Studies.surveyed("instrument: barc_10", "instrument: feedback")
            .replace("version: \"1\"", "version: \"2\"")
            .replace("{Q1_1: item_1, \"How? [Row]\": item_2}", "{Q1_1: helped}")
            .replace("{Agree: 6, \"No\": 1.5}", "{Agree: 3}");
    Study study = Studies.load(folder, own);
    assertEquals("feedback", study.sources().get(2).survey().orElseThrow().instrument());
    assertEquals(
        "helped", study.instruments().named("feedback").orElseThrow().items().get(0).name());
  }

  @Test
  void load_anotherVersionThanTheFile_isRefused() {
    assertOne(
        "version: \"1\"",
        "version: \"2017\"",
        "line 43: Invalid sources[2].survey.version: \"2017\" (must be \"1\", the version of barc_10);"
            + " correct it");
  }

  @Test
  void load_unknownItem_suggestsTheNearest() {
    assertOne(
        "Q1_1: item_1",
        "Q1_1: itm_1",
        "line 53: Invalid sources[2].survey.items.Q1_1: itm_1 (must be an item of barc_10: item_1,"
            + " item_2, item_3, item_4, item_5, item_6, item_7, item_8, item_9, item_10); did you"
            + " mean item_1?");
  }

  /** A glossary scores the BARC-10 from 0; the scale begins at 1. */
  @Test
  void load_answerOffTheScale_isRefused() {
    assertOne(
        "\"No\": 1.5",
        "\"No\": 0",
        "line 54: Invalid sources[2].survey.answers.No: 0 (must be an answer to an item of"
            + " barc_10); see its scale in schemas/instruments/barc_10.json");
  }

  /** The words of the instrument's own scale have its own numbers. */
  @Test
  void load_wordsOfTheInstrumentByAnotherNumber_areRefused() {
    assertOne(
        "\"No\": 1.5",
        "\"strongly agree\": 5",
        "line 54: Invalid sources[2].survey.answers.strongly agree: 5 (must be the number that"
            + " barc_10 gives to these words); see its scale in schemas/instruments/barc_10.json");
  }

  @Test
  void load_answerOffTheScaleOfAnInstrumentOfOnesOwn_isSentToItsFile() {
    String own =
        Studies.surveyed("instrument: barc_10", "instrument: feedback")
            .replace("version: \"1\"", "version: \"2\"")
            .replace("{Q1_1: item_1, \"How? [Row]\": item_2}", "{Q1_1: helped}");
    for (String answers : List.of("{Agree: 4}", "{\"yes\": 2}")) {
      List<Problem> problems =
          assertThrows(
                  StudyException.class,
                  () -> Studies.load(folder, own.replace("{Agree: 6, \"No\": 1.5}", answers)))
              .problems();
      assertEquals(1, problems.size());
      assertTrue(
          problems.get(0).sentence().endsWith("see its scale in instruments/feedback.json"),
          problems.get(0).sentence());
    }
  }

  @Test
  void load_participantOfAnonymousAnswers_isRefused() {
    assertOne(
        "linkage: linked",
        "linkage: anonymous",
        "line 48: Invalid sources[2].survey.participant: the survey is anonymous (must be left out,"
            + " because anonymous answers are tied to nobody); remove it");
  }

  @Test
  void load_linkedWithoutParticipant_isRefused() {
    assertOne(
        "      participant: Member\n",
        "",
        "line 41: Missing required key sources[2].survey.participant (must be given when linkage is"
            + " linked); name the column of the person's code");
  }

  @Test
  void load_columnsBesideSurvey_areRefused() {
    assertOne(
        "    survey:\n",
        "    columns: {response_id: a, instrument: b, instrument_version: c, item: d, submitted_at:"
            + " e, perspective: f, linkage: g}\n    survey:\n",
        "line 41: Invalid sources[2].columns: the source has a survey (must be left out, because"
            + " survey names the columns); move them to survey");
  }

  @Test
  void load_fieldFromSurveyAndConstant_isRefused() {
    assertOne(
        "    survey:\n",
        "    constants: {wave: 1}\n    survey:\n",
        "line 41: Invalid sources[2].constants.wave: survey.wave gives it too (must be from one"
            + " place); remove one of them");
  }

  @Test
  void load_surveyOfAnotherTable_isRefused() {
    assertOne(
        "table: survey_responses",
        "table: referrals",
        "line 41: Invalid sources[2].survey: no surveys are read into the table referrals (must be"
            + " of a source of table survey_responses); remove it or correct the table");
  }

  @Test
  void load_surveyOfCanonicalFiles_isRefused() {
    assertOne(
        "format: qualtrics",
        "format: canonical_csv",
        "line 41: Invalid sources[2].survey: canonical files name the item in every row (must be of"
            + " a source whose format is a survey program's); set format: or remove it");
  }

  @Test
  void load_exportWithoutSurvey_isRefused() {
    int at = Studies.SURVEYED.indexOf("    survey:");
    assertEquals(
        "sources[2].survey",
        assertThrows(
                StudyException.class, () -> Studies.load(folder, Studies.SURVEYED.substring(0, at)))
            .problems()
            .get(0)
            .key());
  }

  private void assertOne(String from, String to, String sentence) {
    List<Problem> problems =
        assertThrows(StudyException.class, () -> Studies.load(folder, Studies.surveyed(from, to)))
            .problems();
    assertEquals(
        List.of("study.yaml " + sentence), problems.stream().map(Problem::sentence).toList());
  }
}
