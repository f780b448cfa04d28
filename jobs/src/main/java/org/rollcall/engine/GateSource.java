package org.rollcall.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * Spark's view of the gate: a data source whose readers let files through the gate.
 *
 * <p>Spark sees the curated columns alone. Plans and logs name a request by its number; paths and
 * keys stay in the request.
 */
public final class GateSource implements TableProvider {

  private static final String REQUEST = "request";
  private static final Map<String, GateRequest> REQUESTS = new ConcurrentHashMap<>();
  private static final AtomicLong NUMBERS = new AtomicLong();

  /** One row is one accepted row of the request's files, with the columns of the curated table. */
  public static Dataset<Row> read(SparkSession spark, GateRequest request) {
    String number = Long.toString(NUMBERS.incrementAndGet());
    REQUESTS.put(number, request);
    try {
      return spark.read().format(GateSource.class.getName()).option(REQUEST, number).load();
    } finally {
      REQUESTS.remove(number);
    }
  }

  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    return new GateTable(request(options)).schema();
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    return new GateTable(request(new CaseInsensitiveStringMap(properties)));
  }

  private static GateRequest request(CaseInsensitiveStringMap options) {
    GateRequest request = REQUESTS.get(options.get(REQUEST));
    if (request == null) {
      throw new IllegalStateException(
          "Cannot read through the gate: the request is not open (must come from GateSource.read)");
    }
    return request;
  }
}
