package org.rollcall.disclose;

import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.rollcall.contract.Disclosure;
import org.rollcall.contract.Field;
import org.rollcall.contract.Table;
import org.rollcall.contract.Table.Row;
import org.rollcall.contract.TableSchema;

/** Writes the rows of one table as the public may read them, and counts what it does. */
final class PublicTable {

  private static final String CONFIDENTIAL = "c";

  private final TableSchema exact;
  private final Rules rules;
  private final Table.Builder rows;
  private long cells;
  private long withheld;

  private PublicTable(TableSchema exact, Rules rules) {
    this.exact = exact;
    this.rules = rules;
    this.rows = Table.of(PublicSchema.of(exact));
  }

  /**
   * One table of the public release.
   *
   * @param table the protected table
   * @param cells cells that could be withheld
   * @param withheld of them, withheld
   */
  record Result(Table table, long cells, long withheld) {}

  static Result of(TableSchema exact, List<Candidate> candidates, Rules rules) {
    PublicTable table = new PublicTable(exact, rules);
    candidates.forEach(table::add);
    return new Result(table.rows.build(), table.cells, table.withheld);
  }

  private void add(Candidate candidate) {
    Row from = candidate.row();
    Row to = rows.add();
    boolean hidden = candidate.reason().isPresent();
    for (Field field : exact.fields()) {
      Disclosure role = Roles.of(exact, field);
      Object value = from.get(field.name());
      if (Roles.isGuarded(role)) {
        cells += value == null ? 0 : 1;
        withheld += value == null || !hidden ? 0 : 1;
        if (value != null && !hidden) {
          show(from, to, field);
        }
      } else if (role == Disclosure.KEY || role == Disclosure.MONTH || field.required()) {
        to.set(field.name(), value);
      } else if (role == Disclosure.LABEL && !hidden) {
        // A word beside withheld numbers, such as a verdict, would tell of them.
        to.set(field.name(), value);
      }
    }
    if (hidden) {
      to.set(Roles.STATUS, CONFIDENTIAL);
    }
  }

  private void show(Row from, Row to, Field field) {
    Disclosure role = Roles.of(exact, field);
    if (Roles.COUNTS.contains(role)) {
      Bin bin = bin(from, field);
      to.set(field.name() + "_lo", bin.lo());
      to.set(field.name() + "_hi", bin.hi());
      to.set(field.name() + "_mid", bin.mid());
    } else {
      to.set(field.name(), rounded(from, field));
    }
  }

  private double rounded(Row row, Field field) {
    double value = row.number(field.name());
    Disclosure role = Roles.of(exact, field);
    RoundingMode mode =
        switch (role) {
          case LOWER -> RoundingMode.FLOOR;
          case UPPER, PRECISION -> RoundingMode.CEILING;
          default -> RoundingMode.HALF_EVEN;
        };
    if (Scale.of(exact, row, field) == Scale.OWN) {
      return Rounding.toDigits(value, mode);
    }
    int steps = Rounding.steps(denominator(row, field));
    // A standard error or p to whole steps would nearly always be one step.
    return Rounding.toStep(value, role == Disclosure.PRECISION ? 10 * steps : steps, mode);
  }

  /** The middle of the denominator's bin; else the smallest of those numbers that are no part. */
  private long denominator(Row row, Field field) {
    OptionalLong own =
        field.of().stream()
            .map(exact::field)
            .filter(whole -> row.get(whole.name()) != null)
            .mapToLong(whole -> bin(row, whole).mid())
            .findFirst();
    return own.orElseGet(
        () ->
            Roles.contributors(exact).stream()
                .filter(counted -> row.get(counted.name()) != null)
                .mapToLong(counted -> bin(row, counted).mid())
                .min()
                .orElseThrow());
  }

  private Bin bin(Row row, Field field) {
    long count = Objects.requireNonNull(row.whole(field.name()));
    return Bin.of(count, rules.base(), rules.least(Roles.of(exact, field)));
  }
}
