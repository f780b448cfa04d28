package org.rollcall.curate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.rollcall.contract.IdentityGrade;
import org.rollcall.curate.Stay.Content;

/**
 * Stays to attendances: one per person and session, without what is not an attendance.
 *
 * <ol>
 *   <li>A row with a fault is rejected.
 *   <li>A row that repeats an earlier one is a duplicate: the same record of the same source, or,
 *       where a source gives no record ids, the same content.
 *   <li>The present ones of each session are merged.
 *   <li>Messages that a chat tells of, which makes nobody present, go to the attendance of who
 *       wrote them, if there is one.
 * </ol>
 *
 * The earliest of each duplicate stays. Attendances are in the order of date and session.
 */
final class MergeStays {

  private static final List<String> GRADES =
      Arrays.stream(IdentityGrade.values()).map(IdentityGrade::key).toList();
  private static final List<String> ROLES = List.of("facilitator", "observer", "participant");
  private static final List<String> MODES = List.of("face_to_face", "online");
  private static final Comparator<Attendance> BY_DATE =
      Comparator.comparing((Attendance a) -> a.session().day())
          .thenComparing(a -> a.session().ref());

  private final RowTally tally;
  private final List<Attendance> ready = new ArrayList<>();

  private MergeStays(RowTally tally) {
    this.tally = tally;
  }

  /**
   * The attendances of one person.
   *
   * @param stays all rows of the person, in the order of file and line
   * @param tally where the rows are counted
   */
  static List<Attendance> of(List<Stay> stays, RowTally tally) {
    MergeStays merge = new MergeStays(tally);
    merge.addPerson(stays);
    return merge.ready;
  }

  private void addPerson(List<Stay> rows) {
    Set<Object> seen = new HashSet<>();
    Map<Id, List<Content>> sessions = new HashMap<>();
    Map<Id, Integer> chats = new HashMap<>();
    for (Stay row : rows) {
      if (!counts(row, seen)) {
        continue;
      }
      Content content = row.content();
      Id session = content.session().ref();
      if (row.isPresent()) {
        sessions.computeIfAbsent(session, s -> new ArrayList<>()).add(content);
      } else if (content.chatMessages() != null) {
        // Two people may keep the chat of one session: the fuller copy counts.
        chats.merge(session, content.chatMessages(), Math::max);
      }
    }
    List<Attendance> attendances =
        sessions.entrySet().stream()
            .map(entry -> merge(entry.getValue()).withMore(chats.get(entry.getKey())))
            .sorted(BY_DATE)
            .toList();
    for (int from = 0; from < attendances.size(); ) {
      int to = from + 1;
      while (to < attendances.size() && sameDay(attendances.get(from), attendances.get(to))) {
        to++;
      }
      addDay(attendances.subList(from, to));
      from = to;
    }
  }

  private static boolean sameDay(Attendance one, Attendance other) {
    return one.session().day().equals(other.session().day());
  }

  /** The order of starts within the day is all that is kept of them. */
  private void addDay(List<Attendance> day) {
    int[] orders =
        day.stream()
            .map(a -> a.session().order())
            .filter(Objects::nonNull)
            .mapToInt(order -> order)
            .distinct()
            .sorted()
            .toArray();
    for (Attendance attendance : day) {
      Integer order = attendance.session().order();
      ready.add(
          order == null
              ? attendance
              : attendance.withStartRank(Arrays.binarySearch(orders, order) + 1));
    }
  }

  private boolean counts(Stay stay, Set<Object> seen) {
    if (stay.fault() != null) {
      tally.rejected(stay.file(), stay.fault());
      return false;
    }
    if (!seen.add(stay.identity())) {
      tally.duplicate(stay.file());
      return false;
    }
    tally.kept(stay.file());
    return true;
  }

  static Attendance merge(List<Content> stays) {
    return stays.size() == 1 ? alone(stays.get(0)) : together(stays);
  }

  /** Most sessions of a person are one stay, and this is the hottest path of all. */
  private static Attendance alone(Content stay) {
    return new Attendance(
        stay.person(),
        stay.grade(),
        stay.session(),
        null,
        Minutes.of(stay),
        stay.mode(),
        stay.channel(),
        stay.role(),
        stay.firstTime(),
        stay.chatMessages(),
        1);
  }

  private static Attendance together(List<Content> stays) {
    return new Attendance(
        stays.get(0).person(),
        ranked(stays, Content::grade, GRADES),
        session(stays),
        null,
        Minutes.of(stays),
        mode(stays),
        first(stays, Content::channel),
        ranked(stays, Content::role, ROLES),
        stays.stream()
            .map(Content::firstTime)
            .filter(Objects::nonNull)
            .reduce(Boolean::logicalOr)
            .orElse(null),
        stays.stream()
            .map(Content::chatMessages)
            .filter(Objects::nonNull)
            .reduce(Math::addExact)
            .orElse(null),
        stays.size());
  }

  /** One stay may name the session by id and another by its start. */
  private static Stay.Session session(List<Content> stays) {
    Stay.Session any = stays.get(0).session();
    return new Stay.Session(
        any.ref(),
        any.group(),
        first(stays, stay -> stay.session().id()),
        first(stays, stay -> stay.session().key()),
        first(stays, stay -> stay.session().day()),
        first(stays, stay -> stay.session().order()));
  }

  private static String mode(List<Content> stays) {
    String longest = null;
    double most = -1;
    for (String mode : MODES) {
      List<Content> inMode = stays.stream().filter(stay -> mode.equals(stay.mode())).toList();
      Double minutes = inMode.isEmpty() ? null : Minutes.ofKnown(inMode);
      double length = minutes == null ? 0 : minutes;
      if (!inMode.isEmpty() && length > most) {
        longest = mode;
        most = length;
      }
    }
    return longest;
  }

  private static String ranked(
      List<Content> stays, Function<Content, String> value, List<String> order) {
    return stays.stream()
        .map(value)
        .filter(Objects::nonNull)
        .min(Comparator.comparingInt(order::indexOf))
        .orElse(null);
  }

  private static <T> T first(List<Content> stays, Function<Content, T> value) {
    return stays.stream().map(value).filter(Objects::nonNull).findFirst().orElse(null);
  }
}
