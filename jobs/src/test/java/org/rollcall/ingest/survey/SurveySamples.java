package org.rollcall.ingest.survey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.Formats;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Limits;
import org.rollcall.ingest.core.Mapping;
import org.rollcall.ingest.core.Request;
import org.rollcall.outcome.StudyFiles;
import org.rollcall.study.Study;

/** The samples of survey exports, mapped as {@code surveys.yaml} says. */
final class SurveySamples {

  static final Path FOLDER = Path.of("src/test/resources/exports/survey");

  private SurveySamples() {}

  static Stream<Study.Source> all() {
    return StudyFiles.load(FOLDER.resolve("surveys.yaml")).sources().stream();
  }

  static Study.Source named(String name) {
    return all().filter(source -> source.name().equals(name)).findFirst().orElseThrow();
  }

  static ExportFormat format(String name) {
    return Formats.EXPORTS.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  static Document document(Path file) {
    try {
      return document(file.getFileName().toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Document document(String name, byte[] bytes) {
    return Document.of(name, bytes, Limits.DEFAULT);
  }

  static Extract extract(Study.Source source, Document document) {
    List<Mapping.Wanted> constants =
        source.constants().keySet().stream()
            .map(field -> new Mapping.Wanted(field, List.of(), Mapping.Need.OPTIONAL))
            .toList();
    Request request =
        new Request(
            source.name(), source.table(), new Mapping(constants), DateOrder.ISO, source.survey());
    return format(source.format().orElseThrow()).extract(document, request);
  }

  static Extract extract(Study.Source source) {
    return extract(source, document(FOLDER.resolve(source.path())));
  }

  /** The records, without what is the same in all of them. */
  static List<String> lines(Extract extract) {
    List<Integer> shown =
        Stream.of(
                "response_id",
                "item",
                "value",
                "submitted_at",
                "participant_id",
                "group_id",
                "wave")
            .map(extract.columns()::indexOf)
            .toList();
    return extract.records().stream()
        .map(
            row ->
                row.line()
                    + ","
                    + (row.fault().isEmpty()
                        ? String.join(",", shown.stream().map(row.cells()::get).toList())
                        : row.fault()))
        .toList();
  }
}
