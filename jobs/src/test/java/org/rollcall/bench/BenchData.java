package org.rollcall.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Invented attendance of about so many rows, for measuring speed: the same bytes for the same size.
 *
 * <p>Groups meet weekly for 143 weeks; people start in any week, come to their home group and
 * sometimes another, stop, and sometimes return. Files are monthly and in the order of time, as a
 * log is. 2% of the records are sent twice, 1% of the joins are broken in two, 0.1% of the times
 * cannot be read.
 */
public final class BenchData {

  static final LocalDate START = LocalDate.of(2023, 10, 2);
  static final int WEEKS = 143;
  private static final double ATTENDANCES_PER_PERSON = 24.6;
  private static final String HEADER =
      "record_id,participant_id,identity_grade,group_id,session_start,joined_at,left_at,"
          + "attendance_mode\n";

  private final Path folder;
  private final Group[] groups;
  private final SplittableRandom random = new SplittableRandom(20240229);
  private final Map<String, Writer> months = new TreeMap<>();
  private long records;

  /** How a session of the group takes place, and when in the week. */
  private record Group(String id, String modality, int weekday, int minute) {}

  /** What a person is up to: not started, coming or away. */
  private static final class Person {
    final String id;
    final int start;
    final int home;
    boolean away;

    Person(String id, int start, int home) {
      this.id = id;
      this.start = start;
      this.home = home;
    }
  }

  private BenchData(Path folder, long rows) {
    this.folder = folder;
    this.groups = new Group[(int) Math.max(20, rows / 2000)];
    for (int g = 0; g < groups.length; g++) {
      double u = random.nextDouble();
      String modality = u < 0.45 ? "online" : u < 0.85 ? "face_to_face" : "hybrid";
      groups[g] =
          new Group("G" + (10000 + g), modality, random.nextInt(7), 15 * (32 + random.nextInt(48)));
    }
  }

  /** Arguments: an empty or new folder, and about how many rows of attendance. */
  public static void main(String[] args) throws IOException {
    write(Path.of(args[0]), Long.parseLong(args[1]));
  }

  /** Writes study.yaml and the folder data beside it. */
  static void write(Path folder, long rows) throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    BenchData made = new BenchData(data, rows);
    made.writeGroups();
    made.writeSessions();
    try {
      made.writeAttendance((int) Math.max(10, rows / ATTENDANCES_PER_PERSON));
    } finally {
      for (Writer month : made.months.values()) {
        month.close();
      }
    }
    Files.writeString(folder.resolve("study.yaml"), STUDY);
  }

  private void writeGroups() throws IOException {
    try (Writer out = Files.newBufferedWriter(folder.resolve("groups.csv"))) {
      out.write(
          "group_id,program,admission,session_modality,time_zone,region,log_started_on,opened_on\n");
      for (Group g : groups) {
        out.write(
            String.join(
                    ",",
                    g.id,
                    "smart_recovery",
                    "open",
                    g.modality,
                    "Australia/Sydney",
                    "R" + g.weekday,
                    START.toString(),
                    START.toString())
                + "\n");
      }
    }
  }

  private void writeSessions() throws IOException {
    try (Writer out = Files.newBufferedWriter(folder.resolve("sessions.csv"))) {
      out.write("session_id,group_id,scheduled_start,status\n");
      for (int week = 0; week < WEEKS; week++) {
        for (Group g : groups) {
          out.write(g.id + "-" + week + "," + g.id + "," + start(g, week) + ",held\n");
        }
      }
    }
  }

  private void writeAttendance(int people) throws IOException {
    Person[] all = new Person[people];
    for (int p = 0; p < people; p++) {
      byte[] id = new byte[16];
      random.nextBytes(id);
      all[p] =
          new Person(
              HexFormat.of().formatHex(id), random.nextInt(WEEKS), random.nextInt(groups.length));
    }
    for (int week = 0; week < WEEKS; week++) {
      for (Person person : all) {
        if (week >= person.start) {
          live(person, week);
        }
      }
    }
  }

  /** One week of one person. */
  private void live(Person person, int week) throws IOException {
    Group home = groups[person.home];
    if (week > person.start) {
      double leaving = home.modality.equals("online") ? 0.045 : 0.035;
      person.away = random.nextDouble() < (person.away ? 0.99 : leaving);
    }
    if (person.away) {
      return;
    }
    if (week == person.start || random.nextDouble() < 0.7) {
      attend(person, home, week);
    }
    if (random.nextDouble() < 0.15) {
      attend(person, groups[random.nextInt(groups.length)], week);
    }
  }

  private void attend(Person person, Group group, int week) throws IOException {
    int joined = group.minute + random.nextInt(10);
    int left = joined + 20 + random.nextInt(50);
    if (random.nextDouble() < 0.01) {
      int broken = joined + 5 + random.nextInt(10);
      write(person, group, week, joined, broken);
      joined = broken + 1;
    }
    write(person, group, week, joined, left);
  }

  private void write(Person person, Group group, int week, int joined, int left)
      throws IOException {
    LocalDate day = START.plusWeeks(week).plusDays(group.weekday);
    boolean bad = random.nextDouble() < 0.001;
    String mode =
        group.modality.equals("hybrid")
            ? (person.home % 2 == 0 ? "online" : "face_to_face")
            : group.modality;
    String line =
        new StringBuilder(160)
            .append('A')
            .append(100_000_000L + records++)
            .append(',')
            .append(person.id)
            .append(",account,")
            .append(group.id)
            .append(',')
            .append(bad ? "32.13." + day.getYear() : time(day, group.minute))
            .append(',')
            .append(time(day, joined))
            .append(',')
            .append(time(day, left))
            .append(',')
            .append(mode)
            .append('\n')
            .toString();
    month(day).write(line);
    if (random.nextDouble() < 0.02) {
      // Sent again: at once, or by the next month's export.
      LocalDate again = day.plusMonths(random.nextInt(2));
      month(again.isBefore(START.plusWeeks(WEEKS)) ? again : day).write(line);
    }
  }

  private Writer month(LocalDate day) {
    return months.computeIfAbsent(
        day.toString().substring(0, 7),
        name -> {
          try {
            Writer out = Files.newBufferedWriter(folder.resolve("attendance-" + name + ".csv"));
            out.write(HEADER);
            return out;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static String start(Group group, int week) {
    return time(START.plusWeeks(week).plusDays(group.weekday), group.minute);
  }

  private static String time(LocalDate day, int minute) {
    int h = minute / 60;
    int m = minute % 60;
    return day + (h < 10 ? "T0" : "T") + h + (m < 10 ? ":0" : ":") + m;
  }

  private static final String STUDY =
      """
      study: bench
      title: How fast is it?
      time_zone: Australia/Sydney
      output: out
      sources:
        - name: groups
          table: groups
          path: data/groups.csv
        - name: calendar
          table: sessions
          path: data/sessions.csv
        - name: register
          table: attendance
          path: data/attendance-*.csv
          link_domain: members
      """;
}
