package org.rollcall.curate;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rollcall.contract.Survey;
import org.rollcall.study.Study;

/** The settings that decide which rows a file gives; when they change, its files are read anew. */
public final class SourceSettings {

  private SourceSettings() {}

  /** One hash per source, by its name. */
  public static Map<String, String> hashes(Study study) {
    return study.sources().stream()
        .collect(Collectors.toMap(Study.Source::name, SourceSettings::hash));
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
