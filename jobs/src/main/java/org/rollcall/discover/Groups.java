package org.rollcall.discover;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.rollcall.contract.Detectors;
import org.rollcall.contract.NormalText;
import org.rollcall.ingest.core.Extract;
import org.rollcall.study.OpenSettings;

/** The groups that files speak of, as a table for coordinators to complete. */
public final class Groups {

  /** Tables that speak of groups. */
  static final List<String> TABLES = List.of("attendance", "headcounts", "sessions");

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
  private final Optional<ZoneId> zone;

  private Groups(GroupNames names, Optional<ZoneId> zone) {
    this.names = names;
    this.zone = zone;
  }

  public static Groups of(List<Sniffed> files, GroupNames names, Optional<ZoneId> zone) {
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
    Optional<String> firstDay = file.days().stream().findFirst();
    for (Extract.Record row : extract.records()) {
      if (row.fault().isEmpty()) {
        String id = NormalText.of(extract.cell(row, "group_id"));
        if (isPersonal(id)) {
          leftOut.add(id);
          continue;
        }
        String known = id.isEmpty() ? names.find(file).orElseThrow().id() : id;
        Group group = groups.computeIfAbsent(known, key -> new Group());
        meetsAs(
            group, extract.cell(row, "attendance_mode") + extract.cell(row, "session_modality"));
        if (!file.isUndatedOnly()) {
          began(group, dayOf(extract, row));
        }
        if (!file.isUndatedOnly() && group.first.isEmpty() && id.isEmpty()) {
          began(group, firstDay);
        }
      }
    }
  }

  private static void meetsAs(Group group, String mode) {
    group.online |= mode.contains("online") || mode.contains("hybrid");
    group.room |= mode.contains("face_to_face") || mode.contains("hybrid");
  }

  private static Optional<String> dayOf(Extract extract, Extract.Record row) {
    String start = extract.cell(row, "session_start") + extract.cell(row, "scheduled_start");
    return start.length() < 10 ? Optional.empty() : Optional.of(start.substring(0, 10));
  }

  private static void began(Group group, Optional<String> day) {
    day.filter(on -> group.first.isEmpty() || on.compareTo(group.first) < 0)
        .ifPresent(on -> group.first = on);
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

  /** One line a group; what no file tells is left open. */
  public String csv() {
    StringBuilder csv = new StringBuilder(HEADER);
    groups.forEach(
        (id, group) ->
            csv.append(
                String.join(
                    ",",
                    quoted(id),
                    OpenSettings.CHOOSE,
                    OpenSettings.CHOOSE,
                    modality(group),
                    zone.map(ZoneId::getId).orElse(OpenSettings.CHOOSE),
                    group.first + "\n")));
    return csv.toString();
  }

  private static String modality(Group group) {
    if (group.online) {
      return group.room ? "hybrid" : "online";
    }
    return group.room ? "face_to_face" : OpenSettings.CHOOSE;
  }

  private static String quoted(String cell) {
    return cell.matches(".*[,\"\n\r].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
