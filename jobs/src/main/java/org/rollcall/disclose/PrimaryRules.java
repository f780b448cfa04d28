package org.rollcall.disclose;

import java.util.List;
import java.util.Optional;
import org.rollcall.contract.Disclosure;
import org.rollcall.contract.Field;
import org.rollcall.contract.Table.Row;
import org.rollcall.contract.TableSchema;

/** Decides from one row alone whether it must be withheld. */
final class PrimaryRules {

  private static final double TINY = 1e-6;
  private static final double HALF = 0.5;

  private final TableSchema schema;
  private final DisclosureThresholds rules;
  private final List<Field> guarded;
  private final List<Field> contributors;
  private final List<Field> groups;
  private final List<Field> largest;

  PrimaryRules(TableSchema schema, DisclosureThresholds rules) {
    this.schema = schema;
    this.rules = rules;
    this.guarded = Roles.guarded(schema);
    this.contributors = Roles.contributors(schema);
    this.groups = Roles.fields(schema, Disclosure.GROUPS);
    this.largest = Roles.fields(schema, Disclosure.LARGEST);
  }

  /** Why that row is withheld; empty if it may be shown. */
  Optional<Reason> check(Row row) {
    if (guarded.isEmpty()) {
      return Optional.empty();
    }
    if (guarded.stream().allMatch(field -> row.get(field.name()) == null)) {
      return Optional.of(Reason.NOTHING);
    }
    if (isUncounted(row)) {
      return Optional.of(Reason.UNCOUNTED);
    }
    if (anyBelow(row, contributors)) {
      return Optional.of(Reason.FEW_CONTRIBUTORS);
    }
    if (anyBelow(row, groups)) {
      return Optional.of(Reason.FEW_GROUPS);
    }
    if (largest.stream().anyMatch(field -> row.number(field.name()) > HALF + TINY)) {
      return Optional.of(Reason.DOMINANT);
    }
    return guarded.stream().anyMatch(field -> hasFewOthers(row, field))
        ? Optional.of(Reason.FEW_OTHERS)
        : Optional.empty();
  }

  private boolean isUncounted(Row row) {
    boolean nobody = contributors.stream().allMatch(field -> row.get(field.name()) == null);
    // Sessions tell of no people: one person alone may have been at all of them.
    boolean headsUnknown = anyGiven(row, Disclosure.SESSIONS) && !anyGiven(row, Disclosure.PEOPLE);
    boolean groupsMissing =
        groups.stream()
            .filter(field -> field.of().map(row::get).isPresent() || field.of().isEmpty())
            .anyMatch(field -> row.get(field.name()) == null);
    boolean shareOfNothing =
        guarded.stream()
            .filter(field -> Roles.of(schema, field) == Disclosure.SHARE)
            .filter(field -> row.get(field.name()) != null)
            .flatMap(field -> field.of().stream())
            .anyMatch(whole -> row.get(whole) == null);
    boolean largestUnknown = largest.stream().anyMatch(field -> row.get(field.name()) == null);
    return nobody || headsUnknown || groupsMissing || shareOfNothing || largestUnknown;
  }

  private boolean anyGiven(Row row, Disclosure role) {
    return Roles.fields(schema, role).stream().anyMatch(field -> row.get(field.name()) != null);
  }

  private boolean anyBelow(Row row, List<Field> fields) {
    return fields.stream()
        .filter(field -> row.get(field.name()) != null)
        .anyMatch(field -> row.whole(field.name()) < rules.least(Roles.of(schema, field)));
  }

  private boolean hasFewOthers(Row row, Field field) {
    Long whole = field.of().map(row::whole).orElse(null);
    Disclosure role = Roles.of(schema, field);
    if (whole == null || row.get(field.name()) == null || role == Disclosure.GROUPS) {
      return false;
    }
    if (Roles.COUNTS.contains(role)) {
      return whole - row.whole(field.name()) < rules.k();
    }
    // A share of people is a count of people for anybody who knows the denominator.
    if (role == Disclosure.ESTIMATE && Scale.of(schema, row, field) == Scale.SHARE) {
      double part = whole * row.number(field.name());
      return part < rules.k() - TINY || whole - part < rules.k() - TINY;
    }
    return false;
  }
}
