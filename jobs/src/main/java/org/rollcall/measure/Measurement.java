package org.rollcall.measure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.rollcall.contract.RedactedException;
import org.rollcall.contract.Region;
import org.rollcall.curate.Calendar;
import org.rollcall.curate.PartedRows;
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
   * @param people what was found of people, if attendance is recorded
   * @param headcounts headcounts
   * @param storedHeadcounts all of them, with those that repeat others
   * @param responses survey answers
   * @param invitations survey invitations
   * @param themeCodes coded extracts
   */
  public record Inputs(
      Optional<List<Row>> groups,
      Calendar calendar,
      Optional<PeopleTold> people,
      Optional<List<Row>> headcounts,
      List<Row> storedHeadcounts,
      Optional<PartedRows> responses,
      Optional<List<Row>> invitations,
      Optional<List<Row>> themeCodes) {

    /**
     * First and last day of attendance and headcounts by group, source and month, and whether they
     * are of names. They need neither dates without duplicates nor whole sessions.
     */
    public List<Span> spans() {
      Span.Collector spans = new Span.Collector();
      people.ifPresent(told -> told.spans().forEach(spans::add));
      for (Row row : storedHeadcounts) {
        Integer day = HeadcountCells.first(row, "session_on", "period_end", "period_start");
        if (day != null) {
          spans.add(
              Span.of(
                  GroupCalendar.Key.of(row.<byte[]>getAs("group_id")),
                  row.getAs("source_id"),
                  false,
                  day));
        }
      }
      return spans.all();
    }
  }

  private final SparkSession spark;
  private final Study study;

  public Measurement(SparkSession spark, Study study) {
    this.spark = spark;
    this.study = study;
  }

  /** Counts everything. */
  public Measured run(Inputs inputs) {
    if (inputs.people().isEmpty() && inputs.headcounts().isEmpty()) {
      throw new RedactedException(
          "Cannot measure: no source gives attendance or headcounts (must be one)");
    }
    List<Span> spans = inputs.spans();
    Period period = period(spans);
    int asOf = period.asOf();
    Optional<List<Row>> groups =
        inputs.groups().map(g -> Calendars.collect(g, inputs.calendar().sessions(), regions()));
    Map<GroupCalendar.Key, HeadcountCells.Known> known =
        groups.map(Calendars::known).orElse(Map.of());
    Map<GroupCalendar.Key, List<ReportedGroup.Report>> reports =
        inputs.people().map(PeopleTold::reports).orElse(Map.of());
    Calendars.Scope scope =
        new Calendars.Scope(asOf, inputs.calendar().origin() == CalendarOrigin.STATED);
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
                    .people()
                    .map(
                        told ->
                            people(
                                Calendars.calendar(g, logs, ends, scope.isStated()),
                                told.histories(),
                                period)));
    Optional<List<Row>> analysed =
        groups.map(all -> all.stream().filter(g -> isAnalysed(g.getAs("program"), known)).toList());
    List<Span> spansOfAnalysed =
        spans.stream()
            .filter(
                span -> {
                  HeadcountCells.Known group = known.get(span.group());
                  return group == null || isAnalysed(group.program(), known);
                })
            .toList();
    Set<GroupCalendar.Key> undeclared =
        people.map(p -> p.window().calendar().undeclared()).orElse(Set.of()).stream()
            .filter(reports::containsKey)
            .collect(Collectors.toSet());
    Guesses guesses = new Guesses(ends, logs, undeclared, known);
    Headcounts counted =
        inputs
            .headcounts()
            .map(h -> HeadcountCells.of(h, known, asOf))
            .orElse(new Headcounts(List.of()));
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
        inputs.responses().map(r -> surveys(r, inputs, asOf)),
        inputs.themeCodes().map(Themes::of),
        analysed.map(Calendars::directory).orElse(Directory.NONE));
  }

  private Surveys surveys(PartedRows responses, Inputs inputs, int asOf) {
    return Surveys.of(
        responses, inputs.invitations(), study.instruments(), otherGroups(inputs.groups()), asOf);
  }

  /** Groups of other programs than the study's list: their answers go, those of no group stay. */
  private Set<GroupCalendar.Key> otherGroups(Optional<List<Row>> groups) {
    if (study.programs().isEmpty()) {
      return Set.of();
    }
    return groups.orElse(List.of()).stream()
        .filter(group -> !study.programs().contains(group.<String>getAs("program")))
        .map(group -> GroupCalendar.Key.of(group.<byte[]>getAs("group_id")))
        .collect(Collectors.toSet());
  }

  private Set<String> regions() {
    return study.regions().stream().map(Region::code).collect(Collectors.toSet());
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

  /** The last day that counts, unless nothing is dated. */
  public static Optional<LocalDate> asOf(Study study, List<Span> spans) {
    return study
        .asOf()
        .or(() -> spans.isEmpty() ? Optional.empty() : Optional.of(Span.last(spans)));
  }

  private Period period(List<Span> spans) {
    if (spans.isEmpty()) {
      throw new RedactedException(
          "Cannot measure: found no dated attendance or headcount (must be at least one)");
    }
    int last = (int) Span.last(spans).toEpochDay();
    int first = (int) Span.first(spans).toEpochDay();
    int asOf = (int) asOf(study, spans).orElseThrow().toEpochDay();
    if (asOf < first) {
      throw new RedactedException(
          "Cannot measure: as_of is "
              + LocalDate.ofEpochDay(asOf)
              + ", before any attendance or headcount (must be a day within the data)");
    }
    return new Period(first, last, asOf);
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

  private PeopleCounts people(GroupCalendar calendar, JavaRDD<Histories> histories, Period period) {
    int asOf = period.asOf();
    int firstMonth = Months.of(period.first());
    CellLayout layout =
        new CellLayout(study, firstMonth, Math.max(1, Months.of(asOf) - firstMonth + 1));
    AnalysisWindow window = new AnalysisWindow(study, calendar, asOf, layout);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<AnalysisWindow> broadcast = context.broadcast(window);
    LongCounter cells = Reduction.reduce(histories, broadcast, cap());
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
