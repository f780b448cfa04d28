package org.rollcall.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rollcall.outcome.StudyFiles;

/** Study files for tests, in a folder of their own. */
final class Studies {

  /** The smallest study: nothing but what must be given. */
  static final String SMALLEST =
      """
      study: demo
      title: Do people stay as long when they meet online?
      time_zone: Australia/Sydney
      sources:
        - name: groups
          table: groups
          path: data/groups.csv
      """;

  /** A study that sets every key, and none to its default. */
  static final String FULL =
      """
      study: pilot
      title: "Pilot: online and face to face"
      time_zone: Europe/London
      as_of: 2026-06-30
      output: results
      programs: [smart_recovery, al_anon]
      identity_grades: [account]
      washout: {log_weeks: 20, person_days: 90, new_to: program}
      retention:
        gap_weeks: [5, 2]
        missed_opportunities: [3]
        primary_gap_weeks: 5
        look_ahead_weeks: 8
        weeks: [6, 3]
        primary_week: 6
        rmst_weeks: 13
        horizon_weeks: 40
      landmark_weeks: [6]
      margins:
        retained_week_6: {value: 0.075, owner: Evaluation board, date: 2026-01-15, reason: Why not}
        attendances_week_6: {value: 1, owner: Evaluation board, date: 2026-01-16, reason: One visit}
      disclosure: {k: 15, round_base: 7, min_groups: 4}
      sources:
        - name: groups
          table: groups
          path: data/groups.csv
        - name: register
          table: attendance
          path: "data/attendance-*.csv"
          format: canonical_csv
          time_zone: Pacific/Auckland
          date_order: day_first
          link_domain: members
          columns: {participant_id: Member, group_id: Group, session_start: "{Day} {Time}", attendance_mode: Mode}
          values: {attendance_mode: {F2F: face_to_face, "*": online}}
          constants: {identity_grade: sign_in, minutes: 60}
      """;

  /** The same with a source that sets every key of a survey. */
  static final String SURVEYED =
      FULL
          + """
            - name: feedback
              table: survey_responses
              path: data/feedback.csv
              format: qualtrics
              survey:
                instrument: barc_10
                version: "1"
                perspective: participant
                linkage: linked
                response: Key
                submitted: Sent
                participant: Member
                group: Group
                session: Session
                modality: How
                wave: Wave
                items: {Q1_1: item_1, "How? [Row]": item_2}
                answers: {Agree: 6, "No": 1.5}
                unanswered: ["-99"]
            - name: directory
              table: sessions
              path: data/feedback.csv
              format: tsml_csv
              planned: {from: 2026-01-01, to: 2026-06-30}
              required: false
              expected: weekly
              min_rows: 5
              on_missing: remove
            - name: paper
              table: attendance
              path: data/attendance-1.csv
              format: register_long
              marks: {T: present}
          on_missing: refuse
          regions: [{code: north, label: Northern region}]
          instruments: [instruments/feedback.json]
          latest_day: 2026-07-15
          reporting_lag_days: 14
          """;

  /** An instrument of a study's own, which the study above names. */
  static final String FEEDBACK =
      """
      {
        "name": "feedback", "title": "Feedback", "version": "2", "description": "Ours.",
        "wording": "Here.", "licence": "Ours.", "citation": "None.",
        "items": [
          {
            "name": "helped", "title": "Whether it helped", "text": {}, "minimum": 1, "maximum": 3,
            "answers": {"1": "No", "3": "Yes"}, "reversed": false, "scored": true
          }
        ],
        "score": {
          "rule": "mean", "minimum": 1, "maximum": 3, "direction": "higher_is_better",
          "answered_at_least": 1, "missing": "None."
        }
      }
      """;

  private Studies() {}

  /** Writes the study and the data files that the texts above name. */
  static Path write(Path folder, String yaml) {
    try {
      Files.createDirectories(folder.resolve("data"));
      for (String name : List.of("groups", "attendance-1", "attendance-2", "feedback")) {
        Files.writeString(folder.resolve("data/" + name + ".csv"), "group_id\n");
      }
      Files.createDirectories(folder.resolve("instruments"));
      Files.writeString(folder.resolve("instruments/feedback.json"), FEEDBACK);
      return Files.writeString(folder.resolve("study.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write a study for a test", e);
    }
  }

  static Study load(Path folder, String yaml) {
    return StudyFiles.load(write(folder, yaml));
  }

  /** The study with a survey, with one text in place of another, which must be there. */
  static String surveyed(String from, String to) {
    if (!SURVEYED.contains(from)) {
      throw new IllegalArgumentException("Cannot find in the study: " + from);
    }
    return SURVEYED.replace(from, to);
  }

  /** The full study with one text in place of another, which must be there. */
  static String full(String from, String to) {
    if (!FULL.contains(from)) {
      throw new IllegalArgumentException("Cannot find in the full study: " + from);
    }
    return FULL.replace(from, to);
  }
}
