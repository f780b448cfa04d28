package org.rollcall.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Invented participant reports of Zoom, one file a meeting, for measuring speed: as many reports
 * and attendances as a program of 54 weekly groups has in a year, the same bytes every time. The
 * folder {@code night}, which no source reads, holds those of one more night.
 */
public final class ReportsData {

  static final int REPORTS = 2_786;
  static final int ATTENDANCES = 41_752;
  static final int NIGHT = 8;

  private static final int GROUPS = 54;
  private static final int POOL = 40;
  private static final int USUAL = 15;
  private static final int SPREAD = 6;
  private static final LocalDate BEGIN = LocalDate.of(2025, 1, 6);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM/dd/yyyy hh:mm:ss a", Locale.US);

  private static final String STUDY =
      """
      study: reports
      title: Do people stay as long when they meet online?
      time_zone: Australia/Sydney
      identity_grades: [account, sign_in]
      sources:
        - {name: groups, table: groups, path: groups.csv}
        - {name: zoom, table: attendance, format: zoom_participants, date_order: month_first, path: "zoom/*.csv"}
        - {name: zoom_heads, table: headcounts, format: zoom_participants, date_order: month_first, path: "zoom/*.csv"}
      """;

  private final Path folder;
  private final Random chance = new Random(20250106);
  private int people;

  private ReportsData(Path folder) {
    this.folder = folder;
  }

  /** Argument: an empty or new folder. */
  public static void main(String[] args) throws IOException {
    write(Path.of(args[0]));
  }

  /** Writes study.yaml and the folders beside it; returns how many attendances the reports hold. */
  static int write(Path folder) throws IOException {
    ReportsData data = new ReportsData(folder);
    Files.createDirectories(folder.resolve("zoom"));
    Files.createDirectories(folder.resolve("night"));
    data.writeGroups();
    int written = data.writeReports();
    Files.writeString(folder.resolve("study.yaml"), STUDY);
    return written;
  }

  private void writeGroups() throws IOException {
    StringBuilder text =
        new StringBuilder("group_id,program,admission,session_modality,time_zone,log_started_on\n");
    for (int group = 0; group < GROUPS; group++) {
      text.append(meeting(group))
          .append(",other_mutual_help,open,online,Australia/Sydney,")
          .append(BEGIN)
          .append('\n');
    }
    Files.writeString(folder.resolve("groups.csv"), text);
  }

  private static long meeting(int group) {
    return 80_000_000_000L + group * 7_919L;
  }

  private int writeReports() throws IOException {
    List<List<Integer>> members = new ArrayList<>();
    for (int group = 0; group < GROUPS; group++) {
      members.add(new ArrayList<>());
    }
    int written = 0;
    int difference = 0;
    int short1 = REPORTS * USUAL - ATTENDANCES;
    for (int report = 0; report < REPORTS + NIGHT; report++) {
      int group = report % GROUPS;
      difference = report % 2 == 0 ? chance.nextInt(2 * SPREAD + 1) - SPREAD : -difference;
      int size = USUAL + difference - (report < short1 ? 1 : 0);
      renew(members.get(group));
      boolean isOfYear = report < REPORTS;
      writeReport(
          folder.resolve(isOfYear ? "zoom" : "night"),
          group,
          report / GROUPS,
          members.get(group).subList(0, size));
      written += isOfYear ? size : 0;
    }
    return written;
  }

  /** A tenth of a group's people leave from one week to the next; who comes is drawn. */
  private void renew(List<Integer> members) {
    members.removeIf(person -> chance.nextInt(10) == 0);
    while (members.size() < POOL) {
      members.add(people++);
    }
    Collections.shuffle(members, chance);
  }

  private void writeReport(Path to, int group, int week, List<Integer> present) throws IOException {
    LocalDateTime start =
        BEGIN
            .plusWeeks(week)
            .with(TemporalAdjusters.nextOrSame(DayOfWeek.of(1 + group % 7)))
            .atTime(9 + group % 10, 0);
    String from = TIME.format(start);
    String until = TIME.format(start.plusHours(1));
    StringBuilder text =
        new StringBuilder(
            "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,\n");
    text.append(meeting(group))
        .append(
            ",Group %d,%s,%s,host%d@example.org,60,%d,%n%n"
                .formatted(group, from, until, group, present.size()))
        .append("Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n");
    for (int person : present) {
      int late = chance.nextInt(10);
      text.append(
          "Invented %d,p%d@example.org,%s,%s,%d,Yes%n"
              .formatted(person, person, TIME.format(start.plusMinutes(late)), until, 60 - late));
    }
    Files.writeString(
        to.resolve("participants_%d_%s.csv".formatted(meeting(group), start.toLocalDate())), text);
  }
}
