package org.rollcall.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rollcall.gate.SourceFile;

class InboxFilesTest {

  private static SourceFile file(String source, String table, String content) {
    return new SourceFile(source, table, "/x", source + table + content, content, 9, 0);
  }

  @Test
  void overlap_sameContentForTheSameTable_isToldOfOtherSourcesAlone() {
    SourceFile one = file("log", "attendance", "a");
    assertEquals(
        Optional.of("a file of source again holds the same: its rows are read twice"),
        InboxFiles.overlap(one, List.of(one, file("again", "attendance", "a"))));
    assertEquals(
        Optional.empty(),
        InboxFiles.overlap(
            one,
            List.of(
                one,
                file("log", "attendance", "a"),
                file("again", "attendance", "b"),
                file("again", "headcounts", "a"))));
  }
}
