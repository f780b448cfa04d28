package org.rollcall.tables;

import java.util.TreeSet;
import org.rollcall.contract.Table;
import org.rollcall.measure.Measured;
import org.rollcall.measure.Occasions;

/** {@code service_activity}: one month of one program, region and modality. */
final class ServiceActivity {

  private ServiceActivity() {}

  static Table of(Stamp stamp, Measured measured) {
    Stamp.Sheet sheet = stamp.sheet("service_activity");
    TreeSet<Occasions.Key> keys = new TreeSet<>(measured.occasions().counts().keySet());
    keys.addAll(measured.activity().keySet());
    for (Occasions.Key key : keys) {
      Occasions.Count sessions =
          measured.occasions().counts().getOrDefault(key, Occasions.Count.NONE);
      Measured.Activity activity = measured.activity().getOrDefault(key, Measured.Activity.NONE);
      Table.Row row =
          sheet
              .add()
              .set("period", key.month())
              .set("program", key.program())
              .set("region", key.region())
              .set("session_modality", key.modality())
              .set("n_sessions_scheduled", sessions.scheduled())
              .set("n_sessions_held", sessions.held())
              .set("n_sessions_cancelled", sessions.cancelled())
              .set("n_sessions_not_reported", sessions.notReported())
              .set("n_groups", sessions.groups())
              .set("n_attendances", activity.attendances())
              .set("n_people", activity.people())
              .set("n_newcomers", activity.newcomers())
              .set("status", "ok");
      long counted = sessions.heldByName() + activity.sessionsCounted();
      if (counted > 0 && activity.attendances() > 0) {
        row.set("mean_group_size", activity.attendances() / (double) counted);
      }
    }
    return sheet.build();
  }
}
