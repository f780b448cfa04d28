package org.rollcall.gate;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.rollcall.ingest.core.Slice;
import org.rollcall.study.Study;

/**
 * What a reader that is safe costs: the gate against a bare loop over the same bytes.
 *
 * <p>Usage: {@code GateBench FILE FOLDER [ROUNDS]}, where FILE is attendance as {@code BenchData}
 * writes it. The bare loop splits at commas, reads the times and hashes the same two identifiers
 * with the same key; it knows no quotation marks, no contract, no encoding and no errors. Both run
 * in turn on one thread; seconds are those of its processor time.
 */
public final class GateBench {

  private static final int COLUMNS = 8;

  private GateBench() {}

  /** Arguments: the file, a folder for the key, how often. */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
    Path keyFile = Path.of(args[1]).resolve("gate.key");
    if (!Files.exists(keyFile)) {
      Keys.create(keyFile);
    }
    Keys keys = Keys.load(keyFile, List.of());
    Study.Source source = Inboxes.source("register", "attendance", file.toString());
    Intake intake = Inboxes.intake(source);
    SourceFile listed = Rows.sourceFile(source, file);
    double[] bare = new double[rounds];
    double[] gate = new double[rounds];
    double[] cuts = new double[rounds];
    long rows = 0;
    for (int round = -1; round < rounds; round++) {
      int at = Math.max(round, 0);
      long[] found = new long[3];
      bare[at] = seconds(() -> found[0] = bareRows(file, keys));
      gate[at] = seconds(() -> found[1] = Scan.of(intake, listed, keys).rowsRead());
      cuts[at] = seconds(() -> found[2] = intake.slices(listed, Slice.BYTES).size());
      if (found[0] != found[1]) {
        throw new IllegalStateException(
            "Cannot compare: %d rows and %d (must be the same)".formatted(found[0], found[1]));
      }
      rows = found[1];
    }
    report("bare loop", rows, bare, bare);
    report("gate", rows, gate, bare);
    report("finding cuts", rows, cuts, bare);
  }

  private static double seconds(LongSupplier work) {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    work.getAsLong();
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
  }

  private static void report(String what, long rows, double[] seconds, double[] bare) {
    double[] ratios = new double[seconds.length];
    Arrays.setAll(ratios, i -> seconds[i] / bare[i]);
    Arrays.sort(seconds);
    Arrays.sort(ratios);
    double median = seconds[seconds.length / 2];
    System.out.printf(
        Locale.ROOT,
        "%-14s %6.2f s for %,d rows (%.2f to %.2f), %.2f M rows a second, %.2f times the bare loop (%.2f to %.2f)%n",
        what,
        median,
        rows,
        seconds[0],
        seconds[seconds.length - 1],
        rows / median / 1e6,
        ratios[ratios.length / 2],
        ratios[0],
        ratios[ratios.length - 1]);
  }

  private static long bareRows(Path file, Keys keys) {
    Pseudonyms persons = keys.persons("members");
    Pseudonyms records = keys.of(Domain.RECORD);
    byte[] id = new byte[Pseudonyms.BYTES];
    char[] text = new char[64];
    int[] starts = new int[COLUMNS + 1];
    byte[] buffer = new byte[1 << 16];
    long rows = 0;
    long sum = 0;
    int kept = 0;
    try (InputStream in = Files.newInputStream(file, StandardOpenOption.READ)) {
      for (int count = in.readNBytes(buffer, 0, buffer.length);
          count > kept;
          count = kept + in.readNBytes(buffer, kept, buffer.length - kept)) {
        int from = 0;
        int column = 0;
        for (int at = 0; at < count; at++) {
          byte b = buffer[at];
          if (b == ',') {
            starts[++column] = at + 1;
          } else if (b == '\n') {
            if (rows++ > 0) {
              sum += hash(records, buffer, from, starts[1] - 1, text, id);
              sum += hash(persons, buffer, starts[1], starts[2] - 1, text, id);
              sum +=
                  minute(buffer, starts[4]) + minute(buffer, starts[5]) + minute(buffer, starts[6]);
            }
            from = at + 1;
            column = 0;
          }
        }
        kept = count - from;
        System.arraycopy(buffer, from, buffer, 0, kept);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    if (sum == 42) {
      System.out.println();
    }
    return rows - 1;
  }

  private static long hash(
      Pseudonyms key, byte[] bytes, int from, int to, char[] text, byte[] into) {
    for (int i = from; i < to; i++) {
      text[i - from] = (char) bytes[i];
    }
    key.of(text, 0, to - from, into);
    return into[0];
  }

  /** Minutes since 2000-01-01, as 2026-03-02T18:00 has them. */
  private static long minute(byte[] b, int at) {
    int year = 1000 * b[at] + 100 * b[at + 1] + 10 * b[at + 2] + b[at + 3] - 1111 * '0';
    int month = two(b, at + 5);
    int y = year - (month <= 2 ? 1 : 0);
    int m = month + (month <= 2 ? 9 : -3);
    long day = 365L * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + two(b, at + 8);
    return day * 1440 + two(b, at + 11) * 60 + two(b, at + 14);
  }

  private static int two(byte[] b, int at) {
    return 10 * b[at] + b[at + 1] - 11 * '0';
  }
}
