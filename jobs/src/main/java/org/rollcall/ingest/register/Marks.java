package org.rollcall.ingest.register;

import java.util.HashMap;
import java.util.Map;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Sheets;

/**
 * What the marks of a register mean: as the study says, else as registers are usually marked.
 *
 * @param told mark, as {@link #normal} writes it, to its meaning
 * @param answers whether yes and no say what they mean; under a heading such as Absent? they do not
 */
record Marks(Map<String, Mark> told, boolean answers) {

  /** Asks for the coloured picture of the sign before it. */
  private static final String COLOURED = "\uFE0F";

  /** What a study may say that a mark means. */
  static final Map<String, Mark> MEANINGS =
      Map.of(
          "present", Mark.PRESENT,
          "online", Mark.ONLINE,
          "face_to_face", Mark.IN_ROOM,
          "absent", Mark.ABSENT,
          "not_enrolled", Mark.NOT_ENROLLED,
          "unknown", Mark.UNKNOWN);

  /** Marks of which the study says nothing. */
  static final Marks USUAL = new Marks(Map.of(), true);

  Marks {
    told = Map.copyOf(told);
  }

  /** The marks of a source of which the study says these meanings. */
  static Marks of(Map<String, String> meanings) {
    Map<String, Mark> told = new HashMap<>();
    meanings.forEach((mark, meaning) -> told.put(normal(mark), MEANINGS.get(meaning)));
    return new Marks(told, true);
  }

  /** The same where yes and no are answers to whether somebody was absent. */
  Marks underAbsence() {
    return new Marks(told, false);
  }

  /** The same, with meanings of which the study says nothing. */
  Marks with(Map<String, Mark> more) {
    Map<String, Mark> all = new HashMap<>(more);
    all.putAll(told);
    return new Marks(all, answers);
  }

  /** Whether the file says of a mark that it means something else than it usually does. */
  boolean isDenied(String cell) {
    return told.get(normal(cell)) == Mark.OTHER;
  }

  static String normal(String cell) {
    return Headings.normal(cell).replace(COLOURED, "").replace(' ', '_');
  }

  /** What a cell shows. */
  Mark of(String cell) {
    if (cell.isEmpty()) {
      return Mark.BLANK;
    }
    if (Sheets.isError(cell)) {
      return Mark.ERROR;
    }
    String mark = normal(cell);
    Mark known = told.get(mark);
    if (known == null && (answers || !Mark.ANSWERS.contains(mark))) {
      known = Mark.WORDS.get(mark);
    }
    return known == null ? Mark.OTHER : known;
  }
}
