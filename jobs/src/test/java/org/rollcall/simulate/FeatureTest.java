package org.rollcall.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is asked for of a made-up world is there, and is seen in its files. */
class FeatureTest {

  private static World world(Feature... features) {
    return World.draw(Scenario.small().with(Set.of(features)));
  }

  private static List<String[]> cells(Sheet sheet) {
    return sheet.lines().stream().map(line -> line.split(",", -1)).toList();
  }

  /** Rows of the table of groups that a gate lets in. */
  private static List<String[]> groups(World world) {
    return cells(Frame.write(world).get(0)).stream()
        .filter(row -> !row[1].equals("quilting"))
        .toList();
  }

  private static Map<String, String> calendar(World world) {
    Map<String, String> statuses = new HashMap<>();
    cells(Frame.write(world).get(1)).forEach(row -> statuses.put(row[0], row[3]));
    return statuses;
  }

  private static Set<String> told(World world) {
    return world.attendances().stream()
        .map(a -> Clock.session(a.group(), a.week()))
        .collect(Collectors.toSet());
  }

  @Test
  void features_none_areTheWorldAsItWas() {
    World plain = world();
    assertTrue(groups(plain).stream().anyMatch(row -> !row[10].isEmpty()), "some are closed");
    assertEquals(
        Set.of("smart_recovery"),
        groups(plain).stream().map(row -> row[1]).collect(Collectors.toSet()));
    assertTrue(OnlineLog.write(plain).stream().noneMatch(s -> s.path().contains("meetings")));
  }

  @Test
  void breaks_inRooms_areSixWeeksAYearWithoutASession() {
    World world = world(Feature.BREAKS);
    Map<String, String> calendar = calendar(world);
    int cancelled = 0;
    int unlisted = 0;
    int held = 0;
    for (Group group : world.groups()) {
      for (int week = Math.max(0, group.span().log()); week <= group.span().close(); week++) {
        boolean first = week == group.span().open();
        boolean last = group.span().closes() && week == group.span().close();
        if (week % 52 >= 37 && week % 52 < 43 && !first && !last) {
          String status = calendar.get(Clock.session(group, week));
          boolean online = group.modality() == Group.Modality.ONLINE;
          assertFalse(!online && world.calendar().held(group, week), group.code() + " " + week);
          cancelled += !online && "cancelled".equals(status) ? 1 : 0;
          unlisted += status == null ? 1 : 0;
          held += online && "held".equals(status) ? 1 : 0;
        }
      }
    }
    assertTrue(cancelled > 200 && unlisted > 200 && held > 200, cancelled + " " + unlisted);
  }

  @Test
  void closures_undeclared_leaveNoDayAndNoSession() {
    World world = world(Feature.UNDECLARED_CLOSURES);
    assertTrue(groups(world).stream().allMatch(row -> row[10].isEmpty()));
    long stopped =
        world.groups().stream()
            .filter(g -> g.modality() == Group.Modality.FACE_TO_FACE && g.span().closes())
            .count();
    assertTrue(stopped * 3 > 44, () -> stopped + " rooms of 44");
    Map<String, String> calendar = calendar(world);
    for (Group group : world.groups()) {
      String after = Clock.session(group, group.span().close() + 1);
      assertFalse(calendar.containsKey(after), group.code());
    }
  }

  @Test
  void platform_change_isAFolderOfItsOwnFromTheSameWeekOn() {
    for (Feature feature : List.of(Feature.PLATFORM_CHANGE, Feature.PLATFORM_GAP)) {
      World world = world(feature);
      Map<String, TreeSet<Integer>> weeks = new HashMap<>();
      for (Sheet sheet : OnlineLog.write(world)) {
        for (String[] row : cells(sheet)) {
          if (row[0].compareTo("R9000000") < 0) {
            int week = Integer.parseInt(row[4].substring(row[4].length() - 3));
            weeks.computeIfAbsent(sheet.path().split("/")[1], f -> new TreeSet<>()).add(week);
          }
        }
      }
      assertEquals(66, weeks.get("meetings").first());
      assertEquals(feature == Feature.PLATFORM_GAP ? 57 : 65, weeks.get("online").last());
      assertTrue(StudyFile.text(world.scenario()).contains("data/meetings/*.csv.gz"));
    }
  }

  @Test
  void registers_late_endEightWeeksEarlierInSomeRooms() {
    World world = world(Feature.LATE_REGISTERS);
    Set<String> told = told(world);
    Map<String, String> calendar = calendar(world);
    int late = 0;
    for (Group group : world.groups()) {
      if (group.span().silence().covers(116)) {
        late++;
        for (int week = 109; week < 117; week++) {
          assertFalse(told.contains(Clock.session(group, week)));
          assertFalse("held".equals(calendar.get(Clock.session(group, week))));
        }
        assertTrue(told.contains(Clock.session(group, 108)) || !world.calendar().held(group, 108));
      }
    }
    assertTrue(late > 10, late + " rooms");
  }

  @Test
  void registers_missing_endForGoodWhereTheCalendarGoesOn() {
    World world = world(Feature.MISSING_REGISTERS);
    Set<String> told = told(world);
    Map<String, String> calendar = calendar(world);
    int missing = 0;
    int held = 0;
    for (Group group : world.groups()) {
      for (int week = 0; week < 117; week++) {
        if (group.span().silence().covers(week)) {
          missing++;
          held += "held".equals(calendar.get(Clock.session(group, week))) ? 1 : 0;
          assertFalse(told.contains(Clock.session(group, week)));
        }
      }
    }
    assertTrue(missing > 300 && held > .85 * missing, held + " of " + missing);
  }

  /** Where few rooms are left, a person more or less is much of their size. */
  @Test
  void registers_missingOfMostRooms_leaveTheirSizeAsPlanned() {
    Scenario scenario = Scenario.small().withSeed(1).with(Set.of(Feature.MISSING_REGISTERS));
    World world = World.draw(scenario);
    int came = 0;
    Set<String> held = new HashSet<>();
    for (World.Attendance a : world.attendances(Group.Modality.FACE_TO_FACE)) {
      came += a.week() >= scenario.yearStart() ? 1 : 0;
    }
    for (Group group : world.groups()) {
      for (int week = scenario.yearStart(); week <= group.span().close(); week++) {
        boolean counts = group.modality() == Group.Modality.FACE_TO_FACE && group.span().logs(week);
        if (counts && world.calendar().held(group, week)) {
          held.add(Clock.session(group, week));
        }
      }
    }
    assertEquals(scenario.rooms().meanSize(), came / (double) held.size(), .1);
  }

  @Test
  void members_ofOtherPrograms_cameThereBeforeAndAreNoStarters() {
    World plain = world();
    World world = world(Feature.OTHER_PROGRAMS);
    Set<String> codes = new HashSet<>();
    int visits = 0;
    for (World.Attendance a : world.attendances()) {
      if (a.group().program() == Program.ALCOHOLICS_ANONYMOUS) {
        codes.add(a.code());
      } else if (a.person().home().program() == Program.ALCOHOLICS_ANONYMOUS) {
        visits++;
        assertTrue(codes.contains(a.code()), "came there before");
      }
    }
    assertTrue(codes.size() > 200 && visits > 2_000, codes.size() + " " + visits);
    assertTrue(new ExactTruth(world).year().toString().contains("sessions_held=1380"));
    int before = sum(new Starters(plain).counts());
    int with = sum(new Starters(world).counts());
    assertTrue(Math.abs(with - before) < .1 * before, before + " and " + with);
  }

  private static int sum(Map<String, Object> counts) {
    int sum = 0;
    for (Object byMode : counts.values()) {
      for (Object n : ((Map<?, ?>) byMode).values()) {
        sum += (Integer) n;
      }
    }
    return sum;
  }

  @Test
  void renames_inRooms_giveAPersonSeveralCodesThereAndOneOnline() {
    World world = world(Feature.RENAMES);
    Map<Person, Set<String>> rooms = new HashMap<>();
    Map<Person, Set<String>> online = new HashMap<>();
    for (World.Attendance a : world.attendances()) {
      if (a.person().grade() == Person.Grade.LASTING) {
        boolean room = a.group().modality() == Group.Modality.FACE_TO_FACE;
        (room ? rooms : online).computeIfAbsent(a.person(), p -> new HashSet<>()).add(a.code());
      }
    }
    assertTrue(online.values().stream().allMatch(codes -> codes.size() == 1));
    long several = rooms.values().stream().filter(codes -> codes.size() > 1).count();
    assertTrue(several * 5 > rooms.size(), several + " of " + rooms.size());
    long all = rooms.values().stream().mapToLong(Set::size).sum();
    assertEquals(
        all, rooms.values().stream().flatMap(Set::stream).distinct().count(), "no code twice");
  }

  @Test
  void modes_unlinked_haveDomainsOfTheirOwn() {
    String linked = StudyFile.text(Scenario.small());
    String unlinked = StudyFile.text(Scenario.small().with(Set.of(Feature.UNLINKED_MODES)));
    assertFalse(linked.contains("link_domain: rooms"));
    assertEquals(2, unlinked.split("link_domain: rooms", -1).length);
  }

  @Test
  void families_two_shareNobody() {
    World world = world(Feature.FAMILIES);
    Map<Program, Set<String>> codes = new HashMap<>();
    for (World.Attendance a : world.attendances()) {
      codes.computeIfAbsent(a.group().program(), p -> new HashSet<>()).add(a.code());
    }
    assertEquals(Set.of(Program.SMART_RECOVERY, Program.AL_ANON), codes.keySet());
    Set<String> both = new HashSet<>(codes.get(Program.AL_ANON));
    both.retainAll(codes.get(Program.SMART_RECOVERY));
    assertEquals(Set.of(), both);
    assertFalse(StudyFile.text(world.scenario()).contains("programs:"));
  }

  @Test
  void recovery_severalFeatures_namesEachReason() {
    Scenario scenario =
        Scenario.small().with(Set.of(Feature.RENAMES, Feature.LATE_REGISTERS, Feature.BREAKS));
    assertEquals(
        "{online=estimated, face_to_face=withheld, online-face_to_face=withheld,"
            + " reason_codes=[ends_apart, more_new_than_reported]}",
        new Recovery(scenario).map().toString());
  }
}
