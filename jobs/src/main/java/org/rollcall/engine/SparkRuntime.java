package org.rollcall.engine;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Opens the Spark session: local unless a master is already set from outside. */
public final class SparkRuntime {

  /** How much work is expected; chosen by the size of the input. */
  public enum Profile {
    SMALL,
    LARGE
  }

  private SparkRuntime() {}

  /** A session whose scratch files stay in that folder. */
  public static SparkSession open(Path scratch, Profile profile) {
    boolean small = profile == Profile.SMALL;
    // Spark, Netty and the native libraries of codecs go by it, each when it first needs a file.
    System.setProperty("java.io.tmpdir", scratch.toString());
    SparkSession.Builder builder =
        SparkSession.builder()
            .appName("rollcall")
            .config("spark.local.dir", scratch.toString())
            .config("spark.sql.warehouse.dir", scratch.resolve("warehouse").toUri().toString())
            .config("spark.io.encryption.enabled", "true")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.eventLog.enabled", "false")
            // A task without memory fails like any other: the run must be able to say so.
            .config("spark.executor.killOnFatalErrorDepth", "0")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
            .config("spark.hadoop.fs.permissions.umask-mode", "077")
            .config("spark.hadoop.fs.file.impl", PlainLocalFileSystem.class.getName())
            .config("spark.sql.adaptive.enabled", Boolean.toString(!small))
            .config("spark.sql.shuffle.partitions", small ? "2" : "8");
    if (System.getProperty("spark.master") == null) {
      // Only here: executors on other machines must be able to reach the driver.
      builder =
          builder
              .master("local[*]")
              .config("spark.driver.bindAddress", "127.0.0.1")
              .config("spark.driver.host", "127.0.0.1");
    }
    return builder.getOrCreate();
  }
}
