package org.rollcall.disclose;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.rollcall.contract.CellStatus;
import org.rollcall.contract.Disclosure;
import org.rollcall.contract.Field;
import org.rollcall.contract.Table;
import org.rollcall.contract.Table.Row;
import org.rollcall.contract.TableSchema;

/** Writes the rows of one table as the public may read them, and counts what it does. */
final class PublicTable {

  private static final String AS_OF = "as_of";
  private static final Set<Disclosure> PASSING =
      EnumSet.of(Disclosure.KEY, Disclosure.MONTH, Disclosure.SETTING);

  private final TableSchema exact;
  private final DisclosureThresholds rules;
  private final LocalDate asOf;
  private final Table.Builder rows;
  private long cells;
  private long withheld;

  private PublicTable(TableSchema exact, DisclosureThresholds rules, LocalDate asOf) {
    this.exact = exact;
    this.rules = rules;
    this.asOf = asOf;
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

  static Result of(
      TableSchema exact, List<Candidate> candidates, DisclosureThresholds rules, LocalDate asOf) {
    PublicTable table = new PublicTable(exact, rules, asOf);
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
        // Of a withheld row every cell counts: which of them are empty would tell of them.
        cells += value == null && !hidden ? 0 : 1;
        withheld += hidden ? 1 : 0;
        if (value != null && !hidden) {
          show(from, to, field);
        }
      } else if (PASSING.contains(role) || (role == Disclosure.LABEL && !hidden)) {
        // A word beside withheld numbers, such as a verdict, would tell of them.
        to.set(field.name(), field.name().equals(AS_OF) ? asOf : value);
      }
    }
    if (hidden) {
      to.status(CellStatus.CONFIDENTIAL);
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

  /**
   * The middle of the denominator's bin; where that counts answers, of which one person may give
   * many, at most that of the most who stand behind the row; where there is none, that of the
   * fewest.
   */
  private long denominator(Row row, Field field) {
    LongStream behind =
        Roles.contributors(exact).stream()
            .filter(counted -> row.get(counted.name()) != null)
            .mapToLong(counted -> bin(row, counted).mid());
    Optional<Field> whole =
        field.of().map(exact::field).filter(given -> row.get(given.name()) != null);
    if (whole.isEmpty()) {
      return behind.min().orElseThrow();
    }
    long own = bin(row, whole.get()).mid();
    boolean counted = Roles.CONTRIBUTORS.contains(Roles.of(exact, whole.get()));
    return counted ? own : Math.min(own, behind.max().orElseThrow());
  }

  private Bin bin(Row row, Field field) {
    long count = Objects.requireNonNull(row.whole(field.name()));
    return Bin.of(count, rules.base(), rules.least(Roles.of(exact, field)));
  }
}
