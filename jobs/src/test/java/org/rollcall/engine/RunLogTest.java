package org.rollcall.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class RunLogTest {

  private static final Logger LOG = LoggerFactory.getLogger(RunLogTest.class);

  @TempDir private Path folder;

  @AfterEach
  void forget() {
    System.clearProperty("rollcall.log");
  }

  @Test
  void error_withDataInItsMessages_logsClassesAndFramesOnly() throws IOException {
    Path log = folder.resolve("run.log");
    System.setProperty("rollcall.log", log.toString());
    Exception cause = new IllegalStateException("value 'Jo Bloggs'\n\tat jo@example.org");
    LOG.error("Cannot measure", new RuntimeException("row: Jo Bloggs", cause));

    String text = Files.readString(log);
    assertTrue(
        text.contains(" ERROR RunLogTest Cannot measure\njava.lang.RuntimeException\n\tat "));
    assertTrue(text.contains("Caused by: java.lang.IllegalStateException\n\tat org.rollcall"));
    assertFalse(text.contains("Bloggs"), text);
    assertFalse(text.contains("example.org"), text);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(log)));
  }

  @Test
  void error_whoseCausesRunInACircle_isLoggedOnce() throws IOException {
    Path log = folder.resolve("circle.log");
    System.setProperty("rollcall.log", log.toString());
    Exception first = new IllegalStateException();
    Exception second = new IllegalArgumentException(first);
    first.initCause(second);
    LOG.error("Cannot stop", first);

    assertEquals(
        1, Files.readString(log).split("java.lang.IllegalStateException\n", -1).length - 1);
  }

  @Test
  void levels_ofSparkAndRollcall_areInfoAndFatal() throws IOException {
    Path log = folder.resolve("levels.log");
    System.setProperty("rollcall.log", log.toString());
    LOG.info("Read 3 rows");
    LOG.debug("not this");
    LoggerFactory.getLogger("org.apache.spark.scheduler.TaskSetManager").error("Lost task: Jo");
    LoggerFactory.getLogger("org.apache.spark.SparkContext").info("nor this");

    String text = Files.readString(log);
    assertEquals(1, text.lines().count(), text);
    assertTrue(text.endsWith(" INFO  RunLogTest Read 3 rows\n"), text);
  }
}
