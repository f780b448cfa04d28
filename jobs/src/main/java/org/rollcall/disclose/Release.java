package org.rollcall.disclose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.contract.Table;
import org.rollcall.disclose.Released.Statement;
import org.rollcall.disclose.Released.Zone;
import org.rollcall.study.Study.DisclosureRules;

/**
 * The one way out: the only maker of {@link Released}.
 *
 * <p>What happens to a cell of the public release is decided by the {@code disclosure} role of its
 * column in the table's schema, and by nothing else. A column without a role, a role that does not
 * fit its type and a table without a {@code status} to say why a cell is empty are refused.
 */
public final class Release {

  private Release() {}

  /** The exact tables, for the evaluators who run the job. */
  public static Released secure(ReleaseInfo info, List<Table> tables) {
    return new Released(Zone.SECURE, info, tables, Statement.NONE);
  }

  /**
   * The exact tables and, as {@code suppression}, how much of them a public release would withhold.
   *
   * @param info what the release says of itself
   * @param tables every table but {@code suppression}
   * @param rules rules of the public release
   */
  public static Released secure(ReleaseInfo info, List<Table> tables, DisclosureRules rules) {
    List<Table> all = new ArrayList<>(tables);
    all.add(protect(info, tables, rules).suppression(info));
    return secure(info, all);
  }

  /**
   * The tables as anybody may read them, made from the exact ones.
   *
   * <p>Rules, in their order: tables of the secure zone are left out; months that are not closed
   * are left out; retention curves are cut to a fixed grid of weeks; a row is withheld as a whole,
   * all its numbers null and its status {@code c}, where a number of people or of sessions is below
   * {@code k} (zero included), a number of anonymous responses below {@code 2k - 1}, a number of
   * groups below {@code minGroups}, where those outside a part or a share are fewer than {@code k}
   * or, where that is counted, of too few groups, where more than half of its answers are of one,
   * where nothing of the table's unit is counted behind its numbers, or where the row that it is
   * about is withheld; what is left is binned ({@code n_x} becomes {@code n_x_lo}, {@code n_x_hi},
   * {@code n_x_mid}) or rounded.
   *
   * <p>Not protected against: working a withheld row out from totals, from its neighbours or from
   * another release, and one group that makes up most of a cell. {@link
   * Released#notForPublication()} says so until it is.
   *
   * @param info what the release says of itself; its {@code asOf} decides which months are closed
   * @param tables every table but {@code suppression}
   * @param rules thresholds and width of bins
   * @throws org.rollcall.contract.RedactedException if the rules would let a bin reveal a number
   * @throws IllegalArgumentException if a table's roles leave a column without a rule, or {@code
   *     suppression} is among the tables
   */
  public static Released publicly(ReleaseInfo info, List<Table> tables, DisclosureRules rules) {
    Protection protection = protect(info, tables, rules);
    ReleaseInfo open = info.inMonths();
    List<Table> all = new ArrayList<>(protection.tables());
    all.add(protection.publicSuppression(open, new DisclosureThresholds(rules)));
    Statement statement =
        new Statement(
            Notes.protection(new DisclosureThresholds(rules)),
            tables.stream().filter(t -> t.schema().secureOnly()).map(Table::name).toList(),
            Optional.of(NoteCode.NOT_FOR_PUBLICATION.with()));
    return new Released(Zone.PUBLIC, open, all, statement);
  }

  private static Protection protect(ReleaseInfo info, List<Table> tables, DisclosureRules rules) {
    List<Table> open =
        tables.stream()
            .filter(table -> !table.schema().secureOnly())
            .map(table -> ClosedMonths.of(table, Epochs.closed(info.asOf())))
            .toList();
    return Protection.of(open, new DisclosureThresholds(rules), info.inMonths().asOf());
  }
}
