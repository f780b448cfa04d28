package org.rollcall.measure;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.rollcall.measure.AttendanceHistory.Mode;
import org.rollcall.measure.AttendanceHistory.SessionModality;
import org.rollcall.measure.ReportedGroup.Report;
import org.rollcall.outcome.Starter.Lengths;
import org.rollcall.stats.survival.ClusterExits;
import org.rollcall.study.Arm;
import org.rollcall.study.Study;

/**
 * Groups, sessions and attendances in memory, counted as a run counts them, but for Spark: from
 * what is recorded to the data's end, the calendar, and the walk over each person's history.
 */
final class MadeWorld {

  /** Day 0. */
  static final int FIRST = 18_000;

  /** A group with its sessions, as {@link Calendars} reads it. */
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

  /** A group; days are counted from day 0. */
  static final class Group {
    private final int number;
    private final String program;
    private final Arm mode;
    private final TreeMap<Integer, String> sessions = new TreeMap<>();
    private int logStarted = -2_000;
    private Integer closedOn;
    private boolean isHybrid;

    private Group(int number, String program, Arm mode) {
      this.number = number;
      this.program = program;
      this.mode = mode;
    }

    int number() {
      return number;
    }

    Arm mode() {
      return mode;
    }

    /** Of a session every week on the same day, from one week to before another. */
    Group weekly(int from, int before, String status) {
      IntStream.range(from, before).forEach(week -> sessions.put(dayOf(week), status));
      return this;
    }

    /** Nothing is listed of it from that week on. */
    Group silentFrom(int week) {
      sessions.tailMap(dayOf(week), true).clear();
      return this;
    }

    void remove(int week) {
      sessions.remove(dayOf(week));
    }

    Group closedOn(int week) {
      closedOn = dayOf(week);
      return this;
    }

    Group logStarted(int day) {
      logStarted = day;
      return this;
    }

    /** People attend in the room and on the screen; of each visit it is said how. */
    Group hybrid() {
      isHybrid = true;
      return this;
    }

    boolean holdsIn(int week) {
      return "held".equals(sessions.get(dayOf(week)));
    }

    /** Its day of that week. */
    int dayOf(int week) {
      return 7 * week + number % 7;
    }

    private Row row() {
      List<Row> occasions = new ArrayList<>();
      sessions.forEach(
          (day, status) -> occasions.add(RowFactory.create(FIRST + day, status, null, true, 60)));
      return new GenericRowWithSchema(
          new Object[] {
            id(number),
            program,
            "north",
            isHybrid ? "hybrid" : mode.key(),
            "open",
            FIRST + logStarted,
            FIRST - 2_100,
            closedOn == null ? null : FIRST + closedOn,
            scala.jdk.javaapi.CollectionConverters.asScala(occasions).toSeq()
          },
          GROUP);
    }
  }

  /**
   * One attendance.
   *
   * @param person who
   * @param day on which day
   * @param rank place of the start within the person's day
   * @param group number of the group
   * @param mode how
   * @param firstTime what was said of the first time
   * @param source a bit for each source that has it
   */
  record Visit(int person, int day, int rank, int group, Mode mode, int firstTime, long source) {

    Visit as(int other) {
      return new Visit(other, day, rank, group, mode, firstTime, source);
    }

    Visit at(Group other) {
      return new Visit(person, other.dayOf(day / 7), rank, other.number, mode, firstTime, source);
    }

    Visit saying(int said) {
      return new Visit(person, day, rank, group, mode, said, source);
    }

    Visit from(long sources) {
      return new Visit(person, day, rank, group, mode, firstTime, sources);
    }
  }

  final List<Group> groups = new ArrayList<>();
  final List<Visit> visits = new ArrayList<>();
  private final Study study;

  MadeWorld(Study study) {
    this.study = study;
  }

  Study study() {
    return study;
  }

  Group add(String program, Arm mode) {
    Group group = new Group(groups.size(), program, mode);
    groups.add(group);
    return group;
  }

  /** Somebody is there, if the group meets in that week. */
  void comes(int person, Group group, int week) {
    if (group.holdsIn(week)) {
      visits.add(visit(person, group, week));
    }
  }

  static Visit visit(int person, Group group, int week) {
    Mode mode = group.mode == Arm.ONLINE ? Mode.ONLINE : Mode.FACE_TO_FACE;
    return new Visit(
        person, group.dayOf(week), 1, group.number, mode, AttendanceHistory.NOT_SAID, 1);
  }

  /** What is known of the data's end, with that day as the last that counts. */
  DataEnds end(int asOf) {
    Map<GroupCalendar.Key, String> programs = new HashMap<>();
    groups.forEach(g -> programs.put(GroupCalendar.Key.of(id(g.number)), g.program));
    return DataEnds.of(
        Population.of(study, programs.values()),
        population ->
            DataEnd.of(
                reported(asOf).stream()
                    .map(g -> g.analysed(population.has(programs.get(g.key()))))
                    .toList(),
                FIRST + asOf,
                study.recording().lagDays()));
  }

  /** The codes of the first two sources, and of others none that these know. */
  static List<String> codes(String first, String second) {
    return IntStream.range(0, Long.SIZE)
        .mapToObj(bit -> bit == 0 ? first : bit == 1 ? second : "source " + bit)
        .toList();
  }

  /** What was reported of each group up to a day. */
  List<ReportedGroup> reported(int asOf) {
    return Calendars.reported(rows(), reports(), study, new Calendars.Scope(FIRST + asOf, true));
  }

  /** What was counted of a group on a day. */
  Headcounts.Session counted(int group, int day, long heads, OptionalLong newcomers) {
    return new Headcounts.Session(GroupCalendar.Key.of(id(group)), FIRST + day, heads, newcomers);
  }

  Counted counted(int asOf) {
    return counted(end(asOf), asOf);
  }

  /** Counted as if the data's end were another. */
  Counted counted(DataEnd end, int asOf) {
    List<Population> all = List.of(new Population(Population.ALL, Set.of()));
    return counted(DataEnds.of(all, any -> end), asOf);
  }

  private String program(ReportedGroup group) {
    return groups.stream()
        .filter(own -> GroupCalendar.Key.of(id(own.number)).equals(group.key()))
        .findFirst()
        .orElseThrow()
        .program;
  }

  private Counted counted(DataEnds end, int asOf) {
    LogStarts logs =
        LogStarts.of(
            Calendars.logs(rows()),
            reported(asOf).stream()
                .map(group -> group.until(end.of(program(group)).through()))
                .toList());
    GroupCalendar calendar = Calendars.calendar(rows(), logs, end, true);
    int last = FIRST + asOf;
    int first = Months.of(FIRST - 400);
    CellLayout layout = new CellLayout(study, first, Months.of(last) - first + 1);
    AnalysisWindow window = new AnalysisWindow(study, calendar, last, layout);
    LongCounter cells = new LongCounter();
    PersonCells walk = new PersonCells(window, cells, window.activity());
    Map<Integer, AttendanceHistory> people = new TreeMap<>();
    for (Visit visit : visits) {
      if (visit.day() <= asOf) {
        people
            .computeIfAbsent(visit.person(), p -> new AttendanceHistory())
            .add(
                FIRST + visit.day(),
                visit.rank(),
                calendar.indexOf(id(visit.group())).orElseThrow(),
                flags(visit),
                Lengths.UNKNOWN);
      }
    }
    people.values().forEach(walk::count);
    return new Counted(Counts.of(cells, window), window, end);
  }

  private int flags(Visit visit) {
    Arm room = groups.get(visit.group()).mode;
    SessionModality modality =
        visit.mode() == Mode.NOT_STATED ? SessionModality.HYBRID : SessionModality.of(room.key());
    return AttendanceHistory.flags(visit.mode(), true, visit.firstTime(), modality);
  }

  /** What was counted. */
  record Counted(Counts counts, AnalysisWindow window, DataEnds end) {

    /** Counts of the population of that name. */
    Counts of(String stratum) {
      return window.populations().stream()
          .filter(population -> population.stratum().equals(stratum))
          .map(population -> counts.of(population, window))
          .findFirst()
          .orElseThrow();
    }

    /** Share that has not left by then, by the rule of the study. */
    double retained(Arm arm, int week) {
      return MadeWorld.retained(
          counts, "gap_" + window.layout().retention().lookAheadWeeks() + "_weeks", arm, week);
    }
  }

  /** Product of the shares that stay from week to week, of those who are followed through it. */
  static double retained(Counts counts, String rule, Arm arm, int week) {
    double share = 1;
    List<ClusterExits> exits = counts.exits(rule).getOrDefault(arm, List.of());
    for (int j = 0; j < week; j++) {
      double left = 0;
      double atRisk = 0;
      for (ClusterExits group : exits) {
        left += group.left()[j];
        for (int i = j; i < group.weeks(); i++) {
          atRisk += group.left()[i];
        }
        for (int m = j + 1; m <= group.weeks(); m++) {
          atRisk += group.followed()[m];
        }
      }
      share *= atRisk == 0 ? Double.NaN : 1 - left / atRisk;
    }
    return share;
  }

  private List<Row> rows() {
    return groups.stream().map(Group::row).toList();
  }

  private Map<GroupCalendar.Key, List<Report>> reports() {
    record Person(int group, int day, int person) {}
    record Alike(int group, int day, long sources, Mode mode) {}
    Map<Person, Long> sources = new HashMap<>();
    Map<Person, Mode> modes = new HashMap<>();
    for (Visit visit : visits) {
      Person person = new Person(visit.group(), visit.day(), visit.person());
      sources.merge(person, visit.source(), (one, other) -> one | other);
      modes.put(person, visit.mode());
    }
    Map<Alike, Integer> people = new HashMap<>();
    sources.forEach(
        (person, from) ->
            people.merge(
                new Alike(person.group(), person.day(), from, modes.get(person)), 1, Integer::sum));
    Map<GroupCalendar.Key, List<Report>> reports = new HashMap<>();
    people.forEach(
        (alike, n) ->
            reports
                .computeIfAbsent(GroupCalendar.Key.of(id(alike.group())), g -> new ArrayList<>())
                .add(new Report(FIRST + alike.day(), alike.sources(), arm(alike.mode()), n)));
    reports
        .values()
        .forEach(
            own ->
                own.sort(
                    Comparator.comparingInt(Report::day)
                        .thenComparingLong(Report::sources)
                        .thenComparing(report -> report.mode().toString())));
    return reports;
  }

  private static Optional<Arm> arm(Mode mode) {
    return switch (mode) {
      case ONLINE -> Optional.of(Arm.ONLINE);
      case FACE_TO_FACE -> Optional.of(Arm.FACE_TO_FACE);
      case NOT_STATED -> Optional.empty();
    };
  }

  private static byte[] id(int number) {
    return ByteBuffer.allocate(16).putLong(number).putLong(number).array();
  }
}
