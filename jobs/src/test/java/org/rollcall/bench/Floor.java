package org.rollcall.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.rollcall.engine.SparkRuntime;

/** The least that a program on Spark can do: it opens a session, counts one table, and stops. */
public final class Floor {

  private Floor() {}

  /** Arguments: a Parquet file, and a folder for what Spark needs while it runs. */
  public static void main(String[] args) throws IOException {
    Path scratch = Files.createDirectories(Path.of(args[1]));
    SparkSession spark = SparkRuntime.open(scratch, SparkRuntime.Profile.SMALL);
    System.out.println(spark.read().parquet(args[0]).count());
    spark.stop();
  }
}
