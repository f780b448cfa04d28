package org.rollcall.engine;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.rollcall.contract.RedactedException;

/**
 * Work that runs beside other work: small queries are all planning, and leave a core idle.
 *
 * <p>Closing stops what still runs and waits for its end, so that nothing goes on behind a failure.
 */
public final class SideTasks implements AutoCloseable {

  private static final int AT_ONCE = 2;

  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

  /**
   * One piece of work.
   *
   * @param future its end
   * @param <T> what it gives
   */
  public record Task<T>(Future<T> future) {

    /** Waits, and lets a failure through as it was. */
    public T result() {
      try {
        return future.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new RedactedException("Cannot go on: interrupted (must run to the end)", e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        if (e.getCause() instanceof Error failure) {
          throw failure;
        }
        throw new IllegalStateException("Cannot end a task", e.getCause());
      }
    }
  }

  /** Starts work, or lets it wait for its turn. */
  public <T> Task<T> start(Callable<T> work) {
    return new Task<>(threads.submit(work));
  }

  @Override
  public void close() {
    threads.shutdownNow();
    boolean isInterrupted = false;
    while (!threads.isTerminated()) {
      try {
        threads.awaitTermination(1, TimeUnit.HOURS);
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
