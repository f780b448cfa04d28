package org.rollcall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;

/**
 * A made-up study in which everything must be withheld: two groups online, two face to face, few
 * people. Groups and sessions are the same whoever comes.
 */
final class TinyStudy {

  /** Who comes and what they answer. */
  enum People {
    /** A few of each mode. */
    SOME,
    /** Others, one of them long before the rest; others answer, and other things. */
    OTHERS,
    /** One person of one mode, one answer, one extract, one headcount. */
    ONE
  }

  private static final LocalDate BEGIN = LocalDate.of(2025, 3, 3);
  private static final int WEEKS = 50;
  private static final int ONLINE = 2;
  private static final int GROUPS = 4;

  private static final String YAML =
      """
      study: tiny
      title: Do people stay in small places?
      time_zone: Australia/Sydney
      as_of: 2026-02-20
      washout: {log_weeks: 0, person_days: 28}
      regions: [{code: west, label: West}, {code: north, label: North}]
      sources:
        - {name: groups, table: groups, path: data/groups.csv}
        - {name: calendar, table: sessions, path: data/sessions.csv}
        - {name: log, table: attendance, path: data/log.csv, link_domain: members}
        - {name: heads, table: headcounts, path: data/heads.csv}
        - {name: survey, table: survey_responses, path: data/survey.csv, link_domain: members}
        - {name: talks, table: theme_codes, path: data/talks.csv, link_domain: talks}
      """;

  private final Random chance;
  private final People who;
  private final StringBuilder log =
      new StringBuilder(
          "record_id,participant_id,identity_grade,group_id,session_id,attendance_mode,role\n");
  private final StringBuilder heads =
      new StringBuilder("group_id,session_start,attendees,newcomers\n");
  private final StringBuilder survey =
      new StringBuilder(
          "response_id,instrument,instrument_version,item,value,submitted_at,perspective,"
              + "linkage,participant_id,group_id,modality_class\n");
  private final StringBuilder talks =
      new StringBuilder(
          "extract_id,respondent_id,perspective,modality_class,theme,valence,coder_id,"
              + "codebook_version\n");
  private int rows;

  private TinyStudy(People who) {
    this.who = who;
    this.chance = new Random(who.ordinal());
  }

  /** Writes the study to a folder, which is made; returns its study file. */
  static Path write(Path folder, People who) throws IOException {
    TinyStudy study = new TinyStudy(who);
    study.fill();
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(data.resolve("groups.csv"), groups());
    Files.writeString(data.resolve("sessions.csv"), sessions());
    Files.writeString(data.resolve("log.csv"), study.log);
    Files.writeString(data.resolve("heads.csv"), study.heads);
    Files.writeString(data.resolve("survey.csv"), study.survey);
    Files.writeString(data.resolve("talks.csv"), study.talks);
    return Files.writeString(folder.resolve("study.yaml"), YAML);
  }

  private static String groups() {
    StringBuilder groups =
        new StringBuilder(
            "group_id,program,admission,session_modality,time_zone,region,log_started_on,opened_on\n");
    for (int group = 0; group < GROUPS; group++) {
      groups.append(
          "G%d,%s,open,%s,Australia/Sydney,%s,%s,%s\n"
              .formatted(
                  group,
                  group == 1 ? "other_family" : "smart_recovery",
                  mode(group),
                  group == 0 ? "west" : "north",
                  BEGIN,
                  BEGIN));
    }
    return groups.toString();
  }

  private static String sessions() {
    StringBuilder sessions = new StringBuilder("session_id,group_id,scheduled_start,status\n");
    for (int group = 0; group < GROUPS; group++) {
      for (int week = 0; week < WEEKS; week++) {
        sessions.append(
            "S%d-%d,G%d,%sT18:00:00,held\n"
                .formatted(group, week, group, BEGIN.plusWeeks(week).plusDays(group)));
      }
    }
    return sessions.toString();
  }

  private void fill() {
    // Up to which month a source is complete is told of it as a whole: its last row is the same.
    heads.append(
        "G3,%sT18:00:00,%d,0\n"
            .formatted(BEGIN.plusWeeks(WEEKS - 1).plusDays(3), 2 + who.ordinal()));
    if (who == People.ONE) {
      attends("M1", 0, 30);
      attends("M1", 0, WEEKS - 1);
      answers("M1-1", "M1", 0, "participant", 3);
      says("M1", "participant", mode(0), "availability", "benefit");
      heads.append("G3,2025-08-07T18:00:00,4,1\n");
      return;
    }
    // A month of its own, in which nobody else comes.
    if (who == People.OTHERS) {
      attends("M99", 3, 0);
    }
    for (int person = 0; person < (who == People.SOME ? 9 : 7); person++) {
      person("M" + person, chance.nextInt(GROUPS), person);
    }
  }

  private void person(String person, int group, int number) {
    int start = 10 + chance.nextInt(20);
    for (int week = start; week < WEEKS; week++) {
      if (week == start || week == WEEKS - 1 || chance.nextInt(3) > 0) {
        attends(person, group, week);
      }
    }
    LocalDate counted = BEGIN.plusWeeks(number).plusDays(group);
    heads.append("G%d,%sT18:00:00,%d,0\n".formatted(group, counted, 2 + chance.nextInt(9)));
    boolean named = who == People.SOME || number % 2 == 0;
    String role = who == People.OTHERS && number == 1 ? "facilitator" : "participant";
    answers(person + "-1", named ? person : "", group, role, 1 + chance.nextInt(5));
    says(
        person,
        role,
        mode(group),
        number % 3 == 0 ? "availability" : "group_size",
        number % 2 == 0 ? "benefit" : "challenge");
  }

  private void attends(String person, int group, int week) {
    log.append(
        "R%d,%s,account,G%d,S%d-%d,%s,participant\n"
            .formatted(rows++, person, group, group, week, mode(group)));
  }

  private void answers(String response, String person, int group, String role, int value) {
    survey.append(
        "%s,group_experience,1,%s,%d,2025-11-05T19:00:00,%s,%s,%s,G%d,%s\n"
            .formatted(
                response,
                value > 2 ? "availability" : "ease_of_access",
                value,
                role,
                person.isEmpty() ? "anonymous" : "linked",
                person,
                group,
                mode(group)));
  }

  private void says(String person, String role, String mode, String theme, String valence) {
    talks.append("E%s,%s,%s,%s,%s,%s,C1,1\n".formatted(person, person, role, mode, theme, valence));
  }

  private static String mode(int group) {
    return group < ONLINE ? "online" : "face_to_face";
  }
}
