package org.rollcall.curate;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * Rows of a table that may be too many for the driver: few lie there as one part, many in parts
 * with Spark. What is asked of them is asked part by part, and is the same either way.
 */
public final class PartedRows {

  private final List<Row> few;
  private final JavaRDD<Row> many;

  private PartedRows(List<Row> few, JavaRDD<Row> many) {
    this.few = few;
    this.many = many;
  }

  /** Rows on the driver. */
  public static PartedRows of(List<Row> rows) {
    return new PartedRows(List.copyOf(rows), null);
  }

  /** Rows with Spark. */
  public static PartedRows of(JavaRDD<Row> rows) {
    return new PartedRows(null, rows);
  }

  /**
   * What can be sent to tasks.
   *
   * @param <A> what it is asked
   * @param <B> its answer
   */
  public interface Asked<A, B> extends Function<A, B>, Serializable {}

  /** The same rows, those of equal keys in one part. */
  public PartedRows together(Asked<Row, Object> key) {
    if (many == null) {
      return this;
    }
    return of(
        many.mapToPair(row -> new Tuple2<>(key.apply(row), row))
            .partitionBy(new HashPartitioner(many.getNumPartitions()))
            .values());
  }

  /** The answer of every part; there is at least one. */
  public <T> List<T> each(Asked<Iterator<Row>, T> question) {
    return many == null
        ? List.of(question.apply(few.iterator()))
        : many.mapPartitions(rows -> List.of(question.apply(rows)).iterator()).collect();
  }
}
