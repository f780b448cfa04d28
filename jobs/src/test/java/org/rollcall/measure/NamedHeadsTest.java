package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rollcall.measure.ReportedGroup.Report;
import org.rollcall.outcome.Known;
import org.rollcall.study.Arm;

class NamedHeadsTest {

  private static final int DAYS = 50;

  private static ReportedGroup room(int number, Optional<Arm> mode, int names) {
    return new ReportedGroup(
        new GroupCalendar.Key(number, number),
        true,
        mode,
        GroupCalendar.NEVER,
        new int[0],
        new int[0],
        IntStream.range(0, DAYS)
            .mapToObj(day -> new Report(day, 1, Optional.empty(), names))
            .toList());
  }

  private static List<Headcounts.Session> heads(int number, int heads) {
    return IntStream.range(0, DAYS)
        .mapToObj(
            day ->
                new Headcounts.Session(
                    new GroupCalendar.Key(number, number), day, heads, OptionalLong.of(day % 2)))
        .toList();
  }

  /** The dial is how many visitors stay nameless. */
  @Test
  void of_visitorsWithoutName_areHeadsThatNobodyNamed() {
    for (int nameless = 0; nameless <= 4; nameless++) {
      assertEquals(
          Map.of(Arm.FACE_TO_FACE, new Known(DAYS * (10 - nameless), DAYS * 10)),
          NamedHeads.of(
              List.of(room(1, Optional.of(Arm.FACE_TO_FACE), 10 - nameless)), heads(1, 10)));
    }
  }

  @Test
  void of_headsWithoutAnyName_orOfAnotherGroup_sayNothing() {
    List<ReportedGroup> one = List.of(room(1, Optional.of(Arm.ONLINE), 0));
    assertEquals(Map.of(Arm.ONLINE, new Known(0, 0)), NamedHeads.of(one, heads(1, 10)));
    assertEquals(Map.of(), NamedHeads.of(one, heads(2, 10)));
    assertEquals(
        Map.of(), NamedHeads.of(List.of(room(1, Optional.empty(), 4)), heads(1, 10)), "hybrid");
  }

  @Test
  void of_moreNamesThanHeads_areNoMoreThanAll() {
    assertEquals(
        Map.of(Arm.ONLINE, new Known(DAYS * 5, DAYS * 5)),
        NamedHeads.of(List.of(room(1, Optional.of(Arm.ONLINE), 8)), heads(1, 5)),
        "a count that leaves the host out");
  }

  @Test
  void asked_countsOfNewcomers_areThoseOfSessionsWithNames() {
    List<ReportedGroup> named = List.of(room(1, Optional.of(Arm.ONLINE), 3));
    assertEquals(heads(1, 10), NamedHeads.asked(named, heads(1, 10)));
    assertEquals(List.of(), NamedHeads.asked(named, heads(2, 10)), "nobody is named there");
    assertEquals(
        List.of(), NamedHeads.asked(List.of(room(1, Optional.of(Arm.ONLINE), 0)), heads(1, 10)));
    GroupCalendar.Key one = new GroupCalendar.Key(1, 1);
    assertEquals(
        List.of(),
        NamedHeads.asked(named, List.of(new Headcounts.Session(one, 1, 5, OptionalLong.empty()))),
        "of newcomers nothing was said");
  }
}
