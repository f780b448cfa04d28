package org.rollcall.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A study where much must be withheld: three rural groups and one online, with a survey. */
final class RuralStudy {

  private static final LocalDate BEGIN = LocalDate.of(2025, 1, 6);
  private static final int WEEKS = 60;
  private static final int ONLINE = 3;
  private static final List<String> GROUPS = List.of("G1", "G2", "G3", "G4");
  private static final List<String> REGIONS = List.of("west", "west", "north", "national");
  private static final String YAML =
      """
      study: rural
      title: Do people stay in small places?
      time_zone: Australia/Sydney
      as_of: 2026-02-14
      washout: {log_weeks: 0, person_days: 28}
      regions: [{code: west, label: West}, {code: north, label: North}, {code: national, label: National}]
      sources:
        - {name: groups, table: groups, path: data/groups.csv}
        - {name: calendar, table: sessions, path: data/sessions.csv}
        - {name: log, table: attendance, path: data/log.csv, link_domain: members}
        - {name: survey, table: survey_responses, path: data/survey.csv, link_domain: members}
      """;

  private final Random chance = new Random(4);
  private final StringBuilder groups =
      new StringBuilder(
          "group_id,program,admission,session_modality,time_zone,region,log_started_on,opened_on\n");
  private final StringBuilder sessions =
      new StringBuilder("session_id,group_id,scheduled_start,status\n");
  private final StringBuilder log =
      new StringBuilder(
          "record_id,participant_id,identity_grade,group_id,session_id,attendance_mode,role\n");
  private final StringBuilder survey =
      new StringBuilder(
          "response_id,instrument,instrument_version,item,value,submitted_at,perspective,"
              + "linkage,participant_id,group_id,modality_class\n");
  private final List<String> people = new ArrayList<>();
  private int rows;

  private RuralStudy() {}

  /** Writes the study to that folder and returns its study file. */
  static Path write(Path folder) throws IOException {
    RuralStudy study = new RuralStudy();
    for (int group = 0; group < GROUPS.size(); group++) {
      study.group(group);
    }
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(data.resolve("groups.csv"), study.groups);
    Files.writeString(data.resolve("sessions.csv"), study.sessions);
    Files.writeString(data.resolve("log.csv"), study.log);
    Files.writeString(data.resolve("survey.csv"), study.survey);
    return Files.writeString(folder.resolve("study.yaml"), YAML);
  }

  private void group(int group) {
    String mode = group == ONLINE ? "online" : "face_to_face";
    groups.append(
        "%s,smart_recovery,open,%s,Australia/Sydney,%s,2024-01-01,%s\n"
            .formatted(GROUPS.get(group), mode, REGIONS.get(group), BEGIN));
    for (int week = 0; week < WEEKS; week++) {
      sessions.append(
          "S%d-%d,%s,%sT18:00:00,held\n"
              .formatted(group, week, GROUPS.get(group), BEGIN.plusWeeks(week).plusDays(group)));
      int starting = group == ONLINE || week % 2 == 0 ? 1 : 0;
      for (int p = 0; p < starting; p++) {
        person(group, week, mode);
      }
    }
  }

  private void person(int group, int start, String mode) {
    String person = "M" + people.size();
    people.add(person);
    for (int week = start; week < WEEKS && chance.nextDouble() > .05; week++) {
      if (week == start || chance.nextDouble() < .6) {
        log.append(
            "R%d,%s,account,%s,S%d-%d,%s,participant\n"
                .formatted(rows++, person, GROUPS.get(group), group, week, mode));
      }
    }
    for (int wave = start / 15 + 1; wave <= 3 && wave <= start / 15 + 2; wave++) {
      for (String item : List.of("availability", "ease_of_access")) {
        int value = Math.min(5, 2 + (int) Math.floor(Math.abs(chance.nextGaussian()) * 2));
        survey.append(
            "%s-%d,group_experience,1,%s,%d,%sT19:00:00,participant,linked,%s,%s,%s\n"
                .formatted(
                    person,
                    wave,
                    item,
                    value,
                    BEGIN.plusWeeks(15L * wave),
                    person,
                    GROUPS.get(group),
                    mode));
      }
    }
  }

  /** Writes it to the folder that is given. */
  public static void main(String[] arguments) throws IOException {
    write(Path.of(arguments[0]));
  }
}
