package org.rollcall.tables;

import java.util.TreeSet;
import org.rollcall.contract.CellStatus;
import org.rollcall.contract.Table;
import org.rollcall.measure.HeadcountOnly;
import org.rollcall.measure.Measured;
import org.rollcall.measure.Measured.Activity;
import org.rollcall.measure.Occasions;

/**
 * {@code service_activity}: one month of one program, region and modality. What nobody reported is
 * null: no calendar says how many sessions were cancelled, and no headcount how many people came.
 */
final class ServiceActivity {

  private ServiceActivity() {}

  static Table of(Stamp stamp, Measured measured) {
    Stamp.Sheet sheet = stamp.sheet("service_activity");
    TreeSet<Occasions.Key> keys = new TreeSet<>(measured.occasions().counts().keySet());
    keys.addAll(measured.activity().keySet());
    keys.addAll(measured.unnamed().counts().keySet());
    keys.removeIf(key -> key.region().equals(Occasions.EVERYWHERE));
    for (Occasions.Key key : keys) {
      Known known =
          new Known(
              measured.occasions().counts().getOrDefault(key, Occasions.Count.NONE),
              measured.activity().getOrDefault(key, Activity.NONE),
              measured.unnamed().counts().getOrDefault(key, HeadcountOnly.Count.NONE));
      Table.Row row =
          sheet
              .add()
              .set("period", key.month())
              .set("program", key.program())
              .set("region", key.region())
              .set("session_modality", key.modality());
      sessions(row, known);
      attendances(row, known);
    }
    return sheet.build();
  }

  /**
   * All that is known of one row.
   *
   * @param sessions sessions of the calendar
   * @param named attendances by name
   * @param heads headcounts of groups that kept no names then
   */
  private record Known(Occasions.Count sessions, Activity named, HeadcountOnly.Count heads) {

    boolean listed() {
      return sessions.scheduled() > 0;
    }

    /** Whether anybody said what became of any session. */
    boolean settled() {
      return sessions.held() + sessions.cancelled() + heads.held() > 0;
    }

    long counted() {
      return sessions.heldByName() + heads.sessions();
    }

    /** Sessions of which it is not known how many came. */
    long uncounted() {
      long unnamed = sessions.held() - sessions.heldByName();
      return Math.max(0, unnamed - heads.sessionsInCalendar()) + heads.uncounted();
    }

    /** Somebody reported how many came, or nothing took place that anybody could have come to. */
    boolean reported() {
      boolean idle = listed() && uncounted() + sessions.notReported() == 0;
      return counted() > 0 || heads.records() > 0 || named.attendances() > 0 || idle;
    }

    long attendances() {
      return named.attendances() + heads.attendances();
    }
  }

  private static void sessions(Table.Row row, Known known) {
    Occasions.Count sessions = known.sessions();
    if (known.listed()) {
      row.set("n_sessions_scheduled", sessions.scheduled())
          .set("n_sessions_not_reported", sessions.notReported());
    }
    if (known.listed() && known.settled()) {
      row.set("n_sessions_cancelled", sessions.cancelled());
    }
    if (known.settled() && known.heads().recordsOpen() == 0) {
      row.set("n_sessions_held", sessions.held() + known.heads().held())
          .set("n_sessions_unlisted", sessions.unlisted() + known.heads().held());
    }
    if (known.heads().recordsOpen() == 0) {
      row.set("n_sessions_uncounted", known.uncounted());
    }
    if (known.settled() || known.heads().groups() > 0) {
      row.set("n_groups", sessions.groups() + known.heads().groups());
    }
  }

  private static void attendances(Table.Row row, Known known) {
    row.status(known.reported() ? CellStatus.OK : CellStatus.NOT_AVAILABLE);
    if (!known.reported()) {
      return;
    }
    row.set("n_attendances", known.attendances());
    long atLeast = Math.max(known.named().people(), known.heads().largest());
    // Counts that do not say over how many sessions tell of no number of people.
    if (atLeast > 0 || known.attendances() == 0) {
      row.set("n_people_at_least", atLeast);
    }
    // A headcount tells neither who came nor who was new, and the named alone are not all.
    if (known.heads().records() == 0) {
      row.set("n_people", known.named().people()).set("n_newcomers", known.named().newcomers());
    }
    long inSessions = known.named().attendances() + known.heads().attendancesInSessions();
    boolean isSized = known.named().attendances() == 0 || known.sessions().heldByName() > 0;
    if (known.counted() > 0 && isSized) {
      row.set("mean_group_size", inSessions / (double) known.counted());
    }
  }
}
