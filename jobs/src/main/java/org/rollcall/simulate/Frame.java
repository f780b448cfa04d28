package org.rollcall.simulate;

import java.util.Comparator;
import java.util.List;

/** What stands around the attendance: groups, their calendar and the people at their start. */
final class Frame {
  private static final double NOT_REGISTERED = .04;
  private static final double NOT_ANSWERED = .02;

  private final World world;
  private final Clock clock;
  private final Dice dice;

  private Frame(World world) {
    this.world = world;
    this.clock = Clock.of(world.scenario());
    this.dice = new Dice(world.scenario().seed(), "frame");
  }

  static List<Sheet> write(World world) {
    Frame frame = new Frame(world);
    return List.of(frame.groups(), frame.sessions(), frame.participants());
  }

  private Sheet groups() {
    Sheet sheet =
        new Sheet(
            "data/groups.csv",
            "groups",
            "group_id,program,admission,session_modality,time_zone,region,rurality,facilitator_id,"
                + "log_started_on,opened_on,closed_on");
    for (Group group : world.groups()) {
      Group.Span span = group.span();
      boolean older = span.open() < 0;
      sheet.row(
          group.code(),
          group.program().key,
          "open",
          group.modality().key,
          group.region().zone,
          group.region().title,
          group.modality() == Group.Modality.ONLINE
              ? ""
              : Traits.RURALITIES[dice.pick(.62, .22, .12, .04)],
          Clock.facilitator(group),
          older && span.log() == 0 ? world.scenario().firstDay() : clock.date(group, span.log()),
          clock.date(group, span.open()),
          span.closes() && !world.scenario().has(Feature.UNDECLARED_CLOSURES)
              ? clock.date(group, span.close())
              : "");
    }
    sheet.bad(
        "unknown_value", dice, "G998,quilting,open,online,Australia/Sydney,National,,F999,,,");
    return sheet;
  }

  private Sheet sessions() {
    Sheet sheet =
        new Sheet(
            "data/sessions.csv.gz",
            "sessions",
            "session_id,group_id,scheduled_start,status,session_modality,facilitator_id,"
                + "planned_minutes");
    for (Group group : world.groups()) {
      if (group.record() == Group.Kind.COUNT_BY_MONTH) {
        continue;
      }
      String hybrid = group.modality() == Group.Modality.HYBRID ? "hybrid" : "";
      for (int week = Math.max(0, group.span().log()); week <= group.span().close(); week++) {
        if (world.calendar().lists(group, week)) {
          sheet.row(
              Clock.session(group, week),
              group.code(),
              clock.start(group, week) + ":00",
              world.calendar().stated(group, week).key,
              hybrid,
              Clock.facilitator(group),
              TruthStarter.PLANNED_MINUTES);
        }
      }
    }
    for (int i = 0; i < 3; i++) {
      sheet.bad("bad_date", dice, "S99800" + i + ",G001,2025-11-31T18:00:00,held,,F001,60");
    }
    sheet.bad("unknown_value", dice, "S998010,G001,2025-11-30T18:00:00,postponed,,F001,60");
    return sheet;
  }

  private Sheet participants() {
    Sheet sheet =
        new Sheet(
            "data/participants.csv.gz",
            "participants",
            "participant_id,enrolled_on,age_band,gender,rurality,travel_band,primary_concern,"
                + "referral_route,prior_episodes,medication_for_recovery,both_in_reach");
    List<Person> lasting =
        world.persons().stream()
            .filter(p -> p.grade() == Person.Grade.LASTING)
            .sorted(Comparator.comparingInt(Person::number))
            .toList();
    for (Person person : lasting) {
      if (!dice.chance(NOT_REGISTERED)) {
        participant(sheet, person);
      }
    }
    for (int i = 0; i < 2; i++) {
      sheet.bad("unknown_value", dice, "M99900" + i + ",,90_plus,woman,,,,,,,");
      sheet.bad("out_of_range", dice, "M99901" + i + ",,,woman,,,,,250,,");
    }
    return sheet;
  }

  private void participant(Sheet sheet, Person person) {
    Traits traits = person.traits();
    sheet.row(
        person.code(0),
        clock.date(person.home(), person.start()).minusDays(dice.below(14)),
        answered(Traits.AGES[traits.age()]),
        Traits.GENDERS[traits.gender()],
        Traits.RURALITIES[traits.rurality()],
        Traits.TRAVELS[traits.travel()],
        answered(Traits.CONCERNS[traits.concern()]),
        answered(Traits.REFERRALS[traits.referral()]),
        traits.prior(),
        traits.medication(),
        traits.bothInReach());
  }

  private String answered(String value) {
    return dice.chance(NOT_ANSWERED) ? "" : value;
  }
}
