package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.RedactedException;
import org.rollcall.curate.Attendance;
import org.rollcall.curate.Id;
import org.rollcall.curate.Person;
import org.rollcall.curate.Stay;
import org.rollcall.engine.TestSpark;
import org.rollcall.measure.AttendanceHistory.Mode;
import org.rollcall.measure.AttendanceHistory.SessionModality;
import org.rollcall.outcome.Baseline;
import org.rollcall.outcome.Covariate;
import org.rollcall.study.Study;

class ReductionTest {

  private static final int FIRST = 18_000;
  private static final int AS_OF = FIRST + 250;
  private static final String FOLLOWED = "sign_in";
  private static final String ACCOUNT = "account";
  private static final StructType PARTICIPANT =
      Stream.of(Covariate.values())
          .map(covariate -> covariate.name().toLowerCase(Locale.ROOT))
          .reduce(
              new StructType().add("age", DataTypes.IntegerType),
              (type, name) -> type.add(name, DataTypes.StringType),
              (one, other) -> one);

  private final SparkSession spark = TestSpark.session();
  private final Study study = SampleStudy.of();
  private final GroupCalendar calendar = calendar();
  private final CellLayout layout =
      new CellLayout(study, Months.of(FIRST), Months.of(AS_OF) - Months.of(FIRST) + 1);
  private final AnalysisWindow window = new AnalysisWindow(study, calendar, AS_OF, layout);

  @Test
  void reduce_throughSpark_equalsTheWalkInPlainJava() {
    List<List<Row>> people = people(300, 7);
    assertEquals(inPlainJava(people), throughSpark(people, 1_000_000));
  }

  @Test
  void reduce_twoHalves_addUpToTheWhole() {
    List<List<Row>> people = people(200, 8);
    TreeMap<Long, Long> sum = inPlainJava(people.subList(0, 90));
    inPlainJava(people.subList(90, 200)).forEach((cell, n) -> sum.merge(cell, n, Long::sum));
    assertEquals(inPlainJava(people), sum);
  }

  @Test
  void reduce_moreCellsThanTheCap_refusesToCollect() {
    RedactedException refused =
        assertThrows(RedactedException.class, () -> throughSpark(people(50, 9), 10));
    assertEquals(
        "Cannot reduce to counts: more than 10 cells"
            + " (must be fewer, or memory more: shorten horizon_weeks, use fewer gap rules, or set"
            + " ROLLCALL_JAVA_OPTS=-Xmx)",
        refused.getMessage());
  }

  private TreeMap<Long, Long> throughSpark(List<List<Row>> people, int cap) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    List<Histories> parts =
        List.of(new Histories(), new Histories(), new Histories(), new Histories());
    for (int i = 0; i < people.size(); i++) {
      parts.get(i % parts.size()).add(person(people.get(i)), Set.of(FOLLOWED, ACCOUNT));
    }
    Broadcast<AnalysisWindow> broadcast = context.broadcast(window);
    return sorted(Reduction.reduce(context.parallelize(parts, 3), broadcast, cap));
  }

  /** The same as the store gives it. */
  private static Person person(List<Row> visits) {
    List<Attendance> attendances =
        visits.stream()
            .map(
                visit ->
                    new Attendance(
                        null,
                        grade(visit),
                        new Stay.Session(
                            null, Id.of(visit.<byte[]>getAs(1)), null, null, visit.getInt(2), null),
                        visit.getInt(10) == 0 ? null : visit.getInt(10),
                        visit.getInt(6) < 0 ? null : Double.valueOf(visit.getInt(6)),
                        visit.getInt(3) == 1 ? "online" : "face_to_face",
                        null,
                        visit.getBoolean(9) ? "participant" : "facilitator",
                        visit.getInt(5) == 0 ? null : visit.getInt(5) == 1,
                        null,
                        1))
            .toList();
    return new Person(null, List.of(), attendances, participant(visits.get(0).getLong(7)));
  }

  private static String grade(Row visit) {
    if (visit.getBoolean(8)) {
      return ACCOUNT;
    }
    return visit.getBoolean(4) ? FOLLOWED : "display_name";
  }

  private static Optional<Row> participant(long baseline) {
    int gender = Baseline.level(baseline, Covariate.GENDER);
    String level = gender == 0 ? null : Covariate.GENDER.known().get(gender - 1);
    Object[] cells = new Object[PARTICIPANT.size()];
    cells[PARTICIPANT.fieldIndex("gender")] = level;
    return Optional.of(new GenericRowWithSchema(cells, PARTICIPANT));
  }

  private TreeMap<Long, Long> inPlainJava(List<List<Row>> people) {
    LongCounter cells = new LongCounter();
    PersonCells walk = new PersonCells(window, cells, window.activity());
    for (List<Row> person : people) {
      AttendanceHistory history = new AttendanceHistory();
      history.startsFrom(person.get(0).getLong(7));
      for (Row visit : person) {
        int flags =
            AttendanceHistory.flags(
                Mode.values()[visit.getInt(3)],
                visit.getBoolean(4),
                visit.getInt(5),
                visit.getInt(3) == 1 ? SessionModality.ONLINE : SessionModality.FACE_TO_FACE);
        flags = visit.getBoolean(8) ? AttendanceHistory.byAccount(flags) : flags;
        history.add(
            visit.getInt(2),
            visit.getInt(10),
            window.indexOf(visit.<byte[]>getAs(1)),
            visit.getBoolean(9) ? flags : AttendanceHistory.asNoParticipant(flags),
            visit.getInt(6));
      }
      walk.count(history);
    }
    return sorted(cells);
  }

  private static TreeMap<Long, Long> sorted(LongCounter cells) {
    TreeMap<Long, Long> sorted = new TreeMap<>();
    cells.forEach(sorted::put);
    return sorted;
  }

  private static List<List<Row>> people(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<List<Row>> people = new ArrayList<>();
    for (int person = 0; person < n; person++) {
      List<Row> visits = new ArrayList<>();
      int day = FIRST + random.nextInt(120);
      int home = random.nextInt(4);
      long baseline = random.nextInt(3) * Baseline.factor(Covariate.GENDER);
      for (int i = 0; i <= random.nextInt(12) && day <= AS_OF; i++) {
        int group = random.nextInt(5) == 0 ? random.nextInt(4) : home;
        boolean online = group % 2 == 0;
        boolean followed = random.nextInt(10) > 0;
        boolean account = random.nextInt(3) == 0;
        visits.add(
            RowFactory.create(
                id(1_000_000 + person),
                id(group),
                day,
                online ? 1 : 0,
                followed || account,
                random.nextInt(3),
                random.nextInt(4) == 0 ? -1 : random.nextInt(120),
                baseline,
                account,
                random.nextInt(8) > 0,
                random.nextInt(3)));
        day += 1 + random.nextInt(15);
      }
      people.add(visits);
    }
    return people;
  }

  private static byte[] id(int number) {
    return ByteBuffer.allocate(16).putLong(number).putLong(number * 31L).array();
  }

  private static GroupCalendar calendar() {
    List<GroupCalendar.Group> groups = new ArrayList<>();
    for (int g = 0; g < 4; g++) {
      int offset = g;
      int[] held =
          java.util.stream.IntStream.rangeClosed(0, 35).map(i -> FIRST + offset + 7 * i).toArray();
      groups.add(
          new GroupCalendar.Group(
              GroupCalendar.Key.of(id(g)),
              "smart_recovery",
              g < 2 ? "north" : "south",
              g % 2 == 0 ? "online" : "face_to_face",
              FIRST,
              g == 3 ? FIRST : FIRST - 100,
              g == 2 ? FIRST + 140 : GroupCalendar.NEVER,
              AS_OF,
              held,
              GroupCalendarTest.unknown(held.length),
              Map.of()));
    }
    return new GroupCalendar(groups);
  }
}
