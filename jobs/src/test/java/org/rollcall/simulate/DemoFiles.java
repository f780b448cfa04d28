package org.rollcall.simulate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The files of a simulated study as plain rows, read without any of the product's code. */
final class DemoFiles {

  /** A group; the end is empty while it goes on. */
  record Group(String code, String modality, LocalDate log, LocalDate opened, LocalDate closed) {}

  record Session(String id, String group, LocalDateTime start, String status, String modality) {}

  /** When somebody was in, where a file says so. */
  record Stay(LocalDateTime joined, LocalDateTime left) {}

  /** A valid row of any attendance file. */
  record Row(
      String person,
      String grade,
      Session session,
      String mode,
      String status,
      String role,
      Optional<Stay> stay) {}

  /** Those that a study of the made-up worlds analyses. */
  private static final Set<String> PROGRAMS = Set.of("smart_recovery", "al_anon");

  private final Path folder;
  final Map<String, Group> groups = new HashMap<>();
  final Map<String, Session> sessions = new HashMap<>();
  final List<Row> rows = new ArrayList<>();

  private DemoFiles(Path folder) {
    this.folder = folder;
  }

  static DemoFiles read(Path folder) throws IOException {
    DemoFiles files = new DemoFiles(folder);
    files.readGroups();
    files.readSessions();
    files.readOnline();
    files.readRegister();
    files.readHybrid();
    return files;
  }

  private void readGroups() throws IOException {
    for (String[] c : cells("data/groups.csv")) {
      if (PROGRAMS.contains(c[1])) {
        LocalDate closed = c[10].isEmpty() ? LocalDate.MAX : LocalDate.parse(c[10]);
        groups.put(
            c[0], new Group(c[0], c[3], LocalDate.parse(c[8]), LocalDate.parse(c[9]), closed));
      }
    }
  }

  private void readSessions() throws IOException {
    for (String[] c : cells("data/sessions.csv.gz")) {
      if (isTime(c[2]) && !c[3].equals("postponed") && groups.containsKey(c[1])) {
        String modality = c[4].isEmpty() ? groups.get(c[1]).modality() : c[4];
        Session session = new Session(c[0], c[1], LocalDateTime.parse(c[2]), c[3], modality);
        sessions.put(c[0], session);
        sessions.put(key(c[1], session.start()), session);
      }
    }
  }

  private void readOnline() throws IOException {
    List<String> logs = new ArrayList<>(files("data/online"));
    logs.addAll(files("data/meetings"));
    for (String file : logs) {
      for (String[] c : cells(file)) {
        boolean valid =
            !c[1].isEmpty()
                && !c[2].equals("nickname")
                && groups.containsKey(c[3])
                && (c[5].isEmpty() || isTime(c[5].replace("Z", "")));
        if (valid) {
          Session session = sessions.get(c[4]);
          rows.add(new Row(c[1], c[2], session, session.modality(), "present", c[8], stay(c)));
        }
      }
    }
  }

  private static Optional<Stay> stay(String[] c) {
    String joined = c[5].replace("Z", "");
    String left = c[6].replace("Z", "");
    return isTime(joined) && isTime(left)
        ? Optional.of(new Stay(LocalDateTime.parse(joined), LocalDateTime.parse(left)))
        : Optional.empty();
  }

  private void readRegister() throws IOException {
    Map<String, String> marks = Map.of("P", "present", "A", "absent", "N", "not_enrolled");
    for (String file : files("data/register")) {
      for (String[] c : cells(file)) {
        String[] day = c[2].split("/");
        String start = day[2] + "-" + day[1] + "-" + day[0] + "T" + c[3];
        if (!c[0].isEmpty() && groups.containsKey(c[1]) && isTime(start)) {
          if (!c[4].equals("X")) {
            Session session = sessions.get(key(c[1], LocalDateTime.parse(start)));
            String role = c[6].equals("F") ? "facilitator" : "participant";
            rows.add(
                new Row(
                    c[0],
                    "sign_in",
                    session,
                    "face_to_face",
                    marks.get(c[4]),
                    role,
                    Optional.empty()));
          }
        }
      }
    }
  }

  private void readHybrid() throws IOException {
    for (String[] c : cells("data/hybrid/attendance.csv")) {
      rows.add(new Row(c[1], c[2], sessions.get(c[4]), c[5], "present", c[6], Optional.empty()));
    }
  }

  private static String key(String group, LocalDateTime start) {
    return group + " " + start;
  }

  private static boolean isTime(String text) {
    try {
      return LocalDateTime.parse(text) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private List<String> files(String under) throws IOException {
    if (!Files.isDirectory(folder.resolve(under))) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(folder.resolve(under))) {
      return found.sorted().map(f -> folder.relativize(f).toString()).toList();
    }
  }

  private List<String[]> cells(String file) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(open(folder.resolve(file)), StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
    }
  }

  /** The content of a file, unpacked where it is packed. */
  static InputStream open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
  }
}
