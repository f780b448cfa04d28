package org.rollcall.measure;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rollcall.curate.PeopleVisitor;
import org.rollcall.curate.PeopleVisitors;
import org.rollcall.curate.Person;
import org.rollcall.curate.Stay;
import org.rollcall.study.Study;

/** Meets all people once: their histories stay packed, what sources report of groups is told. */
public final class PeopleReader implements PeopleVisitor<Histories, PeopleReader.Told> {

  private final Set<String> grades;
  private final AttendanceReports.Reading reading;
  private final int latest;
  private final Histories histories = new Histories();
  private final AttendanceReports reports = new AttendanceReports();
  private final Span.Collector spans = new Span.Collector();
  private final Set<Integer> ahead = new HashSet<>();

  private PeopleReader(List<String> grades, AttendanceReports.Reading reading, int latest) {
    this.grades = Set.copyOf(grades);
    this.reading = reading;
    this.latest = latest;
  }

  /**
   * What is told of some people.
   *
   * @param reports what was reported of groups
   * @param spans first and last days by group, source and month
   * @param ahead days after the latest that can have been at which somebody is said to have been
   */
  public record Told(AttendanceReports reports, List<Span> spans, Set<Integer> ahead)
      implements Serializable {}

  /**
   * One a part, for that study.
   *
   * @param last the last day that a record can be of
   */
  public static PeopleVisitors<Histories, Told> of(Study study, LocalDate last) {
    List<String> grades = study.identityGrades();
    AttendanceReports.Reading reading =
        new AttendanceReports.Reading(
            grades, study.sources().stream().map(Study.Source::name).toList());
    int latest = (int) last.toEpochDay();
    return () -> new PeopleReader(grades, reading, latest);
  }

  @Override
  public void visit(Person person) {
    histories.add(person, grades);
    reports.add(person.stays(), reading, latest);
    for (Stay stay : person.stays()) {
      Integer day = AttendanceReports.day(stay, latest);
      if (day != null) {
        spans.add(Span.of(GroupCalendar.Key.ofId(stay.told().group()), stay.sourceId(), true, day));
      }
      if (stay.told().day() != null && stay.told().day() > latest) {
        ahead.add(stay.told().day());
      }
    }
  }

  @Override
  public Histories kept() {
    return histories;
  }

  @Override
  public Told told() {
    return new Told(reports, spans.all(), Set.copyOf(ahead));
  }
}
