package org.rollcall.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds the numbers of bench/peer.R against the secure tables of a run over the same files. */
public final class PeerNumbers {

  private static final double TOLERANCE = 1e-6;

  private static final String OURS =
      """
      SELECT 'starters ' || arm AS what, n_people::DOUBLE AS value
      FROM read_parquet('${tables}/cohort_flow/*.parquet')
      WHERE estimand = 'E1' AND stratum = 'all' AND step_code = 'started_in_mode'
      UNION ALL
      SELECT concat('curve ', arm, ' ', week), survival
      FROM read_parquet('${tables}/retention_curve/*.parquet')
      WHERE definition = 'gap_13_weeks' AND stratum = 'all'
      UNION ALL
      SELECT concat('curve ', arm, ' ', week, ' error'), std_error
      FROM read_parquet('${tables}/retention_curve/*.parquet')
      WHERE definition = 'gap_13_weeks' AND stratum = 'all' AND std_error IS NOT NULL
      UNION ALL
      SELECT outcome || part.name, part.value
      FROM read_parquet('${tables}/contrast/*.parquet'), (
        SELECT unnest([
          {'name': ' online', 'value': estimate_comparison},
          {'name': ' face_to_face', 'value': estimate_reference},
          {'name': ' difference', 'value': estimate},
          {'name': ' difference error', 'value': std_error}]) AS part)
      WHERE stratum = 'all' AND adjustment = 'none' AND contrast = 'online-face_to_face'
        AND outcome IN (${outcomes})
      UNION ALL
      SELECT concat(measure, ' ', arm, ' error'), std_error
      FROM read_parquet('${tables}/engagement/*.parquet')
      WHERE stratum = 'all' AND measure IN (${outcomes})
      """;

  private static final String OUTCOMES =
      "'retained_week_4', 'retained_week_12', 'retained_week_26', 'rmst_26_weeks',"
          + " 'attendances_week_12', 'attendances_week_26', 'attendances_per_opportunity_week_12'";

  private PeerNumbers() {}

  /** Arguments: the folder of the study, and the numbers of R. Fails unless all agree. */
  public static void main(String[] args) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      String tables = Path.of(args[0], "out/secure/latest").toString();
      Map<String, Double> ours =
          numbers(statement, OURS.replace("${tables}", tables).replace("${outcomes}", OUTCOMES));
      Map<String, Double> theirs =
          numbers(statement, "SELECT what, value FROM read_csv('%s')".formatted(args[1]));
      System.exit(compare(ours, theirs) ? 0 : 1);
    }
  }

  private static Map<String, Double> numbers(Statement statement, String query)
      throws SQLException {
    Map<String, Double> numbers = new TreeMap<>();
    try (ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        double value = row.getDouble(2);
        numbers.put(row.getString(1), row.wasNull() ? Double.NaN : value);
      }
    }
    return numbers;
  }

  /** Prints how far all numbers agree, or each that does not. */
  static boolean compare(Map<String, Double> ours, Map<String, Double> theirs) {
    TreeSet<String> all = new TreeSet<>(ours.keySet());
    all.addAll(theirs.keySet());
    double largest = 0;
    boolean agrees = !all.isEmpty();
    for (String what : all) {
      double own = ours.getOrDefault(what, Double.NaN);
      double other = theirs.getOrDefault(what, Double.NaN);
      double apart = own == other ? 0 : Math.abs(own - other) / Math.abs(own);
      // What only one of them has is NaN in the other, and agrees with nothing.
      if (!(apart <= TOLERANCE)) {
        System.out.printf(
            Locale.ROOT, "R differs: %s is %.10g here, %.10g in R%n", what, own, other);
        agrees = false;
      } else {
        largest = Math.max(largest, apart);
      }
    }
    if (agrees) {
      System.out.printf(
          Locale.ROOT, "R agrees: %d numbers, at most %.0e apart%n", all.size(), largest);
    }
    return agrees;
  }
}
