package org.rollcall;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.rollcall.gate.Detectors;
import org.rollcall.ingest.export.Extract;

/** The groups that files speak of, as a table for coordinators to complete. */
final class Groups {

  /** Tables that speak of groups. */
  static final List<String> TABLES = List.of("attendance", "headcounts", "sessions");

  /** What a group is taken to be of until somebody says. */
  static final String PROGRAM = "other_mutual_help";

  private static final String HEADER =
      "group_id,program,admission,session_modality,time_zone,log_started_on\n";

  /** What the files tell of a group. */
  private static final class Group {
    private boolean online;
    private boolean room;
    private String first = "";
  }

  private static final Pattern MEETING_ID = Pattern.compile("[1-9]\\d{8,10}");

  private final Map<String, Group> groups = new TreeMap<>();
  private final Set<String> leftOut = new TreeSet<>();
  private final GroupNames names;
  private final ZoneId zone;

  private Groups(GroupNames names, ZoneId zone) {
    this.names = names;
    this.zone = zone;
  }

  static Groups of(List<Sniffed> files, GroupNames names, ZoneId zone) {
    Groups groups = new Groups(names, zone);
    for (Sniffed file : files) {
      for (String table : TABLES) {
        if (file.extracts().containsKey(table)) {
          groups.add(file, file.extracts().get(table));
        }
      }
    }
    return groups;
  }

  private void add(Sniffed file, Extract extract) {
    TreeSet<String> days = file.days();
    for (Extract.Record row : extract.records()) {
      if (row.fault().isEmpty()) {
        String id = cell(extract, row, "group_id");
        if (isPersonal(id)) {
          leftOut.add(id);
          continue;
        }
        Group group =
            groups.computeIfAbsent(
                id.isEmpty() ? names.find(file).orElseThrow().id() : id, key -> new Group());
        String mode =
            cell(extract, row, "attendance_mode") + cell(extract, row, "session_modality");
        group.online |= mode.contains("online") || mode.contains("hybrid");
        group.room |= mode.contains("face_to_face") || mode.contains("hybrid");
        String start = cell(extract, row, "session_start") + cell(extract, row, "scheduled_start");
        if (start.length() >= 10 && !file.isUndatedOnly()) {
          String day = start.substring(0, 10);
          group.first = group.first.isEmpty() || day.compareTo(group.first) < 0 ? day : group.first;
        } else if (group.first.isEmpty() && id.isEmpty() && !file.isUndatedOnly()) {
          group.first = days.isEmpty() ? "" : days.first();
        }
      }
    }
  }

  private static String cell(Extract extract, Extract.Record row, String column) {
    int at = extract.columns().indexOf(column);
    return at < 0 ? "" : row.cells().get(at);
  }

  int size() {
    return groups.size();
  }

  /** How many were left out, as what names them may reach a person and is no group's name. */
  int leftOut() {
    return leftOut.size();
  }

  /** Ids of video services are numbers as long as those of phones. */
  private static boolean isPersonal(String id) {
    return !MEETING_ID.matcher(id).matches() && !Detectors.kindOf(id).isEmpty();
  }

  /** One line a group; what no file tells is filled in and must be looked at. */
  String csv() {
    StringBuilder csv = new StringBuilder(HEADER);
    groups.forEach(
        (id, group) ->
            csv.append(quoted(id))
                .append("," + PROGRAM + ",open,")
                .append(group.online ? (group.room ? "hybrid" : "online") : "face_to_face")
                .append(',')
                .append(zone)
                .append(',')
                .append(group.first)
                .append('\n'));
    return csv.toString();
  }

  private static String quoted(String cell) {
    return cell.matches(".*[,\"\n\r].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
