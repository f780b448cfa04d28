package org.rollcall.engine;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.SparkSession;
import org.rollcall.engine.GateBatches.Part;
import org.rollcall.gate.FileGate;
import org.rollcall.gate.FileTally;
import org.rollcall.gate.Intake;
import org.rollcall.gate.Keys;
import org.rollcall.gate.PartTally;
import org.rollcall.gate.RowWriter;

/**
 * Files through the gate and into data files, in one job.
 *
 * <p>Rows are written where they are read. Spark sees parts of files going out and tallies coming
 * back, and no row.
 */
public final class GateJob {

  /**
   * What a job did.
   *
   * @param written what the writer tells of the rows that it kept; those of a file that is read in
   *     several parts are among them even if one of the parts refuses it
   * @param tallies one a file, by file id
   * @param <W> what the writer tells
   */
  public record Read<W>(List<W> written, List<FileTally> tallies) {

    public Read {
      written = List.copyOf(written);
      tallies = List.copyOf(tallies);
    }
  }

  private GateJob() {}

  /** Reads all files of the request. */
  public static <W extends Serializable> Read<W> run(
      SparkSession spark, GateRequest request, RowWriter<W> writer) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    List<ArrayList<Part>> batches = GateBatches.of(request, context.defaultParallelism());
    if (batches.isEmpty()) {
      return new Read<>(List.of(), List.of());
    }
    Task<W> task = new Task<>(new HashMap<>(request.intakes()), request.keys(), writer);
    context.sc().setJobDescription("Take in " + request);
    try {
      return read(context.parallelize(batches, batches.size()).map(task).collect());
    } finally {
      context.sc().setJobDescription(null);
    }
  }

  private static <W extends Serializable> Read<W> read(List<Done<W>> done) {
    List<W> written = new ArrayList<>();
    TreeMap<String, TreeMap<Integer, FileTally>> tallies = new TreeMap<>();
    for (Done<W> batch : done) {
      written.addAll(batch.written());
      for (PartTally part : batch.tallies()) {
        tallies
            .computeIfAbsent(part.tally().fileId(), id -> new TreeMap<>())
            .put(part.part(), part.tally());
      }
    }
    return new Read<>(
        written,
        tallies.values().stream()
            .map(parts -> FileTally.whole(List.copyOf(parts.values())))
            .toList());
  }

  private record Done<W extends Serializable>(ArrayList<W> written, ArrayList<PartTally> tallies)
      implements Serializable {}

  /** Reads one batch. */
  private record Task<W extends Serializable>(
      HashMap<String, Intake> intakes, Keys keys, RowWriter<W> writer)
      implements Function<ArrayList<Part>, Done<W>> {

    @Override
    public Done<W> call(ArrayList<Part> batch) {
      Map<String, RowWriter.Rows<W>> tables = new LinkedHashMap<>();
      ArrayList<PartTally> tallies = new ArrayList<>();
      for (Part part : batch) {
        tallies.add(
            read(part, tables.computeIfAbsent(part.file().table(), table -> writer.open(table))));
      }
      ArrayList<W> written = new ArrayList<>();
      tables.values().forEach(rows -> written.addAll(rows.end()));
      return new Done<>(written, tallies);
    }

    private PartTally read(Part part, RowWriter.Rows<W> rows) {
      Intake intake = intakes.get(part.file().sourceId());
      try (FileGate gate = FileGate.open(intake, part.file(), part.slice(), keys)) {
        boolean more = true;
        while (more) {
          more = gate.next(rows);
        }
        PartTally tally = new PartTally(part.part(), part.parts(), gate.tally());
        rows.endPart(isKept(tally));
        return tally;
      }
    }

    /** A file that is read in one go is judged at its end. */
    private static boolean isKept(PartTally part) {
      FileTally tally = part.parts() > 1 ? part.tally() : FileTally.whole(List.of(part.tally()));
      return tally.refused().isEmpty();
    }

    @Override
    public String toString() {
      return "gate";
    }
  }
}
