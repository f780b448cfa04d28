package org.rollcall.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.rollcall.contract.SessionStatus;
import org.rollcall.curate.Session;
import org.rollcall.measure.ReportedGroup.Report;
import org.rollcall.study.Arm;
import org.rollcall.study.Study;
import scala.jdk.javaapi.CollectionConverters;

/** Groups and sessions to the calendar on the driver; both are things of groups, not of people. */
final class Calendars {

  /** No group that meets at least every month pauses longer without a reason. */
  static final int USUAL_PAUSE = 35;

  /** Whoever cancels for longer than a season has stopped. */
  private static final int LONG_PAUSE = 91;

  private static final int YEAR = 365;

  /** A group with its sessions: day, status, modality, whether it is listed, planned minutes. */
  static final StructType GROUP =
      new StructType()
          .add("group_id", DataTypes.BinaryType)
          .add("program", DataTypes.StringType)
          .add("region", DataTypes.StringType)
          .add("session_modality", DataTypes.StringType)
          .add("admission", DataTypes.StringType)
          .add("log_started", DataTypes.IntegerType)
          .add("opened", DataTypes.IntegerType)
          .add("closed", DataTypes.IntegerType)
          .add("occasions", DataTypes.createArrayType(DataTypes.NullType));

  private Calendars() {}

  /**
   * What was reported of each group by name up to a day.
   *
   * @param reports what sources reported, by group
   * @param study says which programs are analysed
   */
  static List<ReportedGroup> reported(
      List<Row> groups, Map<GroupCalendar.Key, List<Report>> reports, Study study, Scope scope) {
    int last =
        reports.values().stream()
            .flatMap(List::stream)
            .mapToInt(Report::day)
            .filter(day -> day <= scope.asOf())
            .max()
            .orElse(scope.asOf());
    List<ReportedGroup> all = new ArrayList<>();
    for (Row row : groups) {
      GroupCalendar.Key key = GroupCalendar.Key.of(row.getAs("group_id"));
      int[] held = scope.isStated() ? heldDays(row) : new int[0];
      all.add(
          new ReportedGroup(
              key,
              study.programs().isEmpty() || study.programs().contains(row.<String>getAs("program")),
              mode(row.getAs("session_modality")),
              known -> closed(row, held, known, scope.isStated()),
              last,
              held,
              scope.isStated() ? dueDays(row) : new int[0],
              reports.getOrDefault(key, List.of())));
    }
    return all;
  }

  /**
   * What of a calendar counts.
   *
   * @param asOf last day that may be known
   * @param isStated whether organisers say what was held
   */
  record Scope(int asOf, boolean isStated) {}

  /** Since when groups are said to run and to keep a log. */
  static Map<GroupCalendar.Key, LogStarts.Stated> logs(List<Row> groups) {
    Map<GroupCalendar.Key, LogStarts.Stated> logs = new HashMap<>();
    for (Row row : groups) {
      logs.put(
          GroupCalendar.Key.of(row.getAs("group_id")),
          new LogStarts.Stated(day(row, "log_started"), day(row, "opened")));
    }
    return logs;
  }

  private static Optional<Arm> mode(String modality) {
    return Stream.of(Arm.FACE_TO_FACE, Arm.ONLINE)
        .filter(arm -> arm.key().equals(modality))
        .findFirst();
  }

  /** Sessions that were held, or of which nobody said what became of them. */
  private static int[] dueDays(Row group) {
    return occasionsOf(group).stream()
        .filter(occasion -> !occasion.getString(1).equals(SessionStatus.CANCELLED.key()))
        .mapToInt(occasion -> occasion.getInt(0))
        .sorted()
        .distinct()
        .toArray();
  }

  /** One row per group with what is known of it and all its sessions. */
  static List<Row> collect(List<Row> groups, List<Session> sessions, Set<String> regions) {
    Map<GroupCalendar.Key, List<Row>> occasions = new HashMap<>();
    for (Session session : sessions) {
      Integer planned = session.plannedMinutes();
      occasions
          .computeIfAbsent(GroupCalendar.Key.ofId(session.group()), group -> new ArrayList<>())
          .add(
              RowFactory.create(
                  session.day(),
                  session.status(),
                  session.modality(),
                  session.listed(),
                  planned == null ? -1 : planned));
    }
    return groups.stream()
        .map(
            group -> {
              byte[] id = group.getAs("group_id");
              String region = group.getAs("region");
              String admission = group.getAs("admission");
              return (Row)
                  new GenericRowWithSchema(
                      new Object[] {
                        id,
                        group.getAs("program"),
                        // A region of an older list is none: rows that are kept were not read anew.
                        region != null && regions.contains(region) ? region : "not_stated",
                        group.getAs("session_modality"),
                        admission == null ? "" : admission,
                        group.getAs("log_started_on"),
                        group.getAs("opened_on"),
                        group.getAs("closed_on"),
                        CollectionConverters.asScala(
                                occasions.getOrDefault(GroupCalendar.Key.of(id), List.of()))
                            .toSeq()
                      },
                      GROUP);
            })
        .toList();
  }

  /** What headcounts are told apart by, by group. */
  static Map<GroupCalendar.Key, HeadcountCells.Known> known(List<Row> groups) {
    Map<GroupCalendar.Key, HeadcountCells.Known> known = new HashMap<>();
    for (Row row : groups) {
      known.put(
          GroupCalendar.Key.of(row.getAs("group_id")),
          new HeadcountCells.Known(
              row.getAs("program"), row.getAs("region"), row.getAs("session_modality")));
    }
    return known;
  }

  /** What the directory of groups and the sessions that a source lists say. */
  static Directory directory(List<Row> groups) {
    IntStream listed =
        groups.stream()
            .flatMap(group -> occasionsOf(group).stream())
            .filter(occasion -> occasion.getBoolean(3))
            .mapToInt(occasion -> occasion.getInt(0));
    IntStream logged =
        groups.stream()
            .mapToInt(group -> day(group, "log_started"))
            .filter(day -> day != GroupCalendar.NEVER);
    OptionalInt calendar = listed.min();
    OptionalInt first = calendar.isPresent() ? calendar : logged.min();
    return new Directory(
        groups.stream().map(group -> group.<String>getAs("program")).collect(Collectors.toSet()),
        first.isPresent()
            ? Optional.of(Months.firstDay(Months.of(first.getAsInt())))
            : Optional.empty());
  }

  /** The calendar; groups are in the order of their pseudonyms. */
  static GroupCalendar calendar(List<Row> groups, LogStarts logs, DataEnds ends, boolean isStated) {
    List<GroupCalendar.Group> all = new ArrayList<>();
    for (Row row : groups) {
      DataEnd end = ends.of(row.<String>getAs("program"));
      GroupCalendar.Key key = GroupCalendar.Key.of(row.getAs("group_id"));
      List<Row> held = held(row);
      all.add(
          new GroupCalendar.Group(
              key,
              row.getAs("program"),
              row.getAs("region"),
              row.getAs("session_modality"),
              logs.of(key),
              logs.isOpenedFull(key) ? GroupCalendar.NEVER : day(row, "opened"),
              closed(row, column(held, 0), end.through(), isStated),
              end.through(),
              end.breaks(key),
              column(held, 0),
              column(held, 4),
              exceptions(row)));
    }
    all.sort(Comparator.comparing(GroupCalendar.Group::key));
    Map<GroupCalendar.Key, Map<Arm, Integer>> modeEnds = new HashMap<>();
    all.forEach(g -> modeEnds.put(g.key(), ends.of(g.program()).modeEnds(g.key())));
    return new GroupCalendar(
        all, new GroupCalendar.Facts(undeclared(groups, all), admissions(groups), modeEnds));
  }

  /**
   * Day of a group's last session; NEVER while it runs.
   *
   * <p>A group that has held nothing for longer than it pauses has closed with its last session,
   * whether anybody says so or not: a stated day alone would make leavers of the people of groups
   * that nobody wrote off. How it pauses is told from its last year; sessions that were cancelled
   * are a pause too, if it ends. Only a calendar that organisers state can tell: in one that is
   * worked out from attendance the last person to leave would close the group.
   */
  private static int closed(Row group, int[] heldDays, int completeThrough, boolean isStated) {
    int stated = day(group, "closed");
    int[] held = IntStream.of(heldDays).filter(day -> day <= completeThrough).distinct().toArray();
    if (!isStated || held.length == 0) {
      return stated;
    }
    int last = held[held.length - 1];
    boolean isPaused =
        occasionsOf(group).stream()
            .filter(occasion -> occasion.getString(1).equals(SessionStatus.CANCELLED.key()))
            .mapToInt(occasion -> occasion.getInt(0))
            .anyMatch(day -> last < day && day <= completeThrough);
    int pause = isPaused ? Math.max(LONG_PAUSE, usualPause(held)) : usualPause(held);
    return completeThrough - last > pause ? Math.min(stated, last) : stated;
  }

  private static Map<GroupCalendar.Key, String> admissions(List<Row> groups) {
    Map<GroupCalendar.Key, String> admissions = new HashMap<>();
    groups.forEach(
        row ->
            admissions.put(
                GroupCalendar.Key.of(row.getAs("group_id")), row.<String>getAs("admission")));
    return admissions;
  }

  /** Groups that closed on a day that nobody states. */
  private static Set<GroupCalendar.Key> undeclared(
      List<Row> groups, List<GroupCalendar.Group> calendar) {
    Map<GroupCalendar.Key, Integer> stated = new HashMap<>();
    groups.forEach(
        row -> stated.put(GroupCalendar.Key.of(row.getAs("group_id")), day(row, "closed")));
    return calendar.stream()
        .filter(group -> group.closed() <= group.completeThrough())
        .filter(group -> stated.get(group.key()) > group.completeThrough())
        .map(GroupCalendar.Group::key)
        .collect(Collectors.toSet());
  }

  /** The longest pause of the last year, within reason, or half as long again as most of them. */
  static int usualPause(int[] held) {
    int last = held[held.length - 1];
    int[] pauses =
        IntStream.range(1, held.length)
            .filter(i -> held[i - 1] >= last - YEAR)
            .map(i -> held[i] - held[i - 1])
            .sorted()
            .toArray();
    if (pauses.length == 0) {
      return USUAL_PAUSE;
    }
    int longest = Math.min(pauses[pauses.length - 1], LONG_PAUSE);
    int common = pauses[(pauses.length - 1) / 2] * 3 / 2;
    return IntStream.of(USUAL_PAUSE, longest, common).max().getAsInt();
  }

  /** Sessions by month, program, region and modality. */
  static Occasions occasions(List<Row> groups, CountedBy countedBy, int asOf) {
    Occasions occasions = new Occasions();
    for (Row group : groups) {
      GroupCalendar.Key id = GroupCalendar.Key.of(group.getAs("group_id"));
      Occasions ofGroup = new Occasions();
      for (Row occasion : occasionsOf(group)) {
        int day = occasion.getInt(0);
        if (day <= asOf) {
          boolean named = countedBy.name(id, Months.of(day));
          ofGroup.add(key(group, occasion, day), count(occasion, named));
        }
      }
      ofGroup
          .counts()
          .forEach(
              (key, count) ->
                  occasions.add(
                      key,
                      count.plus(new Occasions.Count(0, 0, 0, 0, 0, 0, count.held() > 0 ? 1 : 0))));
    }
    return occasions;
  }

  /** The program and modalities of each group's held sessions. */
  static Map<GroupCalendar.Key, Set<ServedGroups.Place>> heldAt(List<Row> groups, int asOf) {
    Map<GroupCalendar.Key, Set<ServedGroups.Place>> held = new HashMap<>();
    for (Row group : groups) {
      for (Row occasion : held(group)) {
        Occasions.Key key = key(group, occasion, occasion.getInt(0));
        if (occasion.getInt(0) <= asOf) {
          held.computeIfAbsent(
                  GroupCalendar.Key.of(group.getAs("group_id")), any -> new HashSet<>())
              .add(new ServedGroups.Place(key.program(), key.modality()));
        }
      }
    }
    return held;
  }

  /** The months in which a calendar has sessions of a group, of those groups that count heads. */
  static Set<CountedBy.GroupMonth> months(List<Row> groups, Headcounts headcounts, int asOf) {
    Set<GroupCalendar.Key> counting =
        headcounts.cells().stream().map(cell -> cell.group().key()).collect(Collectors.toSet());
    Set<CountedBy.GroupMonth> months = new HashSet<>();
    for (Row group : groups) {
      GroupCalendar.Key id = GroupCalendar.Key.of(group.getAs("group_id"));
      if (counting.contains(id)) {
        occasionsOf(group).stream()
            .mapToInt(occasion -> occasion.getInt(0))
            .filter(day -> day <= asOf)
            .forEach(day -> months.add(new CountedBy.GroupMonth(id, Months.of(day))));
      }
    }
    return months;
  }

  private static Occasions.Key key(Row group, Row occasion, int day) {
    String modality =
        occasion.isNullAt(2) ? group.getAs("session_modality") : occasion.getString(2);
    return new Occasions.Key(
        Months.firstDay(Months.of(day)), group.getAs("program"), group.getAs("region"), modality);
  }

  private static Occasions.Count count(Row occasion, boolean named) {
    String status = occasion.getString(1);
    boolean listed = occasion.getBoolean(3);
    return new Occasions.Count(
        listed ? 1 : 0,
        listed ? 0 : 1,
        status.equals("held") ? 1 : 0,
        status.equals("held") && named ? 1 : 0,
        status.equals("cancelled") ? 1 : 0,
        status.equals("not_reported") ? 1 : 0,
        0);
  }

  private static int[] heldDays(Row group) {
    return column(held(group), 0);
  }

  private static int[] column(List<Row> occasions, int at) {
    return occasions.stream().mapToInt(occasion -> occasion.getInt(at)).toArray();
  }

  private static List<Row> held(Row group) {
    return occasionsOf(group).stream()
        .filter(occasion -> occasion.getString(1).equals("held"))
        .sorted(
            Comparator.comparingInt((Row occasion) -> occasion.getInt(0))
                .thenComparingInt(occasion -> occasion.getInt(4)))
        .toList();
  }

  private static Map<Integer, String> exceptions(Row group) {
    Map<Integer, String> exceptions = new HashMap<>();
    for (Row occasion : occasionsOf(group)) {
      if (!occasion.isNullAt(2)
          && !occasion.getString(2).equals(group.<String>getAs("session_modality"))) {
        exceptions.put(occasion.getInt(0), occasion.getString(2));
      }
    }
    return exceptions;
  }

  private static List<Row> occasionsOf(Row group) {
    int at = group.fieldIndex("occasions");
    return group.isNullAt(at) ? List.of() : group.getList(at);
  }

  private static int day(Row row, String field) {
    int at = row.fieldIndex(field);
    return row.isNullAt(at) ? GroupCalendar.NEVER : row.getInt(at);
  }
}
