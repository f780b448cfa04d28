package org.rollcall.stats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.rollcall.stats.survival.ClusterExits;

/** Results of R, from the folder {@code goldens} of the test resources. */
public final class Goldens {

  public static final List<String> KM_FILES =
      List.of(
          "km__deg_all_one_time",
          "km__deg_censored_before_horizon",
          "km__deg_ends_in_event",
          "km__deg_flat_half",
          "km__deg_no_events",
          "km__deg_one_censored",
          "km__deg_one_event",
          "km__deg_one_group_no_event",
          "km__deg_tie_event_censor",
          "km__deg_tie_heavy",
          "km__oulad_aaa");

  private Goldens() {}

  public static Stream<JsonNode> cases(String file, String method) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode one : json("/goldens/cases/" + file + ".json")) {
      if (one.get("method").asText().equals(method)) {
        found.add(one);
      }
    }
    if (found.isEmpty() && method.equals("km.curve")) {
      throw new IllegalStateException("Missing golden cases: " + file + " " + method);
    }
    return found.stream();
  }

  /** Rows of a data set as maps from column to text. */
  public static List<Map<String, String>> rows(JsonNode golden) {
    String[] lines = text("/goldens/" + golden.get("dataset").asText()).split("\n");
    String[] header = lines[0].split(",");
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      String[] cells = lines[i].split(",", -1);
      Map<String, String> row = new LinkedHashMap<>();
      for (int k = 0; k < header.length; k++) {
        row.put(header[k], cells[k]);
      }
      rows.add(row);
    }
    return rows;
  }

  /** One cluster per person, by group; the group of a case without groups is "null". */
  public static Map<String, List<ClusterExits>> people(JsonNode golden, int weeks, int shift) {
    JsonNode args = golden.get("args");
    Map<String, List<ClusterExits>> people = new LinkedHashMap<>();
    for (Map<String, String> row : rows(golden)) {
      int time = Integer.parseInt(row.get(args.get("time").asText())) + shift;
      String group = args.has("group") ? row.get(args.get("group").asText()) : "null";
      List<ClusterExits> arm = people.computeIfAbsent(group, key -> new ArrayList<>());
      arm.add(
          row.get(args.get("status").asText()).equals("1")
              ? Made.left(arm.size(), weeks, time)
              : Made.followed(arm.size(), weeks, time));
    }
    return people;
  }

  private static JsonNode json(String resource) {
    try {
      return new ObjectMapper().readTree(text(resource));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String resource) {
    try (InputStream in =
        Objects.requireNonNull(Goldens.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
