package org.rollcall.ingest.register;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.contract.AttendanceStatus;
import org.rollcall.ingest.core.IngestException;

/** What a cell of a register says of a person at a session. */
enum Mark {
  PRESENT,
  /** Present, and by the mark itself online. */
  ONLINE,
  /** Present, and by the mark itself in the room. */
  IN_ROOM,
  ABSENT,
  NOT_ENROLLED,
  /** The study says that the mark tells neither. */
  UNKNOWN,
  /** An error of a formula: whatever stood there cannot be known. */
  ERROR,
  BLANK,
  /**
   * An X ticks the present where nothing else is marked; beside other marks it may strike out the
   * absent.
   */
  CROSS,
  OTHER;

  /** Answers to a question, which mean the contrary under a heading such as Absent?. */
  static final Set<String> ANSWERS =
      Set.of(
          ("y yes true vrai wahr verdadero verdadeiro vero 1 1.0 ✓ ✔ ☑ √ ✅ ja j oui si sí sim tak hai"
                  + " n no false faux falsch falso 0 0.0 ✗ ✘ ☐ ❌ nein nee non não nao nie x × ☒")
              .split(" "));

  /** What registers write, in small letters and with _ for blanks. */
  static final Map<String, Mark> WORDS =
      Stream.of(
              words(
                  PRESENT,
                  "p p. pr pres present attended attend attends attending here came yes y true late l"
                      + " arrived_late came_late late_arrival 1 1.0 ✓ ✔ ☑ √ ✅ ○ ◯ / \\ • ●"
                      + " vrai wahr verdadero verdadeiro vero ja j oui si sí sim tak"
                      + " anwesend anw anw. verspätet aanwezig aanw présent présente presente presentes"
                      + " retard en_retard tarde atrasado atrasada asistió asistio obecny obecna hadir"
                      + " närvarande tilstede til_stede 出席 出 遅刻 遅"),
              words(
                  ONLINE,
                  "online on-line zoom virtual virtually remote remotely via_zoom by_video"),
              words(
                  IN_ROOM,
                  "in_person in-person inperson face_to_face face-to-face f2f on_site on-site onsite"
                      + " in_room in_the_room"),
              words(
                  ABSENT,
                  "a a. ab abs absent excused unexcused e no_show no-show noshow missed missing away"
                      + " did_not_attend did_not_come didn't_come not_present not_here not_attended"
                      + " apology apologies sent_apologies dna n no false 0 0.0 ✗ ✘ ☐ ❌"
                      + " faux falsch falso nein nee non não nao nie"
                      + " abwesend abw abw. fehlt entschuldigt unentschuldigt afwezig afw absente"
                      + " excusé excusée ausente ausentes faltou falta no_asistió no_asistio assente"
                      + " nieobecny nieobecna frånvarande fravær 欠席 欠"),
              words(NOT_ENROLLED, "n/a na n.a. n.a not_enrolled not_applicable"),
              words(UNKNOWN, "unknown not_known not_recorded"),
              words(BLANK, "- – — . nan"),
              words(CROSS, "x × ☒"))
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private static List<Map.Entry<String, Mark>> words(Mark mark, String words) {
    return Arrays.stream(words.split(" ")).map(word -> Map.entry(word, mark)).toList();
  }

  /** The status of an attendance, where a blank cell means what is told. */
  AttendanceStatus status(AttendanceStatus blank) {
    return switch (this) {
      case PRESENT, ONLINE, IN_ROOM, CROSS -> AttendanceStatus.PRESENT;
      case ABSENT -> AttendanceStatus.ABSENT;
      case NOT_ENROLLED -> AttendanceStatus.NOT_ENROLLED;
      case BLANK -> blank;
      case UNKNOWN, ERROR, OTHER -> AttendanceStatus.UNKNOWN;
    };
  }

  /** How the person took part; registers are of rooms. */
  String mode() {
    return this == ONLINE ? "online" : "face_to_face";
  }

  /** Whether the person was there, in a register whose marks were checked. */
  boolean isPresent() {
    return this == PRESENT || this == ONLINE || this == IN_ROOM || this == CROSS;
  }

  /**
   * Whether a register has it by a rule of its own, and not as text that happens to stand there.
   */
  boolean isKnown() {
    return this != BLANK && this != OTHER;
  }

  /**
   * Checks all marks of a register together.
   *
   * @param dated whether its headings are days, so that a column can be nothing but a session
   * @throws IngestException if they can be read in two ways
   */
  static void check(Set<Mark> marks, boolean dated) {
    boolean present = marks.stream().anyMatch(mark -> mark.isPresent() && mark != CROSS);
    boolean alone = !present && !marks.contains(ABSENT);
    if (marks.contains(CROSS) && !(dated && alone)) {
      throw new IngestException(
          "IN-REGISTER-MARK",
          0,
          "Cannot read the file: it marks people with X %s, where X may mean present or absent (must be told: add marks: {X: present}, or absent, to the source)"
              .formatted(alone ? "under numbers in place of dates" : "beside other marks"));
    }
    if (!present && !marks.contains(CROSS) && marks.contains(ABSENT)) {
      throw new IngestException(
          "IN-REGISTER-MARK",
          0,
          "Cannot read the file: it marks absence only, so that blank cells may mean present (must mark presence too, as P)");
    }
  }
}
