package org.rollcall.simulate;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Answers after sessions of the last year, one JSON line per item, a file per quarter. */
final class SimulatedSurveys {
  static final List<String> ITEMS =
      List.of(
          "overall",
          "availability",
          "ease_of_access",
          "chat_feature",
          "in_group_engagement",
          "group_size",
          "non_verbal_cues",
          "social_interaction",
          "technology_problems");

  private static final double[] ROOM_MEAN = {4.1, 3.2, 3.1, 0, 4.1, 3.9, 4.2, 4.2, 0};
  private static final double[] ONLINE_MEAN = {4.0, 4.4, 4.5, 3.8, 3.5, 3.3, 2.9, 3.2, 3.4};

  /** Answers per attendance that SMART Recovery Australia's year online had: 1,052 of 41,752. */
  private static final double RATE = 1_052.0 / 41_752;

  private static final double LINKED = .55;

  /** A form asks for the whole and for some of the themes, so that it stays short. */
  private static final double ASKED = .55;

  private static final double PULL = .6;
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  private final World world;
  private final Clock clock;
  private final Dice dice;
  private final Map<String, Sheet> files = new TreeMap<>();
  private final Map<String, int[]> tallies = new TreeMap<>();
  private int responses;

  SimulatedSurveys(World world) {
    this.world = world;
    this.clock = Clock.of(world.scenario());
    this.dice = new Dice(world.scenario().seed(), "surveys");
  }

  /** An occasion after which somebody might answer; nobody is known where heads are counted. */
  private record Occasion(World.Attendance by, Group group, int week, boolean online, double key) {}

  List<Sheet> write() {
    for (Group.Modality modality : Group.Modality.values()) {
      List<Occasion> all = occasions(modality);
      int wanted = (int) Math.round(RATE * all.size());
      all.stream()
          .sorted(Comparator.comparingDouble(Occasion::key))
          .limit(wanted)
          .sorted(Comparator.comparingInt(Occasion::week))
          .forEach(this::participant);
    }
    for (Group group : world.groups()) {
      int week = world.scenario().weeks() - 20;
      if (group.record() != Group.Kind.COUNT_BY_MONTH && world.calendar().held(group, week)) {
        facilitator(group, week);
      }
    }
    files.values().forEach(this::dirt);
    return List.copyOf(files.values());
  }

  /** Drawn without replacement, the more likely the more content: the earliest keys answer. */
  private List<Occasion> occasions(Group.Modality modality) {
    List<Occasion> occasions = new ArrayList<>();
    for (World.Attendance a : world.attendances(modality)) {
      if (a.week() >= world.scenario().yearStart()) {
        occasions.add(
            new Occasion(a, a.group(), a.week(), a.online(), key(a.person().course().content())));
      }
    }
    for (World.Headcount count : world.headcounts()) {
      if (count.group().modality() == modality
          && count.group().record() == Group.Kind.COUNT_BY_SESSION
          && count.week() >= world.scenario().yearStart()) {
        boolean online = modality == Group.Modality.ONLINE;
        for (int i = 0; i < count.attendees(); i++) {
          occasions.add(
              new Occasion(null, count.group(), count.week(), online, key(dice.normal())));
        }
      }
    }
    return occasions;
  }

  private double key(double content) {
    return -StrictMath.log(dice.uniform()) / StrictMath.exp(PULL * content);
  }

  private void participant(Occasion occasion) {
    boolean known = occasion.by() != null && occasion.by().person().grade() == Person.Grade.LASTING;
    boolean linked = known && dice.chance(LINKED);
    double content =
        occasion.by() == null ? dice.normal() : occasion.by().person().course().content();
    String modality = occasion.online() ? "online" : "face_to_face";
    if (linked && bothModes(occasion)) {
      modality = "both";
    }
    Map<String, Object> head = head(occasion.group(), occasion.week(), "participant");
    head.put("linkage", linked ? "linked" : "anonymous");
    if (linked) {
      head.put("participant_id", occasion.by().code());
    }
    head.put("modality_class", modality);
    answers(head, occasion.online(), .5 * content);
  }

  /** Whether the person had come both ways by that week. */
  private static boolean bothModes(Occasion occasion) {
    Person person = occasion.by().person();
    boolean online = false;
    boolean room = false;
    for (Course.Visit visit : person.course().visits()) {
      if (person.start() + visit.week() <= occasion.week()) {
        online |= visit.online();
        room |= !visit.online();
      }
    }
    return online && room;
  }

  private void facilitator(Group group, int week) {
    boolean online = group.modality() == Group.Modality.ONLINE;
    Map<String, Object> head = head(group, week, "facilitator");
    head.put("linkage", "anonymous");
    head.put(
        "modality_class",
        group.modality() == Group.Modality.HYBRID ? "both" : group.modality().key);
    answers(head, online, -.2);
  }

  private Map<String, Object> head(Group group, int week, String perspective) {
    LocalDateTime at = clock.start(group, week).plusMinutes(60 + dice.below(120));
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("response_id", String.format(Locale.ROOT, "Q%05d", ++responses));
    head.put("submitted_at", LOCAL.format(at));
    head.put("group_id", group.code());
    head.put("perspective", perspective);
    return head;
  }

  private void answers(Map<String, Object> head, boolean online, double shift) {
    String quarter =
        Clock.quarter(LocalDateTime.parse(head.get("submitted_at").toString()).toLocalDate());
    Sheet sheet =
        files.computeIfAbsent(
            quarter, q -> new Sheet("data/survey/answers-" + q + ".jsonl", "survey_responses", ""));
    for (int i = 0; i < ITEMS.size(); i++) {
      double mean = (online ? ONLINE_MEAN : ROOM_MEAN)[i];
      if (mean == 0 || (i > 0 && !dice.chance(ASKED))) {
        continue;
      }
      int value = (int) Math.max(1, Math.min(5, Math.round(mean + shift + .8 * dice.normal())));
      Map<String, Object> answer = new LinkedHashMap<>(head);
      answer.put("item", ITEMS.get(i));
      answer.put("value", value);
      sheet.line(Json.line(answer));
      tally(head, ITEMS.get(i), value);
    }
  }

  private void tally(Map<String, Object> head, String item, int value) {
    String key =
        String.join(
            " ",
            item,
            head.get("perspective").toString(),
            head.get("modality_class").toString(),
            head.get("linkage").toString());
    int[] sums = tallies.computeIfAbsent(key, k -> new int[2]);
    sums[0]++;
    sums[1] += value;
  }

  private void dirt(Sheet sheet) {
    for (int i = 0; i < 5; i++) {
      sheet.repeat(dice.below(sheet.rows()));
    }
    String start = "{\"response_id\":\"Q9000";
    String rest =
        "\",\"group_id\":\"G001\",\"linkage\":\"anonymous\",\"modality_class\":\"online\"";
    for (int i = 0; i < 2; i++) {
      sheet.bad(
          "bad_date",
          dice,
          start
              + i
              + "\",\"submitted_at\":\"2025-13-01T19:00:00"
              + rest
              + ",\"perspective\":\"participant\",\"item\":\"overall\",\"value\":4}");
      sheet.bad(
          "unknown_value",
          dice,
          start
              + (i + 2)
              + "\",\"submitted_at\":\"2025-10-01T19:00:00"
              + rest
              + ",\"perspective\":\"member\",\"item\":\"overall\",\"value\":4}");
      sheet.bad(
          "missing_required",
          dice,
          start
              + (i + 4)
              + "\",\"submitted_at\":\"2025-10-01T19:00:00"
              + rest
              + ",\"perspective\":\"participant\",\"value\":4}");
    }
  }

  int responses() {
    return responses;
  }

  /** Answers by item, perspective, class and linkage: how many, and what they add up to. */
  List<Map<String, Object>> tallies() {
    List<Map<String, Object>> rows = new ArrayList<>();
    tallies.forEach(
        (key, sums) -> {
          String[] parts = key.split(" ");
          Map<String, Object> row = new LinkedHashMap<>();
          row.put("item", parts[0]);
          row.put("perspective", parts[1]);
          row.put("modality_class", parts[2]);
          row.put("linkage", parts[3]);
          row.put("answers", sums[0]);
          row.put("sum", sums[1]);
          rows.add(row);
        });
    return rows;
  }
}
