package org.rollcall.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The only reader of the folder {@code schemas}: it travels inside the jar. */
public final class Schemas {

  /** The ten canonical tables, those that others point to first. */
  public static final List<String> CANONICAL =
      List.of(
          "groups",
          "sessions",
          "directory_slots",
          "participants",
          "attendance",
          "headcounts",
          "referrals",
          "survey_responses",
          "survey_invitations",
          "theme_codes");

  /** The tables of a release, in the order in which a reader meets them. */
  public static final List<String> REPORTS =
      List.of(
          "contrast",
          "assumption",
          "diagnostic",
          "sensitivity",
          "cohort_flow",
          "engagement",
          "retention_curve",
          "service_retention",
          "retention_triangle",
          "return_after_lapse",
          "modality_transition",
          "service_activity",
          "service_summary",
          "headcount_rate",
          "experience",
          "theme",
          "record_flow",
          "data_quality",
          "suppression");

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** Names of the files in the folder of instruments. */
  public static final List<String> INSTRUMENTS =
      List.of(
          "barc_10",
          "eurohis_qol_8",
          "gpra_self_help",
          "group_experience",
          "k10_au",
          "k10_us",
          "k6_au",
          "k6_us",
          "pal_involvement",
          "sds");

  private static final Map<String, TableSchema> CACHE = new ConcurrentHashMap<>();
  private static final Map<String, Optional<Instrument>> READ = new ConcurrentHashMap<>();

  private Schemas() {}

  /** The contract of a canonical table as programs give it. */
  public static TableSchema input(String table) {
    return load("inputs/" + table);
  }

  /** The contract of a canonical table behind the gate. */
  public static TableSchema curated(String table) {
    return load("curated/" + table);
  }

  /** The contract of a table of a release. */
  public static TableSchema report(String table) {
    return load("reports/" + table);
  }

  /** The instrument of that name, if the folder has a file of it. */
  public static Optional<Instrument> instrument(String name) {
    return READ.computeIfAbsent(name, Schemas::readInstrument);
  }

  private static Optional<Instrument> readInstrument(String name) {
    String path = "/schemas/instruments/" + name + ".json";
    try (InputStream in = Schemas.class.getResourceAsStream(path)) {
      return in == null ? Optional.empty() : Optional.of(JSON.readValue(in, Instrument.class));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read instrument: " + name, e);
    }
  }

  /**
   * The instrument that a description in JSON is of.
   *
   * @throws IllegalArgumentException if it is none; says on which line
   */
  public static Instrument instrumentOf(String json) {
    try {
      return JSON.readValue(json, Instrument.class);
    } catch (JsonProcessingException e) {
      String line = e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
      throw new IllegalArgumentException("its JSON is no instrument" + line, e);
    }
  }

  /** The bytes of another file of the folder, such as {@code study.schema.json}. */
  public static InputStream open(String path) {
    InputStream in = Schemas.class.getResourceAsStream("/schemas/" + path);
    if (in == null) {
      throw new IllegalArgumentException(
          "Cannot find schema: " + path + " (must be in the folder schemas)");
    }
    return in;
  }

  private static TableSchema load(String path) {
    return CACHE.computeIfAbsent(
        path,
        p -> {
          try (InputStream in = open(p + ".json")) {
            return JSON.readValue(in, TableSchema.class);
          } catch (IOException e) {
            throw new UncheckedIOException("Cannot read schema: " + p, e);
          }
        });
  }
}
