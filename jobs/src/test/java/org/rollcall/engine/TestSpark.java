package org.rollcall.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.spark.sql.SparkSession;

/** The one session that all tests with Spark share. */
public final class TestSpark {

  private static final SparkSession SESSION = open();

  private TestSpark() {}

  public static SparkSession session() {
    return SESSION;
  }

  private static SparkSession open() {
    try {
      return SparkRuntime.open(
          Files.createTempDirectory("rollcall-test"), SparkRuntime.Profile.SMALL);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
