package org.rollcall.ingest.directory;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Times;

/**
 * The slots of a directory, on their way into an extract.
 *
 * <p>What a directory does not say stays out: the day it was read, its short name and the program
 * are the study's to tell. Whether a meeting is open or closed to visitors is kept apart from
 * {@code admission}, which asks whether newcomers may join at any session: both kinds admit them.
 * The directory's own code of a group is not the program's: the study maps it where they agree.
 */
final class Slots {

  static final String OPEN = "Open or closed";

  /** The directory's own code of a meeting, whose days are slots. */
  static final String MEETING = "Meeting";

  static final String MODALITY = "directory_modality";

  private static final List<String> COLUMNS =
      List.of(
          "slot_id",
          "Group",
          "iso_weekday",
          "start_time",
          "end_time",
          "time_zone",
          MODALITY,
          "region",
          "country",
          "updated_at",
          OPEN,
          MEETING);

  private final Extract.Builder extract;

  private Slots(Extract.Builder extract) {
    this.extract = extract;
  }

  /** Slots with columns beside the usual ones. */
  static Slots with(String... more) {
    List<String> columns = new ArrayList<>(COLUMNS);
    columns.addAll(List.of(more));
    Extract.Builder extract = new Extract.Builder(columns);
    for (String what :
        List.of(
            "names of meetings and places",
            "addresses and coordinates",
            "links, phone numbers and passcodes",
            "contacts",
            "notes")) {
      extract.drops(what);
    }
    return new Slots(extract);
  }

  Extract build() {
    return extract.build();
  }

  Extract.Builder extract() {
    return extract;
  }

  /**
   * A meeting of the directory: one slot for each of its days, or one by appointment.
   *
   * @param line where it stands
   * @param days ISO days; none means by appointment
   * @param facts the other columns
   */
  void meeting(long line, List<String> days, Map<String, String> facts) {
    if (facts.getOrDefault("slot_id", "").isEmpty()) {
      extract.fault(line, "REQUIRED");
      return;
    }
    extract.usedRow();
    facts.put(MEETING, facts.get("slot_id"));
    if (days.isEmpty()) {
      extract.record(line, facts);
    }
    for (String day : days) {
      Map<String, String> slot = new HashMap<>(facts);
      slot.put("iso_weekday", day);
      if (days.size() > 1) {
        slot.put("slot_id", facts.get("slot_id") + "-" + day);
      }
      extract.record(line, slot);
    }
  }

  /** The time of day so long after another, where both are sound. */
  static String end(String start, String duration) {
    Optional<String> from = Times.time(start);
    Optional<String> length = Times.time(duration);
    if (from.isEmpty() || length.isEmpty()) {
      return "";
    }
    LocalTime end =
        LocalTime.parse(from.get()).plusSeconds(LocalTime.parse(length.get()).toSecondOfDay());
    return Times.time(end.toString()).orElse("");
  }
}
