package org.rollcall.curate;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rollcall.contract.Schemas;
import org.rollcall.contract.Survey;
import org.rollcall.contract.TableSchema;
import org.rollcall.study.Study;

/** The settings that decide which rows a file gives; when they change, its files are read anew. */
public final class SourceSettings {

  private SourceSettings() {}

  /** One hash per source, by its name. */
  public static Map<String, String> hashes(Study study) {
    return study.sources().stream()
        .collect(
            Collectors.toMap(
                Study.Source::name,
                source -> hash(hash(source) + closedLists(study, source) + latestDay(study))));
  }

  /** 32 hex digits; where the source's files lie plays no part. */
  public static String hash(Study.Source source) {
    Map<String, Map<String, String>> values = new TreeMap<>();
    source.values().forEach((field, map) -> values.put(field, new TreeMap<>(map)));
    String text =
        String.join(
            "\n",
            source.name(),
            source.table(),
            source.format().orElse(""),
            source.timeZone().getId(),
            source.dateOrder().name(),
            source.linkDomain(),
            new TreeMap<>(source.columns()).toString(),
            values.toString(),
            new TreeMap<>(source.constants()).toString());
    if (source.survey().isPresent()) {
      text += "\n" + sorted(source.survey().get());
    }
    if (source.planned().isPresent()) {
      text += "\n" + source.planned().get();
    }
    if (!source.marks().isEmpty()) {
      text += "\n" + new TreeMap<>(source.marks());
    }
    return hash(text);
  }

  /** A cell that no list had may be in one now, and the other way round. */
  private static String closedLists(Study study, Study.Source source) {
    TableSchema table = Schemas.input(source.table());
    String regions = table.find("region").isPresent() ? study.regions().toString() : "";
    String instruments =
        table.find("instrument").isPresent() ? study.instruments().own().toString() : "";
    return "\n" + regions + "\n" + instruments;
  }

  /** A day that could not be may be one that can now. */
  private static String latestDay(Study study) {
    return study.recording().latestDay().map(day -> "\n" + day).orElse("");
  }

  private static String hash(String text) {
    byte[] hash = Ledger.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash).substring(0, 32);
  }

  /** The same survey with its maps in one order. */
  private static Survey sorted(Survey survey) {
    return new Survey(
        survey.instrument(),
        survey.version(),
        survey.perspective(),
        survey.linkage(),
        new TreeMap<>(survey.columns()),
        new TreeMap<>(survey.items()),
        new TreeMap<>(survey.answers()),
        survey.unanswered());
  }
}
