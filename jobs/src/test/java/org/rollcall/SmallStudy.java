package org.rollcall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;

/** A made-up study that a run takes seconds for: 24 groups, 60 weeks, two files of attendance. */
final class SmallStudy {

  /** What the second file of attendance holds. */
  enum Version {
    FIRST,
    /** Some rows are gone and a person's rows are another's. */
    CORRECTED
  }

  static final LocalDate BEGIN = LocalDate.of(2025, 1, 6);
  private static final int GROUPS = 24;
  private static final int WEEKS = 60;
  private static final int SPLIT = 40;

  static final String YAML =
      """
      study: small
      title: Do people stay as long online?
      time_zone: Australia/Sydney
      as_of: 2026-03-01
      programs: [smart_recovery]
      washout: {log_weeks: 0, person_days: 28}
      margins:
        retained_week_12: {value: 0.05, owner: Board, date: 2026-01-15, reason: Enough to act on.}
      sources:
        - {name: groups, table: groups, path: data/groups.csv}
        - {name: calendar, table: sessions, path: data/sessions.csv}
        - {name: log, table: attendance, path: data/log/*.csv, link_domain: members}
      """;

  static final String ATTENDANCE =
      "record_id,participant_id,identity_grade,group_id,session_id,attendance_mode,role\n";

  private final Random chance = new Random(20260301);
  private final StringBuilder groups =
      new StringBuilder(
          "group_id,program,admission,session_modality,time_zone,region,log_started_on,opened_on\n");
  private final StringBuilder sessions =
      new StringBuilder("session_id,group_id,scheduled_start,status\n");
  private final StringBuilder early = new StringBuilder(ATTENDANCE);
  private final StringBuilder late = new StringBuilder(ATTENDANCE);
  private int records;

  private SmallStudy() {}

  /** Writes the study to a folder, which is made; returns its study file. */
  static Path write(Path folder, Version version) throws IOException {
    SmallStudy study = new SmallStudy();
    for (int g = 0; g < GROUPS; g++) {
      study.group(g);
    }
    Files.createDirectories(folder.resolve("data/log"));
    Files.writeString(folder.resolve("data/groups.csv"), study.groups);
    Files.writeString(folder.resolve("data/sessions.csv"), study.sessions);
    Files.writeString(folder.resolve("data/log/2025.csv"), study.early);
    Files.writeString(lateFile(folder), version == Version.FIRST ? study.late : study.corrected());
    return Files.writeString(folder.resolve("study.yaml"), YAML);
  }

  static Path lateFile(Path folder) {
    return folder.resolve("data/log/2026.csv");
  }

  private void group(int g) {
    String mode = g % 2 == 0 ? "online" : "face_to_face";
    String code = "G" + (100 + g);
    groups.append(
        "%s,smart_recovery,open,%s,Australia/Sydney,National,%s,2024-01-01\n"
            .formatted(code, mode, BEGIN));
    for (int week = 0; week < WEEKS; week++) {
      String status = (week + g) % 11 == 10 ? "cancelled" : "held";
      LocalDate day = BEGIN.plusWeeks(week).plusDays(g % 5);
      sessions.append("%s,%s,%sT18:00:00,%s\n".formatted(session(g, week), code, day, status));
    }
    for (int start = 0; start < WEEKS; start++) {
      for (int p = 0; p < 2; p++) {
        person(g, start, "M" + (g * 1000 + start * 2 + p));
      }
    }
  }

  private void person(int g, int start, String person) {
    double comes = g % 2 == 0 ? .5 : .7;
    for (int week = start; week < WEEKS && (week == start || chance.nextDouble() > .07); week++) {
      if ((week == start || chance.nextDouble() < comes) && (week + g) % 11 != 10) {
        (week < SPLIT ? early : late)
            .append("R%d,%s,account,G%d,".formatted(records++, person, 100 + g))
            .append(session(g, week))
            .append(g % 2 == 0 ? ",online,participant\n" : ",face_to_face,participant\n");
      }
    }
  }

  private static String session(int g, int week) {
    return "S" + (g * 100 + week);
  }

  private String corrected() {
    StringBuilder text = new StringBuilder();
    int row = 0;
    for (String line : late.toString().split("\n")) {
      if (row % 7 != 3) {
        text.append(row % 50 == 1 ? line.replaceFirst(",M[0-9]+,", ",M9,") : line).append('\n');
      }
      row++;
    }
    return text.toString();
  }
}
