package org.rollcall.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.RedactedException;

class SideTasksTest {

  @Test
  void result_ofWorkThatEnds_isWhatItGives() {
    try (SideTasks side = new SideTasks()) {
      SideTasks.Task<Integer> one = side.start(() -> 1);
      SideTasks.Task<Integer> two = side.start(() -> 2);
      SideTasks.Task<Integer> three = side.start(() -> 3);
      assertEquals(6, one.result() + two.result() + three.result());
    }
  }

  @Test
  void result_ofWorkThatFails_isItsFailure() {
    RedactedException failure = new RedactedException("Cannot: as a test");
    AssertionError error = new AssertionError("as a test");
    try (SideTasks side = new SideTasks()) {
      SideTasks.Task<Object> failing =
          side.start(
              () -> {
                throw failure;
              });
      SideTasks.Task<Object> dying =
          side.start(
              () -> {
                throw error;
              });
      assertSame(failure, assertThrows(RedactedException.class, failing::result));
      assertSame(error, assertThrows(AssertionError.class, dying::result));
    }
  }

  /** What a failure undoes must not be written on by a task that it left behind. */
  @Test
  void close_workThatStillRuns_isStoppedAndWaitedFor() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    AtomicBoolean startedLate = new AtomicBoolean();
    try (SideTasks side = new SideTasks()) {
      for (int i = 0; i < 2; i++) {
        side.start(
            () -> {
              begun.countDown();
              try {
                Thread.sleep(60_000);
              } finally {
                ended.set(true);
              }
              return null;
            });
      }
      side.start(() -> startedLate.getAndSet(true));
      begun.await();
    }
    assertTrue(ended.get());
    assertFalse(startedLate.get());
  }

  @Test
  void result_waiterInterrupted_saysSo() {
    try (SideTasks side = new SideTasks()) {
      SideTasks.Task<Object> long1 =
          side.start(
              () -> {
                Thread.sleep(60_000);
                return null;
              });
      Thread.currentThread().interrupt();
      assertThrows(RedactedException.class, long1::result);
      assertTrue(Thread.interrupted());
    }
  }
}
