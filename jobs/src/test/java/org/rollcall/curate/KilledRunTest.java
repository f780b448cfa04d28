package org.rollcall.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rollcall.curate.Inbox.row;
import static org.rollcall.curate.Inbox.stay;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.engine.TestSpark;

class KilledRunTest {

  @TempDir Path output;

  @Test
  void open_afterARunWasKilledBeforeItsCommit_findsTheCommitBefore() throws Exception {
    Path root = output.resolve("curated");
    Process run = startRun();
    try {
      awaitAppended(run);
      assertThrows(
          StoreException.class, () -> CuratedStore.open(TestSpark.session(), root, Inbox.OWNER));
    } finally {
      run.destroyForcibly();
      assertTrue(run.waitFor(1, TimeUnit.MINUTES));
    }
    assertTrue(Files.exists(root.resolve("warehouse/curated/groups")), "the run had begun");
    try (CuratedStore store = CuratedStore.open(TestSpark.session(), root, Inbox.OWNER)) {
      assertEquals(1, store.number());
      assertEquals(1, store.table("attendance").count());
      assertFalse(store.has("groups"));
      assertFalse(Files.exists(root.resolve("warehouse/curated/groups")));
      assertEquals(2, takeInMore(store, Quarantine.at(output.resolve("quarantine"))).number());
      assertEquals(2, store.table("attendance").count());
    }
  }

  /** The run that is killed: one commit, then a second intake that never ends. */
  static final class Run {
    public static void main(String[] args) throws Exception {
      Path output = Path.of(args[0]);
      Quarantine quarantine = Quarantine.at(output.resolve("quarantine"));
      CuratedStore store =
          CuratedStore.open(TestSpark.session(), output.resolve("curated"), Inbox.OWNER);
      first().takeIn(store, quarantine);
      IntakePlan plan = store.ledger().plan(more().files(), Inbox.SETTINGS);
      more().append(store.begin(plan, quarantine), plan);
      Files.createFile(output.resolve("appended"));
      Thread.sleep(TimeUnit.MINUTES.toMillis(10));
    }
  }

  private static Inbox first() {
    return new Inbox().put("attendance", "1.csv", List.of(stay("r1", "a", "2026-01-05")));
  }

  private static Inbox more() {
    return first()
        .put("attendance", "2.csv", List.of(stay("r2", "b", "2026-01-12")))
        .put("groups", "g.csv", List.of(row("group_id", Inbox.id("group"))));
  }

  private static Commit takeInMore(CuratedStore store, Quarantine quarantine) {
    return more().takeIn(store, quarantine);
  }

  private Process startRun() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-javaagent"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Run.class.getName(), output.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.resolve("run.log").toFile())
        .start();
  }

  private void awaitAppended(Process run) throws Exception {
    while (!Files.exists(output.resolve("appended"))) {
      if (run.waitFor(100, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(Files.readString(output.resolve("run.log")));
      }
    }
  }
}
