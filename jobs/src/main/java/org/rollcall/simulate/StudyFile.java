package org.rollcall.simulate;

/** The study that goes with the files. */
final class StudyFile {
  private StudyFile() {}

  static String text(Scenario scenario) {
    String sources = scenario.tables() == Scenario.Tables.ALL ? ATTENDANCE + OTHERS : ATTENDANCE;
    String text = SETTINGS.replace("AS_OF", scenario.lastDay().toString()) + "sources:\n" + sources;
    if (scenario.has(Feature.FAMILIES)) {
      text = text.replace("programs: [smart_recovery]\n", "");
    }
    if (scenario.has(Feature.UNLINKED_MODES)) {
      text =
          text.replace(
              "date_order: day_first\n    link_domain: members",
              "date_order: day_first\n    link_domain: rooms");
    }
    return Platforms.change(scenario) ? text + MEETINGS : text;
  }

  private static final String SETTINGS =
      """
      study: demo
      title: Do people stay as long when they meet online?
      time_zone: Australia/Sydney
      as_of: AS_OF
      output: out
      programs: [smart_recovery]
      regions:
        - {code: national, label: National}
        - {code: nsw, label: New South Wales}
        - {code: qld, label: Queensland}
        - {code: sa, label: South Australia}
        - {code: vic, label: Victoria}
        - {code: wa, label: Western Australia}
      identity_grades: [account, sign_in]
      washout: {log_weeks: 26, person_days: 180}
      retention:
        gap_weeks: [2, 3, 4, 6, 8, 13]
        missed_opportunities: [2, 3, 4, 6]
        primary_gap_weeks: 4
        look_ahead_weeks: 13
        weeks: [4, 12, 26]
        primary_week: 12
        rmst_weeks: 26
        horizon_weeks: 52
      landmark_weeks: [4, 8]
      margins:
        retained_week_12:
          value: 0.05
          owner: Evaluation board
          date: 2026-01-15
          reason: One person in twenty is the smallest change that the board would act on.
      disclosure: {k: 11, round_base: 5, min_groups: 3}
      """;

  private static final String ATTENDANCE =
      """
        - {name: groups, table: groups, path: data/groups.csv}
        - {name: calendar, table: sessions, path: data/sessions.csv.gz}
        - {name: register_of_members, table: participants, path: data/participants.csv.gz, link_domain: members}
        - name: video_log
          table: attendance
          path: data/online/*.csv.gz
          link_domain: members
        - name: room_register
          table: attendance
          path: data/register/*.csv.gz
          date_order: day_first
          link_domain: members
          columns:
            participant_id: Member
            group_id: Group
            session_start: "{Day} {Time}"
            status: Mark
            first_time: First
            role: Role
          values:
            status: {P: present, A: absent, N: not_enrolled}
            first_time: {Y: "true", N: "false"}
            role: {M: participant, F: facilitator}
          constants: {identity_grade: sign_in}
        - {name: hybrid_rooms, table: attendance, path: data/hybrid/attendance.csv, link_domain: members}
      """;

  private static final String MEETINGS =
      """
        - name: meetings_log
          table: attendance
          path: data/meetings/*.csv.gz
          link_domain: members
      """;

  private static final String OTHERS =
      """
        - {name: headcounts_by_session, table: headcounts, path: data/headcounts-by-session.csv}
        - name: headcounts_by_month
          table: headcounts
          path: data/headcounts-by-month.csv
          columns:
            group_id: Group
            period_start: From
            period_end: To
            sessions_held: Meetings
            attendees: People
            newcomers: New
          constants: {session_modality: face_to_face}
        - {name: referrals, table: referrals, path: data/referrals.csv}
        - name: answers
          table: survey_responses
          path: data/survey/*.jsonl
          format: canonical_jsonl
          link_domain: members
          constants: {instrument: group_experience, instrument_version: "1"}
        - {name: invitations, table: survey_invitations, path: data/survey-invitations.csv}
        - {name: coded_extracts, table: theme_codes, path: data/theme-codes.csv}
        - {name: directory, table: directory_slots, path: data/directory.csv}
      """;
}
