package org.rollcall.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TallyBuilderTest {

  @Test
  void notice_moreThanAreKept_keepsTheFirst() {
    List<String> many = IntStream.range(0, 500).mapToObj(i -> i + " of its rows").toList();
    TallyBuilder tally = new TallyBuilder("f1");
    many.forEach(tally::notice);
    assertEquals(many.subList(0, TallyBuilder.NOTICES), tally.build().notices());
  }
}
