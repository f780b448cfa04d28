package org.rollcall.simulate;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The registers of rooms: face to face with columns of their own, hybrid in canonical form. */
final class FaceToFaceRegisters {
  private static final String HEADER = "Member,Group,Day,Time,Mark,First,Role";
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
  private static final String HYBRID =
      "record_id,participant_id,identity_grade,group_id,session_id,attendance_mode,role";
  private static final double ABSENT = .10;
  private static final double NOT_ENROLLED = .03;
  private static final int REPEATED = 20;

  private final World world;
  private final Clock clock;
  private final Dice dice;
  private final Map<String, Sheet> files = new TreeMap<>();

  private FaceToFaceRegisters(World world) {
    this.world = world;
    this.clock = Clock.of(world.scenario());
    this.dice = new Dice(world.scenario().seed(), "registers");
  }

  static List<Sheet> write(World world) {
    FaceToFaceRegisters registers = new FaceToFaceRegisters(world);
    String led = "";
    for (World.Attendance a : world.attendances(Group.Modality.FACE_TO_FACE)) {
      String session = Clock.session(a.group(), a.week());
      if (!session.equals(led)) {
        registers.row(Clock.facilitator(a.group()), a.group(), a.week(), "P,,F");
        led = session;
      }
      String first = registers.dice.chance(.8) ? (a.first() ? "Y" : "N") : "";
      registers.row(a.code(), a.group(), a.week(), "P," + first + ",M");
    }
    registers.absences();
    registers.files.values().forEach(registers::dirt);
    List<Sheet> sheets = new ArrayList<>(registers.files.values());
    sheets.add(registers.hybrid());
    return sheets;
  }

  private void row(String who, Group group, int week, String rest) {
    LocalDate date = clock.date(group, week);
    String half = date.getYear() + (date.getMonthValue() < 7 ? "-jan-jun" : "-jul-dec");
    Sheet sheet =
        files.computeIfAbsent(
            half, h -> new Sheet("data/register/register-" + h + ".csv.gz", "attendance", HEADER));
    sheet.row(who, group.code(), DAY.format(date), group.slot().start(), rest);
  }

  /** Marks of people who did not come: expected and absent, or not on the roll yet. */
  private void absences() {
    for (Person person : world.persons()) {
      if (person.home().modality() != Group.Modality.FACE_TO_FACE) {
        continue;
      }
      Set<Integer> came = new HashSet<>();
      int last = 0;
      for (Course.Visit visit : person.course().visits()) {
        if (visit.home()) {
          came.add(visit.week());
          last = visit.week();
        }
      }
      for (int week = 1; week < last; week++) {
        if (!came.contains(week) && dice.chance(ABSENT)) {
          mark(person, week, "A,N,M");
        }
      }
      if (dice.chance(NOT_ENROLLED)) {
        mark(person, -1, "N,,M");
      }
    }
  }

  private void mark(Person person, int week, String rest) {
    int at = person.start() + week;
    if (person.home().span().logs(at) && at >= 0 && world.calendar().held(person.home(), at)) {
      row(person.code(0), person.home(), at, rest);
    }
  }

  private void dirt(Sheet sheet) {
    for (int i = 0; i < REPEATED; i++) {
      sheet.repeat(dice.below(sheet.rows()));
    }
    String group =
        world.groups().stream()
            .filter(g -> g.modality() == Group.Modality.FACE_TO_FACE)
            .findFirst()
            .orElseThrow()
            .code();
    for (int i = 0; i < 2; i++) {
      sheet.bad("bad_date", dice, stranger() + "," + group + ",31/02/2025,18:00,P,N,M");
      sheet.bad("unknown_value", dice, stranger() + "," + group + ",03/02/2025,18:00,X,N,M");
      sheet.bad("unknown_group", dice, stranger() + ",G999,03/02/2025,18:00,P,N,M");
      sheet.bad("missing_required", dice, "," + group + ",03/02/2025,18:00,P,N,M");
    }
  }

  private String stranger() {
    return String.format(Locale.ROOT, "M9%05d", dice.below(100_000));
  }

  private Sheet hybrid() {
    Sheet sheet = new Sheet("data/hybrid/attendance.csv", "attendance", HYBRID);
    int records = 0;
    String led = "";
    for (World.Attendance a : world.attendances(Group.Modality.HYBRID)) {
      String session = Clock.session(a.group(), a.week());
      if (!session.equals(led)) {
        sheet.row(
            record(++records),
            Clock.facilitator(a.group()),
            "sign_in",
            a.group().code(),
            session,
            "face_to_face,facilitator");
        led = session;
      }
      boolean lasting = a.person().grade() == Person.Grade.LASTING;
      sheet.row(
          record(++records),
          a.code(),
          lasting ? (a.online() ? "account" : "sign_in") : "display_name",
          a.group().code(),
          session,
          a.online() ? "online" : "face_to_face",
          "participant");
    }
    return sheet;
  }

  private static String record(int number) {
    return String.format(Locale.ROOT, "H%06d", number);
  }
}
