package org.rollcall.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rollcall.curate.Stay.Content;
import org.rollcall.curate.Stay.Join;
import org.rollcall.curate.Stay.Session;

class MergeStaysTest {

  private static final Stay.Told TOLD = new Stay.Told(new Id(6, 1), null, false, null);

  private final RowTally tally = new RowTally();
  private int line = 1;

  @Test
  void next_rejoinedStays_countTheUnionOnce() {
    // 0-600 and 300-900 overlap, 1200-1260 is apart: 900 + 60 seconds.
    Attendance merged =
        only(
            stay(1, "r1", 1, 10, join(0, 600)),
            stay(1, "r2", 1, 10, join(300, 900)),
            stay(1, "r3", 1, 10, join(1200, 1260)));
    assertEquals(16.0, merged.minutes());
    assertEquals(3, merged.stays());
    assertEquals(Map.of(1, counts(3, 0)), tally.counts());
  }

  @Test
  void next_clockWrapsWithinTheSession_countsOn() {
    int last = (1 << 30) - 60;
    Attendance merged =
        only(stay(1, "r1", 1, 10, join(last, 60)), stay(1, "r2", 1, 10, join((1 << 30) - 30, 120)));
    assertEquals(3.0, merged.minutes());
  }

  @Test
  void next_leftBeforeJoined_saysNoLength() {
    assertNull(only(stay(1, "r1", 1, 10, join(600, 0))).minutes());
  }

  /** Who came back and of whom no leaving is noted was there for longer than is known. */
  @Test
  void next_oneStayOfUnknownLength_leavesTheMinutesUnknown() {
    Attendance merged = only(stay(1, "r1", 1, 10, join(0, 600)), stay(1, "r2", 1, 10, null));
    assertNull(merged.minutes());
    assertEquals(2, merged.stays());
  }

  @Test
  void next_intervalsBesideGivenMinutes_takesTheLarger() {
    Stay given = withMinutes(stay(1, "r1", 1, 10, null), 20.0);
    assertEquals(20.0, only(given, stay(1, "r2", 1, 10, join(0, 600))).minutes());
    assertEquals(25.0, only(given, stay(1, "r3", 1, 10, join(0, 1500))).minutes());
  }

  @Test
  void next_otherOrigins_areNotCompared() {
    Stay other = stay(1, "r2", 1, 10, new Join(new Id(9, 9), 300, 900));
    assertEquals(10.0, only(stay(1, "r1", 1, 10, join(0, 600)), other).minutes());
  }

  @Test
  void next_sameRecordOfOneSource_keepsTheFirst() {
    Attendance merged =
        only(
            withMinutes(stay(1, "r1", 1, 10, null), 30.0),
            withMinutes(stay(2, "r1", 1, 10, null), 40.0));
    assertEquals(30.0, merged.minutes());
    assertEquals(1, merged.stays());
    assertEquals(Map.of(1, counts(1, 0), 2, counts(0, 1)), tally.counts());
  }

  @Test
  void next_sameRecordIdOfTwoSources_areTwoStays() {
    Stay one = stay(1, "r1", 1, 10, null);
    Stay two = new Stay(2, 2, "other", null, one.content(), TOLD);
    assertEquals(2, only(one, two).stays());
  }

  @Test
  void next_noRecordIdAndEqualContent_isADuplicate() {
    assertEquals(
        1, only(stay(1, null, 1, 10, join(0, 600)), stay(1, null, 1, 10, join(0, 600))).stays());
    assertEquals(Map.of(1, counts(1, 1)), tally.counts());
  }

  @Test
  void next_noRecordIdAndOtherTimes_areTwoStays() {
    assertEquals(
        2, only(stay(1, null, 1, 10, join(0, 600)), stay(1, null, 1, 10, join(0, 660))).stays());
  }

  @Test
  void next_absentRow_isKeptButNoAttendance() {
    Stay absent = withStatus(stay(1, "r1", 1, 10, null), "absent");
    assertEquals(List.of(), merge(absent));
    assertEquals(Map.of(1, counts(1, 0)), tally.counts());
  }

  @Test
  void next_absentBesidePresent_doesNotMerge() {
    Stay absent = withStatus(stay(1, "r1", 1, 10, null), "absent");
    assertEquals(1, only(absent, stay(1, "r2", 1, 10, null)).stays());
  }

  @Test
  void next_fault_isRejectedUnderItsRule() {
    Stay stay = stay(3, "r1", 1, 10, null);
    assertEquals(List.of(), merge(new Stay(3, 7, "s", "FK-GROUP", stay.content(), TOLD)));
    assertEquals(
        Map.of(3, new FileCounts(0, 0, new TreeMap<>(Map.of("FK-GROUP", 1L)))), tally.counts());
  }

  @Test
  void next_faultyRowBeforeAGoodOne_doesNotMakeItADuplicate() {
    Stay good = stay(1, "r1", 1, 10, null);
    Stay bad = new Stay(1, 0, "s", "FK-GROUP", good.content(), TOLD);
    assertEquals(1, only(bad, good).stays());
  }

  @Test
  void next_severalPeopleAndDays_leaveByPersonThenDate() {
    List<Attendance> merged =
        merge(
            stay(1, "r1", 1, 20, null),
            stay(1, "r2", 1, 10, null),
            stay(2, "r3", 1, 20, null),
            stay(2, "r4", 2, 10, null));
    assertEquals(
        List.of("1 10 1", "1 20 2", "2 10 1"),
        merged.stream()
            .map(a -> a.person().low() + " " + a.session().day() + " " + a.stays())
            .toList());
  }

  @Test
  void next_rowsOfABlockInAnyOrder_giveTheSame() {
    Stay first = withMinutes(stay(1, "r1", 1, 10, null), 30.0);
    Stay again = withMinutes(stay(2, "r1", 1, 10, null), 40.0);
    Stay shared = stay(1, "r2", 2, 10, null);
    Stay other = new Stay(shared.file(), shared.line(), "s", null, shared.content(), TOLD);
    List<Attendance> forth = merge(first, other, again);
    assertEquals(forth, merge(again, first, other));
    assertEquals(List.of(30.0), forth.stream().limit(1).map(Attendance::minutes).toList());
    assertEquals(2, forth.size(), "two people whose hashes meet");
  }

  @Test
  void merge_bothModes_keepsTheLonger() {
    Stay room = withMode(withMinutes(stay(1, "r1", 1, 10, null), 20.0), "face_to_face");
    Stay online = withMode(withMinutes(stay(1, "r2", 1, 10, null), 30.0), "online");
    assertEquals("online", only(room, online).mode());
  }

  @Test
  void merge_bothModesWithoutLength_isFaceToFace() {
    Stay room = withMode(stay(1, "r1", 1, 10, null), "face_to_face");
    Stay online = withMode(stay(1, "r2", 1, 10, null), "online");
    assertEquals("face_to_face", only(online, room).mode());
  }

  @Test
  void merge_details_followTheirRules() {
    Content base = stay(1, "r1", 1, 10, null).content();
    Content one = details(base, "account", "participant", false, 3);
    Content two = details(base, "display_name", "facilitator", true, 4);
    Attendance merged = MergeStays.merge(List.of(one, two));
    assertEquals("display_name", merged.grade());
    assertEquals("facilitator", merged.role());
    assertEquals(true, merged.firstTime());
    assertEquals(7, merged.chatMessages());
    Attendance silent = MergeStays.merge(List.of(details(base, "account", "observer", null, null)));
    assertNull(silent.firstTime());
    assertNull(silent.chatMessages());
  }

  @Test
  void next_chatsOfOneSession_addTheFullerCopyAndMakeNobodyPresent() {
    Attendance merged =
        only(
            wrote(stay(1, null, 1, 10, join(0, 600)), "present", 2),
            wrote(stay(2, null, 1, 10, null), "unknown", 5),
            wrote(stay(3, null, 1, 10, null), "unknown", 4),
            wrote(stay(2, null, 1, 17, null), "unknown", 9));
    assertEquals(7, merged.chatMessages());
    assertEquals(1, merged.stays());
    assertEquals(10.0, merged.minutes());
    assertEquals(Map.of(1, counts(1, 0), 2, counts(2, 0), 3, counts(1, 0)), tally.counts());
  }

  private static Stay wrote(Stay s, String status, int messages) {
    return withStatus(with(s, details(s.content(), "account", null, null, messages)), status);
  }

  private Attendance only(Stay... stays) {
    List<Attendance> merged = merge(stays);
    assertEquals(1, merged.size());
    return merged.get(0);
  }

  /** The order of starts, in whatever order the pseudonyms of sessions are; together is a tie. */
  @Test
  void next_sessionsOfOneDay_areRankedByTheirStart() {
    int[] orders = {900, 30, 900, 71};
    Stay[] stays = new Stay[orders.length];
    for (int i = 0; i < orders.length; i++) {
      stays[i] = at(i, 20_000, orders[i]);
    }
    List<Integer> ranks = merge(stays).stream().map(Attendance::startRank).toList();
    assertEquals(List.of(3, 1, 3, 2), ranks);
  }

  @Test
  void next_startNotKnown_hasNoRankAndTheOthersHave() {
    List<Integer> ranks = new ArrayList<>();
    merge(at(0, 20_000, null), at(1, 20_000, 7), at(2, 20_001, 3))
        .forEach(a -> ranks.add(a.startRank()));
    assertEquals(java.util.Arrays.asList(null, 1, 1), ranks);
  }

  private Stay at(int session, int day, Integer order) {
    Stay any = stay(1, "r" + session, 1, day, null);
    Content c = any.content();
    Session at = new Session(new Id(5, session), new Id(6, 1), null, null, day, order);
    return with(
        any,
        new Content(
            c.record(),
            c.person(),
            c.grade(),
            at,
            c.join(),
            c.minutes(),
            c.mode(),
            c.channel(),
            c.status(),
            c.role(),
            c.firstTime(),
            c.chatMessages(),
            c.cameraMinutes()));
  }

  private List<Attendance> merge(Stay... stays) {
    Map<Id, List<Stay>> people = new TreeMap<>();
    for (Stay stay : stays) {
      people.computeIfAbsent(stay.content().person(), person -> new ArrayList<>()).add(stay);
    }
    List<Attendance> merged = new ArrayList<>();
    people
        .values()
        .forEach(
            rows -> {
              rows.sort(Comparator.comparingInt(Stay::file).thenComparingInt(Stay::line));
              merged.addAll(MergeStays.of(rows, tally));
            });
    return merged;
  }

  private static FileCounts counts(long kept, long duplicates) {
    return new FileCounts(kept, duplicates, new TreeMap<>());
  }

  private static Join join(int joined, int left) {
    return new Join(new Id(1, 1), joined, left);
  }

  private Stay stay(int file, String record, int person, int day, Join join) {
    Id id = record == null ? null : new Id(0, record.hashCode());
    Session session = new Session(new Id(5, day), new Id(6, 1), null, new Id(5, day), day, day);
    Content content =
        new Content(
            id,
            new Id(0, person),
            "account",
            session,
            join,
            null,
            null,
            null,
            "present",
            "participant",
            null,
            null,
            null);
    return new Stay(file, line++, "s", null, content, TOLD);
  }

  private static Stay withMinutes(Stay s, double minutes) {
    Content c = s.content();
    return with(
        s,
        new Content(
            c.record(),
            c.person(),
            c.grade(),
            c.session(),
            c.join(),
            minutes,
            c.mode(),
            c.channel(),
            c.status(),
            c.role(),
            c.firstTime(),
            c.chatMessages(),
            c.cameraMinutes()));
  }

  private static Stay withMode(Stay s, String mode) {
    Content c = s.content();
    return with(
        s,
        new Content(
            c.record(),
            c.person(),
            c.grade(),
            c.session(),
            c.join(),
            c.minutes(),
            mode,
            c.channel(),
            c.status(),
            c.role(),
            c.firstTime(),
            c.chatMessages(),
            c.cameraMinutes()));
  }

  private static Stay withStatus(Stay s, String status) {
    Content c = s.content();
    return with(
        s,
        new Content(
            c.record(),
            c.person(),
            c.grade(),
            c.session(),
            c.join(),
            c.minutes(),
            c.mode(),
            c.channel(),
            status,
            c.role(),
            c.firstTime(),
            c.chatMessages(),
            c.cameraMinutes()));
  }

  private static Content details(
      Content c, String grade, String role, Boolean firstTime, Integer chat) {
    return new Content(
        c.record(),
        c.person(),
        grade,
        c.session(),
        c.join(),
        c.minutes(),
        c.mode(),
        c.channel(),
        c.status(),
        role,
        firstTime,
        chat,
        c.cameraMinutes());
  }

  private static Stay with(Stay s, Content content) {
    return new Stay(s.file(), s.line(), s.sourceId(), s.fault(), content, s.told());
  }
}
