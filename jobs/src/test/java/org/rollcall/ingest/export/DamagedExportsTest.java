package org.rollcall.ingest.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.ingest.Formats;
import org.rollcall.ingest.IngestException;
import org.rollcall.ingest.Limits;

/** Every format, on files that arrived damaged or were saved again by another program. */
class DamagedExportsTest {

  private static final int FUZZED = Integer.getInteger("rollcall.fuzz", 10_000);
  private static final int LONGEST_SAMPLE = 20_000;
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** A sample of a format. */
  record Sample(ExportFormat format, Path file) {

    @Override
    public String toString() {
      return format.name() + " " + file.getFileName();
    }

    byte[] bytes() {
      try {
        return Files.readAllBytes(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static Stream<Sample> samples() throws IOException {
    Path folder = Path.of("src/test/resources/exports");
    List<Sample> samples = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> tree = Files.walk(folder)) {
      files =
          tree.filter(Files::isRegularFile).filter(DamagedExportsTest::isSample).sorted().toList();
    }
    for (Path file : files) {
      Document document =
          Document.of(file.getFileName().toString(), Files.readAllBytes(file), Limits.DEFAULT);
      List<ExportFormat> sure =
          Formats.EXPORTS.stream().filter(format -> format.recognise(document).isSure()).toList();
      assertTrue(sure.size() <= 1, file + " is claimed by several: " + sure);
      sure.forEach(format -> samples.add(new Sample(format, file)));
    }
    assertFalse(samples.isEmpty());
    return samples.stream();
  }

  private static boolean isSample(Path file) {
    String name = file.getFileName().toString();
    return (name.endsWith(".csv") || name.endsWith(".json") || name.endsWith(".txt"))
        && !name.contains(".expected.");
  }

  /** The smallest sample of each format: mutations of it are many and quick. */
  static Stream<Sample> small() throws IOException {
    Map<String, Sample> smallest = new TreeMap<>();
    samples()
        .sorted(Comparator.comparingInt(sample -> sample.bytes().length))
        .forEach(sample -> smallest.putIfAbsent(sample.format().name(), sample));
    return smallest.values().stream();
  }

  @ParameterizedTest
  @MethodSource("small")
  void extract_mutatedFile_losesNoRowAndNeverCrashes(Sample sample) {
    Mutations mutations = new Mutations(20261122);
    byte[] sound = sample.bytes();
    int files = sound.length > LONGEST_SAMPLE ? FUZZED / 20 : FUZZED;
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          for (int i = 0; i < files; i++) {
            survives(sample, mutations.of(sound), "mutation " + i);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("samples")
  void extract_truncatedFile_losesNoRowAndNeverCrashes(Sample sample) {
    byte[] sound = sample.bytes();
    int step = Math.max(1, sound.length / 60);
    for (int length = 0; length < sound.length; length += step) {
      survives(sample, Arrays.copyOf(sound, length), "cut at " + length);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void extract_otherEncoding_isTheSame(Sample sample) {
    byte[] sound = sample.bytes();
    String text = Encoding.of(sound).decode(sound);
    Map<String, Extract> wanted = extracts(sample, sound);
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      byte[] other = ("\uFEFF" + text).getBytes(charset);
      assertEquals(wanted, extracts(sample, other), charset.name());
    }
  }

  /** By table; a table that is refused has no entry, so that refusals are compared too. */
  private static Map<String, Extract> extracts(Sample sample, byte[] bytes) {
    Document document = Document.of(sample.file().getFileName().toString(), bytes, Limits.DEFAULT);
    assertTrue(sample.format().recognise(document).isSure());
    Map<String, Extract> extracts = new TreeMap<>();
    for (String table : sample.format().tables()) {
      extract(sample, document, table).ifPresent(extract -> extracts.put(table, extract));
    }
    return extracts;
  }

  private static Optional<Extract> extract(Sample sample, Document document, String table) {
    try {
      return Optional.of(sample.format().extract(document, table, DayOrder.EVIDENT));
    } catch (IngestException e) {
      assertTrue(e.sentence().startsWith("Cannot read the file: "), e.sentence());
      assertTrue(e.sentence().contains("(must "), e.sentence());
      return Optional.empty();
    }
  }

  private static void survives(Sample sample, byte[] bytes, String how) {
    try {
      Document document =
          Document.of(sample.file().getFileName().toString(), bytes, Limits.DEFAULT);
      for (ExportFormat format : Formats.EXPORTS) {
        boolean sure = format.recognise(document).isSure();
        if (format == sample.format() && sure) {
          for (String table : format.tables()) {
            extract(sample, document, table)
                .ifPresent(extract -> assertEquals(0, extract.lost(), how + " of " + table));
          }
        }
      }
    } catch (IngestException e) {
      assertTrue(e.sentence().contains("(must "), e.sentence());
    } catch (RuntimeException e) {
      throw new AssertionError(sample + ": " + how, e);
    }
  }
}
