package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.measure.ReportedGroup.Report;
import org.rollcall.study.Arm;

class LinkedModesTest {

  private static final List<String> SOURCES = List.of("zoom", "sheet", "register", "gone");
  private static final List<String> DOMAINS = List.of("members", "members", "register", "");
  private static final int[] NONE = {};
  private static final List<Optional<Arm>> MODES =
      List.of(Optional.of(Arm.ONLINE), Optional.of(Arm.FACE_TO_FACE), Optional.empty());

  /** {@code 0:zoom=80} is 80 people of an online group in zoom; 1 is a room, 2 a hybrid one. */
  @ParameterizedTest
  @CsvSource({
    "0:zoom=80 1:register=80, false",
    "0:zoom=80 1:sheet=80, true",
    "0:register=80 1:register=80, true",
    "0:zoom=80, true",
    "0:zoom=80 1:register=0, true",
    "0:zoom=80 1:gone=80, false",
    "0:zoom=80 1:register=80 2:zoom=9, false",
    "0:zoom=80 1:zoom=80 2:register=5, true"
  })
  void of_sources_areLinkedByCodesThatBothModesHave(String names, boolean linked) {
    List<ReportedGroup> groups = new ArrayList<>();
    for (String name : names.split(" ")) {
      int group = name.charAt(0) - '0';
      String source = name.substring(2, name.indexOf('='));
      int people = Integer.parseInt(name.substring(name.indexOf('=') + 1));
      groups.add(group(group, 1L << SOURCES.indexOf(source), people));
    }
    assertEquals(linked, LinkedModes.of(groups, DOMAINS));
  }

  /** The dial is how many of sixteen rooms sign in by the accounts of the other mode. */
  @Test
  void of_someRoomsShareTheCodes_areLinkedWhereNearlyAllDo() {
    for (int shared = 0; shared <= 16; shared++) {
      List<ReportedGroup> groups = new ArrayList<>();
      groups.add(group(0, 1, 500));
      for (int room = 0; room < 16; room++) {
        groups.add(group(1, room < shared ? 2 : 4, 30));
      }
      assertEquals(shared >= 15, LinkedModes.of(groups, DOMAINS), shared + " of 16");
    }
  }

  /** What a study says of codes is no proof that they are the same. */
  @Test
  void inOneSource_domainsAreSaidToBeOne_isNotShown() {
    List<ReportedGroup> said = List.of(group(0, 1, 80), group(1, 2, 80));
    assertTrue(LinkedModes.of(said, DOMAINS));
    assertFalse(LinkedModes.inOneSource(said));
    assertTrue(LinkedModes.inOneSource(List.of(group(0, 1, 80), group(1, 1, 80))));
  }

  private static ReportedGroup group(int kind, long sources, int people) {
    // Who comes to a hybrid room says how.
    Optional<Arm> said = kind == 2 ? Optional.of(Arm.FACE_TO_FACE) : Optional.empty();
    return new ReportedGroup(
        new GroupCalendar.Key(kind, kind),
        true,
        MODES.get(kind),
        GroupCalendar.NEVER,
        NONE,
        NONE,
        List.of(new Report(1, sources, said, people)));
  }
}
