package org.rollcall.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.rollcall.contract.Disclosure;
import org.rollcall.contract.Field;
import org.rollcall.contract.FieldType;
import org.rollcall.contract.Table;
import org.rollcall.contract.Table.Row;
import org.rollcall.contract.TableSchema;
import org.rollcall.study.Study.DisclosureRules;

/**
 * Exact tables with other values where the promise says that nothing is shown: in rows with a
 * number below its threshold, with too few outside a part, with more than half of one contributor,
 * or with no number; in months that are still open; in tables of the secure zone. It knows the
 * promise from its own words, not from the code that keeps it.
 */
final class Withheld {

  private static final String OPEN_FROM = "2026-06";
  private static final Set<Disclosure> KEPT =
      Set.of(Disclosure.KEY, Disclosure.MONTH, Disclosure.SETTING);
  private static final Set<Disclosure> COUNTS =
      Set.of(
          Disclosure.PEOPLE,
          Disclosure.SESSIONS,
          Disclosure.ANSWERS,
          Disclosure.GROUPS,
          Disclosure.COUNT);
  private static final Set<Disclosure> WORDS =
      Set.of(Disclosure.LABEL, Disclosure.SECURE, Disclosure.LARGEST);

  private final Random random;
  private final DisclosureRules rules;
  private int changed;

  Withheld(Random random, DisclosureRules rules) {
    this.random = random;
    this.rules = rules;
  }

  /** Rows changed so far. */
  int changed() {
    return changed;
  }

  /** The same table with other values in what is withheld. */
  Table otherwise(Table table) {
    Table.Builder rows = Table.of(table.schema());
    Map<List<Object>, Boolean> ended = new HashMap<>();
    for (Row row : table.rows()) {
      Row copy = rows.add();
      table.schema().fields().forEach(f -> copy.set(f.name(), row.get(f.name())));
      if (table.name().equals("retention_curve")) {
        curve(table.schema(), copy, ended);
      } else {
        row(table.schema(), copy);
      }
    }
    return rows.build();
  }

  private void row(TableSchema schema, Row row) {
    if (schema.secureOnly() || isOpen(schema, row)) {
      numbers(schema, row, null);
      return;
    }
    List<Field> guarded = schema.fields().stream().filter(Withheld::isNumber).toList();
    if (guarded.isEmpty()) {
      return;
    }
    if (guarded.stream().allMatch(field -> row.get(field.name()) == null)) {
      row.set("status", any(List.of("ok", "x", "z", "p", "u")));
      words(schema, row);
      changed++;
      return;
    }
    List<Runnable> ways = new ArrayList<>();
    for (Field field : schema.fields()) {
      if (role(field) == Disclosure.LARGEST && row.number(field.name()) > 0.5) {
        ways.add(() -> mostlyOfOne(schema, row, field));
      }
      Long count = COUNTS.contains(role(field)) ? row.whole(field.name()) : null;
      if (count == null) {
        continue;
      }
      if (count < least(role(field))) {
        ways.add(() -> small(schema, row, field));
      }
      Long whole = field.of().map(row::whole).orElse(null);
      if (whole != null && role(field) != Disclosure.GROUPS && whole - count < rules.k()) {
        ways.add(() -> nearlyAll(schema, row, field));
      }
    }
    if (!ways.isEmpty()) {
      ways.get(random.nextInt(ways.size())).run();
    }
  }

  /** From the first week of the grid on with fewer than 2k at risk, nothing of a curve is shown. */
  private void curve(TableSchema schema, Row row, Map<List<Object>, Boolean> ended) {
    List<Object> curve = List.of(row.get("arm"), row.get("definition"), row.get("stratum"));
    if (ended.getOrDefault(curve, false)) {
      numbers(schema, row, null);
    } else if (Set.of(0L, 4L, 8L, 12L, 26L, 39L, 52L).contains(row.whole("week"))
        && row.whole("n_at_risk") < 2L * rules.k()) {
      ended.put(curve, true);
      row.set("n_at_risk", random.nextInt(2 * rules.k()));
      changed++;
    }
  }

  /** That count anywhere below its threshold, and anything beside it, or nothing. */
  private void small(TableSchema schema, Row row, Field field) {
    numbers(schema, row, field);
    row.set(field.name(), random.nextInt((int) least(role(field))));
  }

  /** More than half of one contributor, and anything beside it. */
  private void mostlyOfOne(TableSchema schema, Row row, Field field) {
    numbers(schema, row, null);
    row.set(field.name(), 0.501 + random.nextDouble() / 3);
  }

  /** That part anywhere near its whole, and anything beside both. */
  private void nearlyAll(TableSchema schema, Row row, Field field) {
    long whole = row.whole(field.of().orElseThrow());
    numbers(schema, row, field);
    row.set(field.of().orElseThrow(), whole);
    row.set(field.name(), Math.max(0, whole - random.nextInt(rules.k())));
  }

  private void numbers(TableSchema schema, Row row, Field kept) {
    boolean bare = random.nextInt(4) == 0;
    for (Field field : schema.fields()) {
      if (isNumber(field) && field != kept) {
        row.set(field.name(), bare && !field.required() ? null : number(field));
      }
    }
    words(schema, row);
    if (schema.find("status").isPresent()) {
      row.set("status", any(List.of("ok", "x", "z", "p", "u")));
    }
    changed++;
  }

  private Object number(Field field) {
    return field.type() == FieldType.INTEGER
        ? (Object) random.nextInt(500)
        : (Object) random.nextDouble();
  }

  private void words(TableSchema schema, Row row) {
    for (Field field : schema.fields()) {
      List<String> values = field.constraints().values();
      if (!WORDS.contains(role(field)) || field.name().equals("status")) {
        continue;
      }
      if (!values.isEmpty()) {
        row.set(field.name(), any(values));
      } else if (field.type() == FieldType.STRING) {
        row.set(field.name(), "word " + random.nextInt(99));
      } else if (field.type() == FieldType.BOOLEAN) {
        row.set(field.name(), random.nextBoolean());
      } else {
        row.set(field.name(), number(field));
      }
    }
  }

  private static boolean isOpen(TableSchema schema, Row row) {
    return schema.fields().stream()
        .filter(field -> role(field) == Disclosure.MONTH)
        .map(field -> row.get(field.name()))
        .anyMatch(
            month ->
                month instanceof LocalDate
                    ? month.toString().compareTo(OPEN_FROM) > 0
                    : Character.isDigit(((String) month).charAt(0))
                        && ((String) month).compareTo(OPEN_FROM) >= 0);
  }

  private long least(Disclosure role) {
    return switch (role) {
      case PEOPLE, SESSIONS -> rules.k();
      case ANSWERS -> 2L * rules.k() - 1;
      case GROUPS -> rules.minGroups();
      default -> 0;
    };
  }

  private static boolean isNumber(Field field) {
    return !KEPT.contains(role(field)) && !WORDS.contains(role(field));
  }

  private static Disclosure role(Field field) {
    return field.disclosure().orElseThrow();
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
