package org.rollcall.ingest.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.rollcall.ingest.core.Extracts;
import org.rollcall.ingest.core.Line;

class ResavedTest {

  private static String undone(String... lines) {
    String text = String.join("\n", lines);
    return String.join(
        "/",
        Resaved.undone(Extracts.document("answers.csv", text).grid(), Resaved.MISSING)
            .lines()
            .stream()
            .map(Line::cells)
            .map(cells -> String.join("|", cells))
            .toList());
  }

  @Test
  void undone_titleAndRowNumbers_areGone() {
    assertEquals("id|a|b/r1|1|2", undone("Spring,,,", ",id,a,b", "1,r1,1,2"));
  }

  @Test
  void undone_wholeNumbersWithGaps_areWrittenAsSuch() {
    assertEquals("id|a|b/r1|1|1.0/r2||2.5", undone("id,a,b", "r1,1.0,1.0", "r2,,2.5"));
  }

  @Test
  void undone_wholeNumbersWithoutGaps_stay() {
    assertEquals("id|a/r1|1.0/r2|2.0", undone("id,a", "r1,1.0", "r2,2.0"));
  }

  @Test
  void undone_wordsForNothing_areNothingWhereNoCellIsEmpty() {
    assertEquals("id|a|b/r1||2/r2|3|", undone("id,a,b", "r1,NA,2.0", "r2,3,nan"));
  }

  @Test
  void undone_wordsBesideEmptyCells_areAnswers() {
    assertEquals("id|a|b/r1|NA|2/r2|3|", undone("id,a,b", "r1,NA,2", "r2,3,"));
  }
}
