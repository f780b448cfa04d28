package org.rollcall.gate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.rollcall.contract.DateOrder;
import org.rollcall.contract.Instruments;
import org.rollcall.contract.Survey;
import org.rollcall.study.Defaults;
import org.rollcall.study.Study;
import org.rollcall.study.Today;

/** Makes files, sources and keys for tests. */
public final class Inboxes {

  public static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");

  private Inboxes() {}

  /** A source that takes its columns by their canonical names. */
  public static Study.Source source(String name, String table, String path) {
    return new Study.Source(
        name,
        table,
        path,
        Optional.empty(),
        SYDNEY,
        DateOrder.ISO,
        "members",
        Map.of(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Defaults.DELIVERY);
  }

  /** What the gate knows of a source of a study without lists of its own. */
  static Intake intake(Study.Source source) {
    return Intake.of(source, List.of(), Instruments.STANDARD, Today.latest());
  }

  /** The same source with other columns, words and constants. */
  public static Study.Source mapped(
      Study.Source source,
      Map<String, String> columns,
      Map<String, Map<String, String>> values,
      Map<String, String> constants) {
    return copy(source, columns, values, constants, source.survey(), source.delivery());
  }

  /** The source of a survey. */
  public static Study.Source surveyed(Study.Source source, Survey survey) {
    return copy(
        source,
        source.columns(),
        source.values(),
        source.constants(),
        Optional.of(survey),
        source.delivery());
  }

  /** A source of which the study says what it must give. */
  public static Study.Source delivered(Study.Source source, Study.Delivery delivery) {
    return copy(
        source, source.columns(), source.values(), source.constants(), source.survey(), delivery);
  }

  private static Study.Source copy(
      Study.Source source,
      Map<String, String> columns,
      Map<String, Map<String, String>> values,
      Map<String, String> constants,
      Optional<Survey> survey,
      Study.Delivery delivery) {
    return new Study.Source(
        source.name(),
        source.table(),
        source.path(),
        source.format(),
        source.timeZone(),
        source.dateOrder(),
        source.linkDomain(),
        columns,
        values,
        constants,
        survey,
        source.planned(),
        source.marks(),
        delivery);
  }

  /** A study of those sources; what it estimates does not matter here. */
  public static Study study(Path folder, Study.Source... sources) {
    return new Study(
        "meadow",
        "Meadow",
        folder,
        SYDNEY,
        Optional.of(LocalDate.of(2026, 6, 30)),
        Defaults.RECORDING,
        List.of(sources),
        List.of(),
        List.of(),
        Instruments.STANDARD,
        new Study.Washout(26, 180, Study.NewTo.ANY_GROUP),
        new Study.Retention(List.of(4), List.of(3), 4, 13, List.of(12), 12, 26, 52),
        List.of(4),
        List.of("account"),
        Map.of(),
        new Study.DisclosureRules(11, 5, 3),
        Defaults.ON_MISSING,
        folder.resolve("out"),
        "0".repeat(64));
  }

  public static Path write(Path file, String text) {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  public static Path write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A new key in that folder. */
  public static Keys keys(Path folder) {
    Path file = folder.resolve("test.key");
    if (!Files.exists(file)) {
      Keys.create(file);
    }
    return Keys.load(file, List.of());
  }
}
