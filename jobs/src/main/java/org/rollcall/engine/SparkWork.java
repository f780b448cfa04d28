package org.rollcall.engine;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.sql.SparkSession;

/** How much a session was asked to do; whole once it has stopped, as news of it come late. */
public final class SparkWork extends SparkListener {

  private final AtomicInteger jobs = new AtomicInteger();
  private final AtomicInteger stages = new AtomicInteger();

  private SparkWork() {}

  /** Counts from here on. */
  public static SparkWork of(SparkSession spark) {
    SparkWork work = new SparkWork();
    spark.sparkContext().addSparkListener(work);
    return work;
  }

  @Override
  public void onJobStart(SparkListenerJobStart job) {
    jobs.incrementAndGet();
  }

  @Override
  public void onStageCompleted(SparkListenerStageCompleted stage) {
    stages.incrementAndGet();
  }

  /** Jobs that began. */
  public int jobs() {
    return jobs.get();
  }

  /** Stages that ran; those whose result was still there are none. */
  public int stages() {
    return stages.get();
  }
}
