package org.rollcall.ingest;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Limits;
import org.rollcall.ingest.core.Recognition;

/** Tells what kind of file a file is, from its content. */
public final class Sniffer {

  /**
   * What a file is.
   *
   * @param document the file
   * @param format the format that it looks most like; empty if it looks like none
   * @param recognition how far
   */
  public record Finding(
      Document document, Optional<ExportFormat> format, Recognition recognition) {}

  private Sniffer() {}

  /**
   * The format that a file looks most like.
   *
   * @throws IngestException if it cannot be read at all
   */
  public static Finding sniff(Path file) {
    Document document = ExportSource.document(file, Limits.DEFAULT);
    Finding finding = best(document);
    if (!finding.recognition().isSure()) {
      // Says what is wrong with the file, if it is neither a table nor JSON.
      Formats.EXPORTS.forEach(format -> format.recognise(document));
    }
    return finding;
  }

  /** A chat is text that breaks the rules of tables: it is not for other formats to say so. */
  private static Recognition recognition(ExportFormat format, Document document) {
    try {
      return format.recognise(document);
    } catch (IngestException e) {
      return Recognition.NONE;
    }
  }

  private static Finding best(Document document) {
    record Candidate(ExportFormat format, Recognition recognition) {}
    List<Candidate> candidates =
        Formats.EXPORTS.stream()
            .map(format -> new Candidate(format, recognition(format, document)))
            .filter(one -> one.recognition().sureness() > 0)
            .sorted(Comparator.comparingDouble(one -> -one.recognition().sureness()))
            .toList();
    return candidates.isEmpty()
        ? new Finding(document, Optional.empty(), Recognition.NONE)
        : new Finding(
            document, Optional.of(candidates.get(0).format()), candidates.get(0).recognition());
  }

  /** Why a file is not read as the format that the study says. */
  static IngestException unlike(ExportFormat said, Recognition found, Document document) {
    Finding best = best(document);
    Optional<ExportFormat> other = best.format().filter(format -> best.recognition().isSure());
    if (other.filter(format -> format.tables().isEmpty()).isPresent()) {
      return new IngestException(
          "IN-NO-TABLE",
          0,
          "Cannot read the file: it is a %s, which %s"
              .formatted(other.get().title(), other.get().whyNone()));
    }
    String differs = found.differs().isEmpty() ? "" : ": " + String.join("; ", found.differs());
    String advice =
        other
            .filter(format -> format != said)
            .map(
                format ->
                    "must be one; it is a %s: set format: %s"
                        .formatted(format.title(), format.name()))
            .orElse("must be one; rollcall sniff tells what it is");
    return new IngestException(
        "IN-FORMAT",
        0,
        "Cannot read the file: it is not a %s%s (%s)".formatted(said.title(), differs, advice));
  }
}
