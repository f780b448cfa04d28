package org.rollcall.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.rollcall.contract.IdentityGrade;
import org.rollcall.contract.RedactedException;
import org.rollcall.measure.AttendanceHistory.Mode;
import org.rollcall.measure.AttendanceHistory.SessionModality;
import org.rollcall.study.Study;

/**
 * The reduction: attendances, one row per person and session, to sums by cell.
 *
 * <p>Needs the rows of one person together and all groups known to the calendar. Here people end.
 */
final class Reduction {

  private static final StructType CELLS =
      new StructType().add("cell", DataTypes.LongType, false).add("n", DataTypes.LongType, false);

  private Reduction() {}

  /**
   * The columns that the walk over a history needs, as small numbers.
   *
   * @param attendances with {@link Baselines#BASELINE}
   */
  static Dataset<Row> visits(Dataset<Row> attendances, Study study) {
    String grades = "'" + String.join("','", study.identityGrades()) + "'";
    return attendances.select(
        col("participant_id"),
        col("group_id"),
        expr("unix_date(session_on)").as("day"),
        expr("case attendance_mode when 'face_to_face' then 0 when 'online' then 1" + " else 2 end")
            .as("mode"),
        expr("identity_grade in (" + grades + ")").as("followed"),
        expr("case when first_time is null then 0 when first_time then 1 else 2 end")
            .as("first_time"),
        expr("coalesce(cast(round(minutes) as int), -1)").as("minutes"),
        col(Baselines.BASELINE),
        expr("identity_grade = '" + IdentityGrade.ACCOUNT.key() + "'").as("account"),
        expr("role = 'participant'").as("participant"),
        expr("coalesce(start_rank, " + AttendanceHistory.NO_RANK + ")").as("start_rank"));
  }

  /** All cells with their sums, in the order of cells; refuses to collect more than the cap. */
  static LongCounter reduce(Dataset<Row> visits, Broadcast<AnalysisWindow> window, int cap) {
    MapPartitionsFunction<Row, Row> walk = rows -> walk(rows, window.value());
    List<Row> cells =
        visits
            .mapPartitions(walk, Encoders.row(CELLS))
            .groupBy("cell")
            .agg(sum("n").as("n"))
            .limit(cap + 1)
            .collectAsList();
    if (cells.size() > cap) {
      throw new RedactedException(
          "Cannot reduce to counts: more than "
              + cap
              + " cells (must be fewer, or memory more: shorten horizon_weeks, use fewer gap rules, or set"
              + " ROLLCALL_JAVA_OPTS=-Xmx)");
    }
    LongCounter counter = new LongCounter();
    for (Row row : cells) {
      counter.add(row.getLong(0), row.getLong(1));
    }
    return counter;
  }

  private static Iterator<Row> walk(Iterator<Row> rows, AnalysisWindow window) {
    LongCounter counter = new LongCounter();
    PersonCells cells = new PersonCells(window, counter, window.activity());
    AttendanceHistory history = new AttendanceHistory();
    byte[] person = null;
    while (rows.hasNext()) {
      Row row = rows.next();
      byte[] next = row.getAs(0);
      if (!Arrays.equals(person, next)) {
        if (history.size() > 0) {
          cells.count(history);
        }
        history.clear();
        history.startsFrom(row.getLong(7));
        person = next;
      }
      int group = window.indexOf(row.getAs(1));
      if (group >= 0) {
        int day = row.getInt(2);
        SessionModality modality = SessionModality.of(window.group(group).modalityOn(day));
        Mode mode = modality.modeOf(Mode.values()[row.getInt(3)]);
        int flags = AttendanceHistory.flags(mode, row.getBoolean(4), row.getInt(5), modality);
        flags = row.getBoolean(8) ? AttendanceHistory.byAccount(flags) : flags;
        flags = row.getBoolean(9) ? flags : AttendanceHistory.asNoParticipant(flags);
        history.add(day, row.getInt(10), group, flags, row.getInt(6));
      }
    }
    if (history.size() > 0) {
      cells.count(history);
    }
    List<Row> out = new ArrayList<>(counter.size());
    counter.forEach((cell, n) -> out.add(RowFactory.create(cell, n)));
    return out.iterator();
  }
}
