package org.rollcall.simulate;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The video platform's log: one row per stay, times in UTC, a file per quarter. */
final class OnlineLog {
  private static final String HEADER =
      "record_id,participant_id,identity_grade,group_id,session_id,joined_at,left_at,channel,role";
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'");
  private static final int RESENT_WEEK = 45;
  private static final int REPEATED = 12;

  private final Clock clock;
  private final Dice dice;
  private final World world;
  private final Platforms platforms;
  private final Map<String, Sheet> files = new TreeMap<>();
  private final List<String> resent = new ArrayList<>();
  private int records;

  private OnlineLog(World world) {
    this.world = world;
    this.platforms = new Platforms(world.scenario());
    this.clock = Clock.of(world.scenario());
    this.dice = new Dice(world.scenario().seed(), "online log");
  }

  static List<Sheet> write(World world) {
    OnlineLog log = new OnlineLog(world);
    String led = "";
    for (World.Attendance a : world.attendances(Group.Modality.ONLINE)) {
      String session = Clock.session(a.group(), a.week());
      if (!session.equals(led)) {
        log.facilitator(a.group(), a.week());
        led = session;
      }
      log.stays(a);
    }
    log.files.values().forEach(log::dirt);
    List<Sheet> sheets = new ArrayList<>(log.files.values());
    sheets.add(log.resend());
    return sheets;
  }

  private void facilitator(Group group, int week) {
    LocalDateTime start = clock.utc(group, week);
    row(
        Clock.facilitator(group),
        "account",
        new Stay(group, week, start.minusSeconds(400), start.plusSeconds(4000)),
        "facilitator");
  }

  private void stays(World.Attendance a) {
    String grade = a.person().grade() == Person.Grade.LASTING ? "account" : "display_name";
    LocalDateTime start = clock.utc(a.group(), a.week());
    OnlineStay stay = OnlineStay.draw(dice);
    switch (stay.kind()) {
      case ONE -> row(a, grade, start, stay.joined(), stay.left());
      case TWO_DEVICES -> {
        row(a, grade, start, stay.joined(), stay.left());
        row(a, grade, start, stay.joined() + 600, stay.left() - 900);
      }
      case REJOINED -> {
        row(a, grade, start, stay.joined(), stay.cut());
        row(a, grade, start, stay.back(), stay.left());
      }
    }
  }

  private void row(World.Attendance a, String grade, LocalDateTime start, int joined, int left) {
    Stay stay = new Stay(a.group(), a.week(), start.plusSeconds(joined), start.plusSeconds(left));
    row(a.code(), grade, stay, "participant");
  }

  private record Stay(Group group, int week, LocalDateTime joined, LocalDateTime left) {}

  private void row(String who, String grade, Stay stay, String role) {
    String quarter = Clock.quarter(clock.date(stay.group(), stay.week()));
    Sheet sheet =
        files.computeIfAbsent(
            platforms.file(stay.week()) + quarter + ".csv.gz",
            file -> new Sheet(file, "attendance", HEADER));
    String line =
        Sheet.join(
            String.format(Locale.ROOT, "R%07d", ++records),
            who,
            grade,
            stay.group().code(),
            Clock.session(stay.group(), stay.week()),
            UTC.format(stay.joined()),
            UTC.format(stay.left()),
            dice.chance(.04) ? "phone" : "video",
            role);
    sheet.line(line);
    if (stay.week() == RESENT_WEEK) {
      resent.add(line);
    }
  }

  /** Rows sent twice, and a few that no gate should let in, of people who exist nowhere else. */
  private void dirt(Sheet sheet) {
    for (int i = 0; i < REPEATED; i++) {
      sheet.repeat(dice.below(sheet.rows()));
    }
    Group group = world.groups().get(0);
    String at = Clock.session(group, 50);
    for (int i = 0; i < 3; i++) {
      sheet.bad("bad_date", dice, bad("account", group.code(), at, "2025-02-30T09:00:00Z"));
      sheet.bad("unknown_value", dice, bad("nickname", group.code(), at, ""));
      sheet.bad("unknown_group", dice, bad("account", "G999", "S999050", ""));
      String line = bad("account", group.code(), at, "");
      sheet.bad("missing_required", dice, line.replaceFirst(",M[0-9]+,", ",,"));
    }
  }

  private String bad(String grade, String group, String session, String joined) {
    String record = String.format(Locale.ROOT, "R%07d", 9_000_000 + ++records);
    String who = String.format(Locale.ROOT, "M9%05d", dice.below(100_000));
    return Sheet.join(record, who, grade, group, session, joined, "", "video", "participant");
  }

  /** One week exported again, in another order, under another name. */
  private Sheet resend() {
    Sheet sheet = new Sheet("data/online/attendance-week-resent.csv.gz", "attendance", HEADER);
    dice.shuffle(resent);
    resent.forEach(sheet::resend);
    return sheet;
  }
}
