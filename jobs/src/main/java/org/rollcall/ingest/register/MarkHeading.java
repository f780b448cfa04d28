package org.rollcall.ingest.register;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the heading of a column says of its cells.
 *
 * @param text as headings are compared
 */
record MarkHeading(String text) {

  private static final int FLAGS = Pattern.UNICODE_CHARACTER_CLASS;

  private static final Pattern PRESENCE =
      Pattern.compile(
          "status|marks?|register mark|p ?/ ?a( ?/ ?l)?"
              + "|.*\\b(present\\w*|presence|attend\\w*|here|came|turned up|showed up|took part|participated)\\b.*"
              + "|.*\\b(présence|présente?s?|presen[zç]a|presencia|asisti\\w*|asistencia|frequência|assistência)\\b.*"
              + "|.*\\b(anwesen\\w*|teilgenommen|aanwezig\\w*|obecn\\w*|kehadiran|hadir|närvar\\w*|tilstede\\w*)\\b.*"
              + "|.*\\b(fremmøde|oppmøte|läsnä\\w*|docházk\\w*|přítom\\w*|účast\\w*|jelenlét|prezen[țt]\\w*)\\b.*"
              + "|.*\\b(явк\\w*|присутств\\w*|посещ\\w*|παρουσί\\w*|katılım\\w*|yoklama)\\b.*"
              + "|.*(出席|出欠|出勤|到场|출석|참석|حضور).*",
          FLAGS);

  private static final Pattern ABSENCE =
      Pattern.compile(
          ".*\\b(absent\\w*|absence|no[- ]?shows?|missed|missing|away|excused|did not (come|attend)|dna)\\b.*"
              + "|.*\\b(abwesen\\w*|fehlt|fehlend|afwezig\\w*|ausente|ausencia|ausência|absente?|assente|assenza|faltas?)\\b.*"
              + "|.*\\b(poissa\\w*|frånvar\\w*|fravær\\w*|nieobecn\\w*|nepřítom\\w*|отсутств\\w*|неявк\\w*)\\b.*"
              + "|.*(欠席|缺席|결석|غياب).*",
          FLAGS);

  /** Their cells answer something else, yes and no too. */
  private static final Pattern QUESTION =
      Pattern.compile(
          ".*(first|consent|agree|guest|visitor|host|facilitat|leader|helper|volunteer|sponsor|speaker"
              + "|paid|gender|phone|e-?mail|newsletter|photo|vaccin|child|parking).*"
              + "|.*\\b(new|newcomer|fee|fees|sex|before|since|reason|why|how|via|type|mode|number|count)\\b.*",
          FLAGS);

  /** Their cells name something, but where they are marks they are marks. */
  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          ".*(member|group|room|region|country|language|channel|venue|location|suburb|postcode|address|topic|program"
              + "|organi[sz]ation|category).*"
              + "|.*\\b(site|role|age|home|town|city|state|centre|center|team|service|course|class|session|event"
              + "|activity|week|weekday|day|month|year|term)\\b.*",
          FLAGS);

  /** More than the name of something: a question, or what became of it. */
  private static final Pattern OUTCOME =
      Pattern.compile(
          ".*([?]|outcome|result|status|code|mark|participat).*|\\S+ \\S+ .*|in \\S+", FLAGS);

  private static final Pattern QUANTITY =
      Pattern.compile(
          ".*\\b(minutes?|mins?|hours?|hrs?|duration|minuten|minutos|minuti|dauer|durée|stunden)\\b.*",
          FLAGS);

  private static final Pattern SIGNED =
      Pattern.compile(
          ".*\\b(signature|signed|sign|initials|unterschrift|firma|podpis|подпись|handtekening)\\b.*",
          FLAGS);

  static MarkHeading of(String normal) {
    return new MarkHeading(normal.replace('_', ' ').toLowerCase(Locale.ROOT));
  }

  boolean isOfAbsence() {
    return ABSENCE.matcher(text).matches();
  }

  /** Whether it asks who was there or who was not, and no more than that. */
  boolean isNamed() {
    return isOfMarks() && !isOfQuestion() && !isOfQuantity();
  }

  /** Whether it has a word of presence or of absence, whatever else it says. */
  boolean isOfMarks() {
    return PRESENCE.matcher(text).matches() || isOfAbsence();
  }

  boolean isOfQuestion() {
    return QUESTION.matcher(text).matches();
  }

  boolean isOfAttribute() {
    return ATTRIBUTE.matcher(text).matches() && !OUTCOME.matcher(text).matches();
  }

  boolean isOfQuantity() {
    return QUANTITY.matcher(text).matches();
  }

  /** Whether whoever was there wrote something under it. */
  boolean isSigned() {
    return SIGNED.matcher(text).matches();
  }
}
