package org.rollcall.engine;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.gate.SourceFile;
import org.rollcall.ingest.core.Slice;

/**
 * Parts of files, in batches that take about as long as each other.
 *
 * <p>What a batch reads of one table becomes one data file: few batches leave few of them. A part
 * of a large file is a batch of its own, so that its rows can go without those of other files.
 */
final class GateBatches {

  private static final int A_CORE = 2;

  /** What opening a file costs, in bytes read in that time. */
  private static final long OPENING = 16L << 10;

  /** Less is not worth a task and a data file. */
  private static final long LEAST = 2L << 20;

  /** A part of a file that is read on its own. */
  record Part(SourceFile file, Slice slice, int part, int parts) implements Serializable {

    @Override
    public String toString() {
      return "part %d of %d of file %s".formatted(part + 1, parts, file.fileId());
    }
  }

  private final long most;
  private final List<ArrayList<Part>> batches = new ArrayList<>();
  private ArrayList<Part> open = new ArrayList<>();
  private long weight;

  private GateBatches(long most) {
    this.most = most;
  }

  /** The batches of the request for that many cores, its files in their order. */
  static List<ArrayList<Part>> of(GateRequest request, int cores) {
    long all = request.files().stream().mapToLong(GateBatches::weight).sum();
    long fair = all / ((long) A_CORE * cores) + 1;
    GateBatches batches = new GateBatches(Math.min(request.sliceBytes(), Math.max(LEAST, fair)));
    request.files().forEach(file -> batches.add(file, request));
    batches.close();
    return batches.batches;
  }

  private void add(SourceFile file, GateRequest request) {
    List<Slice> slices =
        file.bytes() <= request.sliceBytes()
            ? List.of(Slice.WHOLE)
            : request.intakes().get(file.sourceId()).slices(file, request.sliceBytes());
    boolean alone = slices.size() > 1 || weight(file) >= most;
    if (alone || weight + weight(file) > most) {
      close();
    }
    for (int part = 0; part < slices.size(); part++) {
      open.add(new Part(file, slices.get(part), part, slices.size()));
      weight += weight(file);
      if (alone) {
        close();
      }
    }
  }

  private void close() {
    if (!open.isEmpty()) {
      batches.add(open);
      open = new ArrayList<>();
    }
    weight = 0;
  }

  private static long weight(SourceFile file) {
    return file.bytes() + OPENING;
  }
}
