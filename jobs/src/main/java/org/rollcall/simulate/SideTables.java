package org.rollcall.simulate;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The small tables: referrals, invitations, coded extracts and a directory. */
final class SideTables {
  private static final List<String> THEMES =
      SimulatedSurveys.ITEMS.subList(1, SimulatedSurveys.ITEMS.size());
  private static final int EXTRACTS = 120;
  private static final double ROOM_UPTAKE = .35;
  private static final double ONLINE_UPTAKE = .6;

  private final World world;
  private final Clock clock;
  private final Dice dice;
  private final Map<String, Integer> referred = new LinkedHashMap<>();
  private final Map<String, Integer> coded = new TreeMap<>();
  private int invited;

  SideTables(World world) {
    this.world = world;
    this.clock = Clock.of(world.scenario());
    this.dice = new Dice(world.scenario().seed(), "side tables");
  }

  List<Sheet> write() {
    return List.of(referrals(), invitations(), themes(), directory());
  }

  /** Whoever started had been referred; the wider door lets a larger share of them in. */
  private Sheet referrals() {
    Map<String, Integer> starters = new TreeMap<>();
    for (Person person : world.persons()) {
      LocalDate date = clock.date(person.home(), person.start());
      if (!date.isBefore(clock.firstDay())) {
        String mode = person.course().visits().get(0).online() ? "online" : "face_to_face";
        String key =
            Clock.month(date)
                + ","
                + person.home().region().title
                + ","
                + person.home().program().key
                + ","
                + mode;
        starters.merge(key, 1, Integer::sum);
      }
    }
    Sheet sheet =
        new Sheet(
            "data/referrals.csv",
            "referrals",
            "period_start,period_end,region,program,offered_modality,referred");
    starters.forEach(
        (key, started) -> {
          YearMonth month = YearMonth.parse(key.substring(0, 7));
          boolean online = key.endsWith("online");
          double uptake = online ? ONLINE_UPTAKE : ROOM_UPTAKE;
          int stayedAway = dice.poisson(Math.min(500, started * (1 - uptake) / uptake));
          referred.merge(online ? "online" : "face_to_face", started + stayedAway, Integer::sum);
          sheet.row(month.atDay(1), month.atEndOfMonth() + key.substring(7), started + stayedAway);
        });
    return sheet;
  }

  private Sheet invitations() {
    Sheet sheet =
        new Sheet(
            "data/survey-invitations.csv",
            "survey_invitations",
            "instrument,group_id,week,invited");
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, Boolean> invites = new HashMap<>();
    for (World.Attendance a : world.attendances(Group.Modality.ONLINE)) {
      boolean chosen = invites.computeIfAbsent(a.group().code(), c -> dice.chance(.25));
      if (chosen && a.week() >= world.scenario().yearStart()) {
        LocalDate date = clock.date(a.group(), a.week());
        LocalDate monday = date.minusDays(date.getDayOfWeek().getValue() - 1L);
        counts.merge(a.group().code() + "," + monday, 1, Integer::sum);
      }
    }
    counts.forEach(
        (key, count) -> {
          sheet.row("group_experience", key, count);
          invited += count;
        });
    return sheet;
  }

  /** Two coders read every extract; one time in seven the second names another theme. */
  private Sheet themes() {
    Sheet sheet =
        new Sheet(
            "data/theme-codes.csv",
            "theme_codes",
            "extract_id,respondent_id,perspective,modality_class,theme,valence,coder_id,"
                + "codebook_version");
    for (int i = 1; i <= EXTRACTS; i++) {
      int theme = dice.below(THEMES.size());
      String who = dice.chance(.8) ? "participant" : "facilitator";
      String mode = List.of("online", "face_to_face", "both").get(dice.pick(.5, .25, .25));
      String respondent = String.format(Locale.ROOT, "I%03d", 1 + dice.below(45));
      for (String coder : List.of("K1", "K2")) {
        boolean other = coder.equals("K2") && dice.chance(1.0 / 7);
        int given = other ? (theme + 1) % THEMES.size() : theme;
        String valence = given < 3 ? "benefit" : "challenge";
        sheet.row(
            String.format(Locale.ROOT, "E%04d", i),
            respondent,
            who,
            mode,
            THEMES.get(given),
            valence,
            coder,
            "beck_2023");
        coded.merge(THEMES.get(given) + " " + coder, 1, Integer::sum);
      }
    }
    return sheet;
  }

  /** What a directory says a month before the end; of some groups it says the wrong thing. */
  private Sheet directory() {
    Sheet sheet =
        new Sheet(
            "data/directory.csv",
            "directory_slots",
            "directory,slot_id,as_of,group_id,program,iso_weekday,start_time,time_zone,"
                + "directory_modality,admission,region,country");
    int week = world.scenario().weeks() - 5;
    for (Group group : world.groups()) {
      if (group.span().meets(week)) {
        List<String> stated = new ArrayList<>(List.of("online", "face_to_face", "hybrid"));
        stated.remove(group.modality().key);
        sheet.row(
            "national_directory",
            "L" + group.code().substring(1),
            clock.firstDay().plusDays(7L * week),
            group.code(),
            group.program().key,
            clock.date(group, week).getDayOfWeek().getValue(),
            group.slot().start(),
            group.region().zone,
            dice.chance(.06) ? dice.pick(stated) : group.modality().key,
            "open",
            group.region().title,
            "AU");
      }
    }
    return sheet;
  }

  Map<String, Object> tallies() {
    Map<String, Object> tallies = new LinkedHashMap<>();
    tallies.put("referred", referred);
    tallies.put("invited", invited);
    tallies.put("theme_codes_by_theme_and_coder", coded);
    return tallies;
  }
}
