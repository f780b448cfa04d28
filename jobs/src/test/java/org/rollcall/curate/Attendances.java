package org.rollcall.curate;

import java.util.ArrayList;
import java.util.List;

/** Meets all people and keeps their attendances, for tests. */
public final class Attendances implements PeopleVisitor<Integer, ArrayList<List<Attendance>>> {

  private final ArrayList<List<Attendance>> people = new ArrayList<>();

  /** All attendances of a store, person by person. */
  public static List<List<Attendance>> byPerson(Curated curated) {
    return curated.people(Attendances::new).told().stream()
        .flatMap(List::stream)
        .filter(attendances -> !attendances.isEmpty())
        .toList();
  }

  /** All attendances of a store. */
  public static List<Attendance> of(Curated curated) {
    return byPerson(curated).stream().flatMap(List::stream).toList();
  }

  @Override
  public void visit(Person person) {
    people.add(person.attendances());
  }

  @Override
  public Integer kept() {
    return people.size();
  }

  @Override
  public ArrayList<List<Attendance>> told() {
    return people;
  }
}
