package org.rollcall.disclose;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.rollcall.contract.Disclosure;
import org.rollcall.contract.Field;
import org.rollcall.contract.FieldType;
import org.rollcall.contract.Schemas;
import org.rollcall.contract.Table;
import org.rollcall.contract.Table.Row;
import org.rollcall.contract.TableSchema;

/** Tables of every report contract, filled at random from a seed: small counts and zeros abound. */
public final class RandomTables {

  public static final ReleaseInfo INFO =
      new ReleaseInfo("2026-06-30-0a1b2c3d", "p".repeat(64), LocalDate.of(2026, 6, 30), "Trial");

  private static final int ROWS = 40;
  private static final int CURVES = 4;

  private final Random random;

  private RandomTables(long seed) {
    this.random = new Random(seed);
  }

  /** One table of each contract but {@code suppression}. */
  public static List<Table> all(long seed) {
    RandomTables tables = new RandomTables(seed);
    return Schemas.REPORTS.stream()
        .filter(name -> !name.equals("suppression"))
        .map(name -> tables.fill(Schemas.report(name)))
        .toList();
  }

  private Table fill(TableSchema schema) {
    Table.Builder rows = Table.of(schema);
    if (schema.name().equals("retention_curve")) {
      for (String arm : List.of("online", "face_to_face", "both")) {
        for (int i = 0; i < CURVES; i++) {
          curve(rows, arm, "stratum_" + i);
        }
      }
      return rows.build();
    }
    Set<List<Object>> seen = new HashSet<>();
    for (int i = 0; i < ROWS; i++) {
      List<Object> keys = new ArrayList<>();
      schema.primaryKey().forEach(key -> keys.add(label(schema.field(key))));
      if (seen.add(keys)) {
        Row row = rows.add();
        schema.fields().forEach(field -> row.set(field.name(), label(field)));
        for (int k = 0; k < keys.size(); k++) {
          row.set(schema.primaryKey().get(k), keys.get(k));
        }
        numbers(schema, row);
      }
    }
    return rows.build();
  }

  private void curve(Table.Builder rows, String arm, String stratum) {
    long atRisk = 10 + random.nextInt(400);
    long events = 0;
    long censored = 0;
    for (int week = 0; week <= 60; week++) {
      Row row = rows.add();
      head(row);
      row.set("definition", "gap_4_weeks").set("arm", arm).set("stratum", stratum);
      row.set("week", week).set("n_at_risk", atRisk);
      row.set("n_events", events).set("n_censored", censored);
      row.set("n_groups", 1 + random.nextInt(12)).set("survival", random.nextDouble());
      row.set("std_error", random.nextDouble() / 10).set("conf_low", 0.1234);
      row.set("conf_high", 0.8765).set("conf_level", 0.95).set("status", "ok");
      events = random.nextInt(1 + (int) Math.min(atRisk, 12));
      censored = random.nextInt(1 + (int) Math.min(atRisk - events, 12));
      atRisk -= events + censored;
    }
  }

  private static void head(Row row) {
    row.set("release_id", INFO.releaseId());
    row.set("protocol_hash", INFO.protocolHash()).set("as_of", INFO.asOf());
  }

  private Object label(Field field) {
    Disclosure role = field.disclosure().orElseThrow();
    if (Roles.isGuarded(role)) {
      return null;
    }
    return switch (field.name()) {
      case "release_id" -> INFO.releaseId();
      case "protocol_hash" -> INFO.protocolHash();
      case "as_of" -> INFO.asOf();
      case "status" -> random.nextInt(10) == 0 ? "p" : "ok";
      case "unit" -> random.nextBoolean() ? "share" : "weeks";
      default -> any(field, role);
    };
  }

  private Object any(Field field, Disclosure role) {
    List<String> values = field.constraints().values();
    if (!values.isEmpty()) {
      return values.get(random.nextInt(values.size()));
    }
    LocalDate month = LocalDate.of(2026, 1 + random.nextInt(12), 1);
    return switch (field.type()) {
      case STRING, DATETIME, TIME ->
          role == Disclosure.MONTH
              ? random.nextInt(4) == 0 ? "all" : month.toString().substring(0, 7)
              : "value_" + random.nextInt(12);
      case INTEGER -> (long) random.nextInt(30);
      case NUMBER ->
          role == Disclosure.LARGEST ? random.nextDouble() * 0.6 : (double) random.nextInt(30);
      case BOOLEAN -> random.nextBoolean();
      case DATE -> month;
    };
  }

  private void numbers(TableSchema schema, Row row) {
    boolean absent = schema.find("status").isPresent() && random.nextInt(12) == 0;
    if (absent) {
      row.set("status", "x");
      return;
    }
    List<Field> wholes = schema.fields().stream().filter(f -> f.of().isEmpty()).toList();
    wholes.forEach(field -> number(row, field, f -> small()));
    schema.fields().stream()
        .filter(field -> field.of().isPresent())
        .forEach(field -> number(row, field, f -> part(row, f)));
  }

  private void number(Row row, Field field, ToLongFunction<Field> count) {
    Disclosure role = field.disclosure().orElseThrow();
    if (!Roles.isGuarded(role) || (!field.required() && random.nextInt(25) == 0)) {
      return;
    }
    if (role == Disclosure.GROUPS) {
      row.set(field.name(), random.nextInt(40));
    } else if (field.type() == FieldType.INTEGER) {
      row.set(field.name(), count.applyAsLong(field));
    } else {
      double sign = role == Disclosure.ESTIMATE && field.of().isEmpty() ? -1 : 1;
      row.set(field.name(), random.nextDouble() * (random.nextInt(3) == 0 ? sign : 1));
    }
  }

  private long small() {
    return switch (random.nextInt(6)) {
      case 0 -> 0;
      case 1 -> random.nextInt(25);
      default -> 20 + (long) (-Math.log(1 - random.nextDouble()) * 150);
    };
  }

  private long part(Row row, Field field) {
    Long whole = row.whole(field.of().orElseThrow());
    return whole == null ? small() : random.nextInt((int) (whole + 1));
  }
}
