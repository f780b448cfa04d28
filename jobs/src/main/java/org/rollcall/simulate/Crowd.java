package org.rollcall.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Draws the people who come to groups that keep names. */
final class Crowd {
  private static final double DISPLAY_NAME = .06;
  private static final double RENAME = .03;
  private static final int NUMBERS = 89_999;
  private static final double NEW_CARD = .08;
  private static final int MEMBERS = 40;

  private final Scenario scenario;
  private final List<Group> groups;
  private final SimulatedCalendar calendar;
  private final Dice dice;
  private final List<Person> persons = new ArrayList<>();
  private final List<World.Attendance> attendances = new ArrayList<>();
  private final List<Integer> numbers = new ArrayList<>();
  private final Map<Program, Map<Group.Modality, List<Group>>> seconds =
      new EnumMap<>(Program.class);

  Crowd(Scenario scenario, List<Group> groups, SimulatedCalendar calendar) {
    this.scenario = scenario;
    this.groups = groups;
    this.calendar = calendar;
    this.dice = new Dice(scenario.seed(), "crowd");
    for (int i = 1; i <= NUMBERS; i++) {
      numbers.add(i);
    }
    dice.shuffle(numbers);
    for (Program program : Program.values()) {
      Map<Group.Modality, List<Group>> ofProgram = new EnumMap<>(Group.Modality.class);
      for (Group.Modality modality : Group.Modality.values()) {
        ofProgram.put(
            modality,
            groups.stream()
                .filter(g -> g.program() == program)
                .filter(g -> g.modality() == modality && g.keepsNames())
                .filter(g -> g.alwaysLogged(scenario.weeks()))
                .toList());
      }
      seconds.put(program, ofProgram);
    }
  }

  /** Lets newcomers come to every session held, this many on average. */
  void fill(double online, double rooms) {
    for (Group group : groups) {
      if (!group.keepsNames() || !group.program().isAnalysed()) {
        continue;
      }
      double rate = group.rate() * (group.modality() == Group.Modality.ONLINE ? online : rooms);
      int from = Math.max(-Scenario.BEFORE, group.span().open());
      for (int week = from; week <= group.span().close(); week++) {
        if (calendar.held(group, week)) {
          // A stream for each newcomer: a higher rate adds people and leaves the others as they
          // are.
          String stream = group.code() + " " + week;
          int newcomers = new Dice(scenario.seed(), stream).poisson(rate);
          for (int i = 0; i < newcomers; i++) {
            newcomer(group, week, new Dice(scenario.seed(), stream + " " + i));
          }
        }
      }
    }
  }

  private void newcomer(Group home, int week, Dice dice) {
    boolean hybrid = home.modality() == Group.Modality.HYBRID;
    Traits traits =
        hybrid ? Traits.draw(dice) : Traits.draw(dice, home.modality() == Group.Modality.ONLINE);
    boolean online =
        hybrid ? dice.chance(traits.onlineChance()) : home.modality() == Group.Modality.ONLINE;
    Person.Grade grade =
        online && dice.chance(DISPLAY_NAME) ? Person.Grade.DISPLAY_NAME : Person.Grade.LASTING;
    Course.Second wish = Course.second(scenario.law().crossing(), online, dice);
    // In a second log these would look new: who came before the own group kept one, and who is
    // known by a screen's name only.
    boolean unlogged = home.span().log() > 0 && week < home.span().log();
    boolean alone = unlogged || grade == Person.Grade.DISPLAY_NAME;
    Course.Second secondMode = alone ? Course.Second.NONE : wish;
    Group second = second(home, secondMode, dice);
    Course.Starter who = new Course.Starter(traits, online, hybrid, secondMode, home.effect());
    int left = scenario.weeks() - 1 - week;
    Course course = Course.draw(scenario.law(), who, new Planned(home, second, week), left, dice);
    log(new Person(0, traits, grade, home, second, week, course), dice);
  }

  private Group second(Group home, Course.Second mode, Dice dice) {
    if (mode == Course.Second.NONE) {
      return home;
    }
    List<Group> choice =
        seconds
            .get(home.program())
            .get(
                mode == Course.Second.ONLINE ? Group.Modality.ONLINE : Group.Modality.FACE_TO_FACE);
    while (true) {
      Group second = dice.pick(choice);
      if (!second.code().equals(home.code())) {
        return second;
      }
    }
  }

  /** The sessions of the two groups, in weeks since the start. */
  private final class Planned implements Course.Schedule {
    private final Group home;
    private final Group second;
    private final int start;

    Planned(Group home, Group second, int start) {
      this.home = home;
      this.second = second;
      this.start = start;
    }

    @Override
    public boolean homeHeld(int week) {
      return calendar.held(home, start + week);
    }

    @Override
    public boolean secondHeld(int week) {
      return calendar.held(second, start + week);
    }
  }

  /** Keeps the visits that fall into a log. */
  private void log(Person drawn, Dice dice) {
    List<Course.Visit> logged = new ArrayList<>();
    for (Course.Visit visit : drawn.course().visits()) {
      Group group = visit.home() ? drawn.home() : drawn.second();
      if (group.span().logs(drawn.start() + visit.week())) {
        logged.add(visit);
      }
    }
    if (logged.isEmpty()) {
      return;
    }
    Person person =
        new Person(
            nextNumber(),
            drawn.traits(),
            drawn.grade(),
            drawn.home(),
            drawn.second(),
            drawn.start(),
            drawn.course());
    persons.add(person);
    int names = 0;
    int cards = 0;
    Dice renames = new Dice(scenario.seed(), "renames " + person.number());
    for (Course.Visit visit : logged) {
      names += dice.chance(RENAME) ? 1 : 0;
      boolean signs = scenario.has(Feature.RENAMES) && signsIn(person, visit);
      cards += signs && renames.chance(NEW_CARD) ? 1 : 0;
      boolean lasting = person.grade() == Person.Grade.LASTING;
      add(person, person.code(lasting ? signs ? cards : 0 : names), visit);
    }
  }

  private static boolean signsIn(Person person, Course.Visit visit) {
    Group group = visit.home() ? person.home() : person.second();
    return group.modality() == Group.Modality.FACE_TO_FACE;
  }

  /**
   * Lets members of another program, who have come there since before the log, begin to come to the
   * analysed groups too, three in four of them to rooms; they stay.
   */
  void members() {
    Dice chance = new Dice(scenario.seed(), "members of other programs");
    for (Group home : groups) {
      for (int i = 0; i < MEMBERS && !home.program().isAnalysed(); i++) {
        Group.Modality mode =
            chance.chance(.75) ? Group.Modality.FACE_TO_FACE : Group.Modality.ONLINE;
        Group second = chance.pick(seconds.get(Program.SMART_RECOVERY).get(mode));
        member(home, second, chance);
      }
    }
  }

  private void member(Group home, Group second, Dice chance) {
    int start = -1 - chance.below(Scenario.BEFORE - 1);
    int begin = 30 + chance.below(scenario.weeks() - 50);
    boolean online = home.modality() == Group.Modality.ONLINE;
    List<Course.Visit> visits = new ArrayList<>();
    for (int week = start; week < scenario.weeks(); week++) {
      if (week == start || chance.chance(.7) && calendar.held(home, week)) {
        visits.add(new Course.Visit(week - start, true, online));
      }
      if (week >= begin && chance.chance(.6) && calendar.held(second, week)) {
        boolean other = second.modality() == Group.Modality.ONLINE;
        visits.add(new Course.Visit(week - start, false, other));
      }
    }
    Traits traits = Traits.draw(chance, online);
    Course course = new Course(visits, chance.normal());
    log(new Person(0, traits, Person.Grade.LASTING, home, second, start, course), chance);
  }

  private void add(Person person, String code, Course.Visit visit) {
    attendances.add(
        new World.Attendance(
            person,
            code,
            visit.home() ? person.home() : person.second(),
            person.start() + visit.week(),
            visit.online(),
            visit.week() == 0));
  }

  private int nextNumber() {
    if (persons.size() >= NUMBERS) {
      throw new IllegalStateException(
          "Cannot number persons: " + persons.size() + " (must be fewer than " + NUMBERS + ")");
    }
    return numbers.get(persons.size());
  }

  /** Attendances in the last year at sessions of one modality. */
  int inYear(Group.Modality modality) {
    return (int)
        attendances.stream()
            .filter(a -> a.group().modality() == modality && a.week() >= scenario.yearStart())
            .count();
  }

  /** People at a face-to-face session in the last year, on average. */
  double meanSize() {
    int held = 0;
    for (Group group : groups) {
      for (int week = scenario.yearStart(); week <= group.span().close(); week++) {
        held +=
            group.keepsNames()
                    && group.program().isAnalysed()
                    && group.span().logs(week)
                    && group.modality() == Group.Modality.FACE_TO_FACE
                    && calendar.held(group, week)
                ? 1
                : 0;
      }
    }
    return inYear(Group.Modality.FACE_TO_FACE) / (double) held;
  }

  /** Lets passing guests, known by a display name only, make up the planted total. */
  void guests(int wanted) {
    int missing = wanted - inYear(Group.Modality.ONLINE);
    List<World.Attendance> places = new ArrayList<>();
    for (World.Attendance attendance : attendances) {
      if (attendance.group().modality() == Group.Modality.ONLINE) {
        places.add(attendance);
      }
    }
    // As busy as the year is the time before it: guests come at the same rate.
    while (missing > 0) {
      World.Attendance place = dice.pick(places);
      missing -= place.week() >= scenario.yearStart() ? 1 : 0;
      guest(place.group(), place.week());
    }
  }

  private void guest(Group group, int week) {
    Course course = new Course(List.of(new Course.Visit(0, true, true)), dice.normal());
    Person person =
        new Person(
            nextNumber(),
            Traits.draw(dice, true),
            Person.Grade.DISPLAY_NAME,
            group,
            group,
            week,
            course);
    persons.add(person);
    add(person, person.code(0), course.visits().get(0));
  }

  List<Person> persons() {
    return persons;
  }

  List<World.Attendance> sorted() {
    attendances.sort(
        Comparator.comparingInt(World.Attendance::week)
            .thenComparingInt(a -> a.group().slot().day())
            .thenComparing(a -> a.group().code())
            .thenComparing(World.Attendance::code));
    return List.copyOf(attendances);
  }
}
