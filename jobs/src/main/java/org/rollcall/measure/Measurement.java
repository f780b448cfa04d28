package org.rollcall.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.rollcall.contract.RedactedException;
import org.rollcall.contract.Region;
import org.rollcall.engine.SideTasks;
import org.rollcall.outcome.CalendarOrigin;
import org.rollcall.outcome.Known;
import org.rollcall.outcome.RecordShare;
import org.rollcall.study.Arm;
import org.rollcall.study.Study;

/** The curated tables to everything that is counted: where Spark ends. */
public final class Measurement {

  /** Memory that one cell takes on the driver while cells are collected, generously. */
  private static final long BYTES_PER_CELL = 400;

  /**
   * The curated tables as the curate room gives them, duplicates gone.
   *
   * @param groups groups
   * @param calendar sessions, given or inferred
   * @param origin which of the two
   * @param attendances one row per person and session, the rows of one person together
   * @param participants what was known of people when they started
   * @param spans first and last day of attendance or headcounts by group, source and month
   * @param reports what was reported by name, by group
   * @param headcounts headcounts
   * @param responses survey answers
   * @param invitations survey invitations
   * @param themeCodes coded extracts
   */
  public record Inputs(
      Optional<Dataset<Row>> groups,
      Optional<Dataset<Row>> calendar,
      CalendarOrigin origin,
      Optional<Dataset<Row>> attendances,
      Optional<Dataset<Row>> participants,
      Optional<Dataset<Row>> spans,
      Optional<Dataset<Row>> reports,
      Optional<Dataset<Row>> headcounts,
      Optional<Dataset<Row>> responses,
      Optional<Dataset<Row>> invitations,
      Optional<Dataset<Row>> themeCodes) {}

  private final SparkSession spark;
  private final Study study;

  public Measurement(SparkSession spark, Study study) {
    this.spark = spark;
    this.study = study;
  }

  /**
   * First and last day of attendance and headcounts by group, source and month, for {@link Inputs},
   * and whether they are of names.
   */
  public static Dataset<Row> spans(
      Optional<Dataset<Row>> stays, Optional<Dataset<Row>> headcounts, Dataset<Row> sessions) {
    Optional<Dataset<Row>> attended =
        stays.map(
            rows ->
                AttendanceReports.dated(rows, sessions)
                    .select(
                        col("group_id"),
                        col("source_id"),
                        functions.lit(true).as("named"),
                        col("day")));
    Optional<Dataset<Row>> counted =
        headcounts.map(
            rows ->
                rows.select(
                    col("group_id"),
                    col("source_id"),
                    functions.lit(false).as("named"),
                    functions
                        .expr("unix_date(coalesce(session_on, period_end, period_start))")
                        .as("day")));
    return Stream.concat(attended.stream(), counted.stream())
        .reduce(Dataset::union)
        .orElseThrow(
            () ->
                new RedactedException(
                    "Cannot measure: no source gives attendance or headcounts (must be one)"))
        .filter(col("day").isNotNull())
        .groupBy(
            col("group_id"),
            col("source_id"),
            col("named"),
            functions.expr("trunc(date_from_unix_date(day), 'MM')").as("month"))
        .agg(min("day").as("first_day"), max("day").as("last_day"));
  }

  /** The first day after that one of a session at which somebody is said to have been. */
  public static Optional<LocalDate> firstAfter(
      LocalDate day, Dataset<Row> stays, Dataset<Row> sessions) {
    Dataset<Row> ahead =
        sessions.filter(col("session_on").gt(functions.lit(java.sql.Date.valueOf(day))));
    Row first =
        AttendanceReports.dated(stays, ahead)
            .filter(col("day").gt(functions.lit(day.toEpochDay())))
            .agg(min("day"))
            .first();
    return first.isNullAt(0)
        ? Optional.empty()
        : Optional.of(LocalDate.ofEpochDay(first.getInt(0)));
  }

  /** What is reported by name, by group, for {@link Inputs}. */
  public static Dataset<Row> reports(Dataset<Row> stays, Dataset<Row> sessions, Study study) {
    return AttendanceReports.of(
        AttendanceReports.dated(stays, sessions),
        study.identityGrades(),
        study.sources().stream().map(Study.Source::name).toList());
  }

  /** Counts everything. */
  public Measured run(Inputs inputs) {
    try (SideTasks side = new SideTasks()) {
      return run(inputs, side);
    }
  }

  private Measured run(Inputs inputs, SideTasks side) {
    SideTasks.Task<Optional<List<Row>>> collected =
        side.start(
            () ->
                inputs
                    .groups()
                    .map(this::withListedRegions)
                    .flatMap(g -> inputs.calendar().map(c -> Calendars.collect(g, c))));
    SideTasks.Task<Optional<Themes>> themes = side.start(() -> inputs.themeCodes().map(Themes::of));
    List<Row> spans = inputs.spans().map(Dataset::collectAsList).orElse(List.of());
    Period period = period(spans);
    SideTasks.Task<Map<GroupCalendar.Key, List<ReportedGroup.Report>>> collectedReports =
        side.start(() -> inputs.reports().map(AttendanceReports::collect).orElse(Map.of()));
    int asOf = period.asOf();
    SideTasks.Task<Optional<Surveys>> surveys =
        side.start(
            () ->
                inputs
                    .responses()
                    .map(r -> ofAnalysed(r, inputs.groups()))
                    .map(
                        r ->
                            Surveys.of(
                                r,
                                inputs.invitations().map(i -> ofAnalysed(i, inputs.groups())),
                                study.instruments(),
                                asOf)));
    Optional<List<Row>> groups = collected.result();
    Map<GroupCalendar.Key, HeadcountCells.Known> known =
        groups.map(Calendars::known).orElse(Map.of());
    SideTasks.Task<Headcounts> headcounts =
        side.start(
            () ->
                inputs
                    .headcounts()
                    .map(h -> HeadcountCells.of(h, known, asOf))
                    .orElse(new Headcounts(List.of())));
    Map<GroupCalendar.Key, List<ReportedGroup.Report>> reports = collectedReports.result();
    Calendars.Scope scope = new Calendars.Scope(asOf, inputs.origin() == CalendarOrigin.STATED);
    List<ReportedGroup> reported =
        Calendars.reported(groups.orElse(List.of()), reports, study, scope);
    List<Population> populations =
        Population.of(study, known.values().stream().map(HeadcountCells.Known::program).toList());
    DataEnds ends =
        DataEnds.of(
            populations,
            population ->
                DataEnd.of(
                    reported.stream()
                        .map(g -> g.analysed(population.has(known.get(g.key()).program())))
                        .toList(),
                    Math.min(asOf, period.last()),
                    study.recording().lagDays()));
    LogStarts logs =
        LogStarts.of(
            Calendars.logs(groups.orElse(List.of())),
            reported.stream()
                .map(g -> g.until(ends.of(known.get(g.key()).program()).through()))
                .toList());
    Optional<PeopleCounts> people =
        groups.flatMap(
            g ->
                inputs
                    .attendances()
                    .map(
                        a ->
                            people(
                                Calendars.calendar(g, logs, ends, scope.isStated()),
                                Baselines.with(a, inputs.participants()),
                                period)));
    Optional<List<Row>> analysed =
        groups.map(all -> all.stream().filter(g -> isAnalysed(g.getAs("program"), known)).toList());
    List<Row> spansOfAnalysed =
        spans.stream()
            .filter(
                span -> {
                  HeadcountCells.Known group =
                      known.get(GroupCalendar.Key.of(span.getAs("group_id")));
                  return group == null || isAnalysed(group.program(), known);
                })
            .toList();
    Set<GroupCalendar.Key> undeclared =
        people.map(p -> p.window().calendar().undeclared()).orElse(Set.of()).stream()
            .filter(reports::containsKey)
            .collect(Collectors.toSet());
    Guesses guesses = new Guesses(ends, logs, undeclared, known);
    Headcounts counted = headcounts.result();
    Headcounts heads = counted.only(cell -> isAnalysed(cell.program(), known));
    CountedBy countedBy = CountedBy.of(people.isEmpty() ? List.of() : spans, heads);
    HeadcountOnly unnamed =
        HeadcountOnly.of(
            heads, countedBy, analysed.map(g -> Calendars.months(g, heads, asOf)).orElse(Set.of()));
    return new Measured(
        LocalDate.ofEpochDay(asOf),
        LocalDate.ofEpochDay(ends.through()),
        dates(ends.byMode()),
        Map.copyOf(ends.beyond()),
        new Measured.Logs(logs.cut().size(), logs.openedFull().size()),
        strata(populations, people, reported, known, heads, guesses, scope.isStated()),
        people.map(PeopleCounts::counts),
        analysed.map(g -> Calendars.occasions(g, countedBy, asOf)).orElseGet(Occasions::new),
        people.map(PeopleCounts::activity).orElse(Map.of()),
        unnamed,
        heads,
        counted.groups(),
        ServedGroups.of(
            analysed.orElse(List.of()), spansOfAnalysed, heads, countedBy, period.first(), asOf),
        surveys.result(),
        themes.result(),
        analysed.map(Calendars::directory).orElse(Directory.NONE));
  }

  /** Rows of groups of other programs than the study's list go; those of no group stay. */
  private Dataset<Row> ofAnalysed(Dataset<Row> rows, Optional<Dataset<Row>> groups) {
    if (study.programs().isEmpty() || groups.isEmpty()) {
      return rows;
    }
    Dataset<Row> others =
        groups
            .get()
            .filter(functions.not(col("program").isin(study.programs().toArray())))
            .select(col("group_id").as("other_id"));
    return rows.join(
        functions.broadcast(others), col("group_id").equalTo(col("other_id")), "left_anti");
  }

  /** Where nothing says what program a group is of, all that the study reads is analysed. */
  private boolean isAnalysed(String program, Map<GroupCalendar.Key, HeadcountCells.Known> known) {
    return known.isEmpty() || study.programs().isEmpty() || study.programs().contains(program);
  }

  private List<Measured.Stratum> strata(
      List<Population> populations,
      Optional<PeopleCounts> people,
      List<ReportedGroup> reported,
      Map<GroupCalendar.Key, HeadcountCells.Known> known,
      Headcounts heads,
      Guesses guesses,
      boolean isStated) {
    DataEnds ends = guesses.ends();
    boolean isOnly = populations.size() == 1;
    List<Measured.Stratum> strata = new ArrayList<>();
    for (Population population : populations) {
      List<ReportedGroup> own =
          reported.stream()
              .filter(group -> population.has(known.get(group.key()).program()))
              .toList();
      Optional<Counts> counts = people.map(all -> all.of(population).counts());
      strata.add(
          new Measured.Stratum(
              population.stratum(),
              counts,
              dates(ends.of(population).byMode()),
              Map.copyOf(ends.of(population).beyond()),
              Map.of(
                  RecordShare.SESSIONS_RECORDED,
                  RecordedSessions.of(own),
                  RecordShare.MEETINGS_ONCE,
                  isStated ? Map.of() : MeetingsOnce.of(own),
                  RecordShare.HEADS_NAMED,
                  NamedHeads.of(own, heads.sessions()),
                  RecordShare.NEWCOMERS_NAMED,
                  counts.map(found -> newcomersNamed(found, own, heads)).orElse(Map.of())),
              LinkedModes.of(own, AttendanceReports.domains(study.sources())),
              LinkedModes.inOneSource(own),
              isOnly ? heads : heads.only(cell -> population.has(cell.program())),
              counts.map(found -> guesses.of(population, found)).orElse(Map.of())));
    }
    return strata;
  }

  private static Map<Arm, Known> newcomersNamed(
      Counts counts, List<ReportedGroup> own, Headcounts heads) {
    Map<GroupCalendar.Key, Arm> modes = new HashMap<>();
    own.forEach(group -> group.room().ifPresent(mode -> modes.put(group.key(), mode)));
    return counts.newcomersNamed(NamedHeads.asked(own, heads.sessions()), modes);
  }

  private Period period(List<Row> spans) {
    if (spans.isEmpty()) {
      throw new RedactedException(
          "Cannot measure: found no dated attendance or headcount (must be at least one)");
    }
    int last = spans.stream().mapToInt(row -> row.<Integer>getAs("last_day")).max().getAsInt();
    int asOf = study.asOf().map(day -> (int) day.toEpochDay()).orElse(last);
    int first = spans.stream().mapToInt(row -> row.<Integer>getAs("first_day")).min().getAsInt();
    if (asOf < first) {
      throw new RedactedException(
          "Cannot measure: as_of is "
              + LocalDate.ofEpochDay(asOf)
              + ", before any attendance or headcount (must be a day within the data)");
    }
    return new Period(first, last, asOf);
  }

  /** A region of an older list, or of none, is none: rows that are kept were not read anew. */
  private Dataset<Row> withListedRegions(Dataset<Row> groups) {
    Object[] codes = study.regions().stream().map(Region::code).toArray();
    return groups.withColumn("region", functions.when(col("region").isin(codes), col("region")));
  }

  private record PeopleCounts(Counts counts, AnalysisWindow window) {

    PeopleCounts of(Population population) {
      return new PeopleCounts(counts.of(population, window), window);
    }

    Map<Occasions.Key, Measured.Activity> activity() {
      return Measured.activity(counts, counts.layout(), window);
    }
  }

  /** First and last day with data, and last day that counts, since 1970-01-01. */
  private record Period(int first, int last, int asOf) {}

  private PeopleCounts people(GroupCalendar calendar, Dataset<Row> attendances, Period period) {
    int asOf = period.asOf();
    int firstMonth = Months.of(period.first());
    CellLayout layout =
        new CellLayout(study, firstMonth, Math.max(1, Months.of(asOf) - firstMonth + 1));
    AnalysisWindow window = new AnalysisWindow(study, calendar, asOf, layout);
    Dataset<Row> visits = Reduction.visits(attendances, study).filter(col("day").leq(asOf));
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<AnalysisWindow> broadcast = context.broadcast(window);
    LongCounter cells = Reduction.reduce(visits, broadcast, cap());
    return new PeopleCounts(Counts.of(cells, window), window);
  }

  /** Cells that may be collected at most: what the driver has room for. */
  private static int cap() {
    return (int) Math.min(50_000_000, Runtime.getRuntime().maxMemory() / BYTES_PER_CELL);
  }

  private static Map<Arm, LocalDate> dates(Map<Arm, Integer> days) {
    Map<Arm, LocalDate> dates = new EnumMap<>(Arm.class);
    days.forEach((arm, day) -> dates.put(arm, LocalDate.ofEpochDay(day)));
    return dates;
  }
}
