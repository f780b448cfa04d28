package org.rollcall.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the codes mean by which rows of sources are rejected or set aside. A code that is not here
 * stands for itself: stores keep those of earlier versions.
 */
public final class RowCodes {

  /** Rules of rows, by code: what was found in their place. */
  static final Map<String, String> FAULTS =
      pairs(
          "REQUIRED", "a value is missing that must be there",
          "ANY-REQUIRED", "all of the values are missing of which one must be there",
          "STATUS-BLANK",
              "a blank in the column that says who was there (must be told: values: {status: {\"\": absent}} of the source, or present)",
          "ENUM", "not one of the words that may stand there",
          "PATTERN", "not of the form that a text there must have",
          "ZONE", "not an IANA time zone",
          "COUNTRY", "not a country's code of ISO 3166",
          "REGION",
              "a region that study.yaml does not list under regions: (add it there; or values: {region: {\"*\": \"\"}} of the source keeps its rows without one)",
          "INSTRUMENT",
              "an instrument that is neither in schemas/instruments nor listed under instruments: in study.yaml",
          "INSTRUMENT-VERSION", "not the version that the instrument's file has",
          "ITEM", "not an item of the instrument",
          "RANGE", "a number outside of those that may stand there",
          "TYPE-INTEGER", "not a whole number",
          "TYPE-NUMBER", "not a number",
          "TYPE-BOOLEAN", "neither true nor false",
          "TYPE-DATE", "not a date",
          "TYPE-DATETIME", "not a date, or a date without its time",
          "TYPE-TIME", "not a time of day",
          "WEEKDAY", "not a day of the week",
          "ROW-WIDTH", "not as many cells as the header has",
          "ROW-JSON", "not a flat JSON object",
          "FUTURE", "a day that has not been yet, or is after latest_day",
          "LEFT-BEFORE-JOINED", "left_at precedes joined_at",
          "STAY-TOO-LONG", "a stay of more than a day",
          "NEWCOMERS-OVER-ATTENDEES", "more newcomers than people who came",
          "ONLINE-OVER-ATTENDEES", "more people online than people who came",
          "PERIOD-ORDER", "a period that ends before it begins",
          "CLOSED-BEFORE-OPENED", "a group that closed before it opened",
          "CLOSED-BEFORE-LOG", "a group that closed before its log begins",
          "RURALITY-SCHEME", "a code of rurality without its scheme, or a scheme without a code",
          "RURALITY-CODE", "not a code of that scheme of rurality",
          "RURALITY-CONFLICT", "not the rurality that the code stands for",
          "FK-GROUP", "a group that no table of groups lists",
          "FK-SESSION", "a session that no calendar lists",
          "LINKAGE", "a person in an anonymous response, or none in a linked one",
          "NO-PERSON", "nobody is named",
          "NO-GROUP", "no group is named",
          "NAME-TWICE",
              "a name that a row above has too, of the same person or another (a column of codes, or initials behind the name, tell them apart; one person must be one row)",
          "REGISTER-MARK", "a mark that means neither present nor absent",
          "SPREADSHEET-ERROR", "an error of a spreadsheet in place of a value",
          "COUNT-PARTS", "some parts of a count, and not all",
          "COUNT-SUM", "counts that do not add up to their total",
          "CANCELLED-WITH-ATTENDEES", "people at a session that did not take place",
          "ANSWER-UNKNOWN", "words that are no answer to the item",
          "ANSWER-RANGE", "a number outside of the item's scale",
          "ANSWER-TWICE", "a second answer to the same item",
          "STATUS-UNKNOWN", "a state of the response that is not known",
          "PII-V-EMAIL", "what seems to be an e-mail address",
          "PII-V-URL", "what seems to be a link",
          "PII-V-IP", "what seems to be an internet address",
          "PII-V-PHONE", "what seems to be a telephone number");

  /** Reasons to set rows aside, by code: which rows they are, as said behind their number. */
  static final Map<String, String> ASIDES =
      pairs(
          "ASIDE-TOTALS", "of totals",
          "ASIDE-HEADING", "of repeated headings",
          "ASIDE-NOTES", "of notes",
          "ASIDE-FOOTER", "of the program's own below the table",
          "ASIDE-OTHER-SECTION", "of sections that are not read",
          "ASIDE-NOT-PRESENT", "of people who did not come",
          "ASIDE-WAITING-ROOM", "of the waiting room",
          "ASIDE-PRIVATE-MESSAGE", "of messages that not everybody could read",
          "ASIDE-UNNAMED-SENDER", "of messages without the name of who wrote them",
          "ASIDE-ANONYMOUS", "of people without a name",
          "ASIDE-NO-COUNT", "without a count",
          "ASIDE-NOT-REPORTED", "of sessions that nobody reported",
          "ASIDE-CANCELLED", "of cancelled sessions",
          "ASIDE-OUTSIDE-PERIOD", "without a session in the planned days",
          "ASIDE-INACTIVE", "of meetings that do not take place now",
          "ASIDE-UNKNOWN-MODALITY", "of meetings of unknown modality",
          "ASIDE-BY-APPOINTMENT", "of meetings by appointment",
          "ASIDE-NO-TIME", "of meetings without a time",
          "ASIDE-DELETED", "of deleted meetings",
          "ASIDE-UNPUBLISHED", "of meetings that are not published",
          "ASIDE-UNANSWERED", "without an answer",
          "ASIDE-NOT-SHOWN", "of questions that were not shown",
          "ASIDE-UNFINISHED", "of unfinished responses",
          "ASIDE-PREVIEW", "of previews of the survey",
          "ASIDE-TEST", "of tests of the survey",
          "ASIDE-SPAM", "of responses marked as spam",
          "ASIDE-REJECTED", "of responses that were rejected",
          "ASIDE-NOT-APPROVED", "of responses that were not approved");

  private RowCodes() {}

  private static Map<String, String> pairs(String... pairs) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return Collections.unmodifiableMap(map);
  }

  /** What is wrong with a row that breaks a rule, and the rule's code. */
  public static String fault(String code) {
    String meaning = FAULTS.get(code);
    return meaning == null ? code : meaning + " (" + code + ")";
  }

  /** Which rows are set aside for a reason, as said behind their number. */
  public static String aside(String code) {
    return ASIDES.getOrDefault(code, code);
  }
}
