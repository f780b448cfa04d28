package org.rollcall.measure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaRDD;
import org.rollcall.curate.People;
import org.rollcall.measure.ReportedGroup.Report;

/** What {@link PeopleReader} found in all parts. */
public final class PeopleTold {

  private final JavaRDD<Histories> histories;
  private final AttendanceReports reports = new AttendanceReports();
  private final Span.Collector spans = new Span.Collector();
  private final TreeSet<Integer> ahead = new TreeSet<>();

  private PeopleTold(JavaRDD<Histories> histories) {
    this.histories = histories;
  }

  /** The parts together. */
  public static PeopleTold of(People<Histories, PeopleReader.Told> people) {
    PeopleTold all = new PeopleTold(people.kept());
    for (PeopleReader.Told told : people.told()) {
      all.reports.add(told.reports());
      told.spans().forEach(all.spans::add);
      all.ahead.addAll(told.ahead());
    }
    return all;
  }

  JavaRDD<Histories> histories() {
    return histories;
  }

  Map<GroupCalendar.Key, List<Report>> reports() {
    return reports.byGroup();
  }

  List<Span> spans() {
    return spans.all();
  }

  /**
   * The first day after that one of a session at which somebody is said to have been; of days that
   * can have been none is known.
   */
  public Optional<LocalDate> firstAfter(LocalDate day) {
    return Optional.ofNullable(ahead.higher((int) day.toEpochDay())).map(LocalDate::ofEpochDay);
  }
}
