package org.rollcall.gate;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rollcall.contract.DateOrder;
import org.rollcall.contract.Field;
import org.rollcall.contract.Instruments;
import org.rollcall.contract.Planned;
import org.rollcall.contract.Region;
import org.rollcall.contract.Schemas;
import org.rollcall.contract.Survey;
import org.rollcall.contract.TableSchema;
import org.rollcall.ingest.Formats;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Limits;
import org.rollcall.ingest.core.Mapping;
import org.rollcall.ingest.core.Request;
import org.rollcall.ingest.core.Slice;
import org.rollcall.ingest.core.SourceFormat;
import org.rollcall.study.Study;

/**
 * What the gate must know of a source; unlike the study it can travel to where the files are read.
 *
 * @param source the source's name
 * @param table canonical table that it feeds
 * @param format name of the files' format; empty text to go by each file's name
 * @param zone zone of times with an offset
 * @param order order of day and month
 * @param linkDomain domain of the persons' pseudonyms
 * @param mapping the columns of each input field, in the order of the contract
 * @param values input field to (source text to canonical text)
 * @param constants input field to the text of every row
 * @param survey which questions are which items: one, or none where the source is no survey's (an
 *     Optional could not travel)
 * @param planned days for which a directory's slots are planned sessions: one period or none
 * @param marks mark of a register to what it means
 * @param regions regions that a row may name
 * @param instruments instruments that a row may answer
 * @param limits how large a file may be
 * @param latest last day that can have been; rows of later days are rejected
 */
public record Intake(
    String source,
    String table,
    String format,
    ZoneId zone,
    DateOrder order,
    String linkDomain,
    Mapping mapping,
    Map<String, Map<String, String>> values,
    Map<String, String> constants,
    List<Survey> survey,
    List<Planned> planned,
    Map<String, String> marks,
    List<Region> regions,
    Instruments instruments,
    Limits limits,
    LocalDate latest)
    implements Serializable {

  /** What a study says of its sources, by their names. */
  public static Map<String, Intake> all(Study study) {
    return study.sources().stream()
        .collect(
            Collectors.toMap(
                Study.Source::name,
                source ->
                    of(source, study.regions(), study.instruments(), study.recording().latest())));
  }

  /** What the study says of a source, checked against the contract of its table. */
  static Intake of(
      Study.Source source, List<Region> regions, Instruments instruments, LocalDate latest) {
    TableSchema schema = Schemas.input(source.table());
    checkFields(source, schema);
    List<Mapping.Wanted> wanted = new ArrayList<>();
    for (Field field : schema.fields()) {
      wanted.add(wanted(source, field));
    }
    Map<String, Map<String, String>> values = new HashMap<>();
    source.values().forEach((field, map) -> values.put(field, new HashMap<>(map)));
    return new Intake(
        source.name(),
        source.table(),
        source.format().orElse(""),
        source.timeZone(),
        source.dateOrder(),
        source.linkDomain(),
        new Mapping(wanted),
        values,
        new HashMap<>(source.constants()),
        source.survey().stream().toList(),
        source.planned().stream().toList(),
        new HashMap<>(source.marks()),
        List.copyOf(regions),
        instruments,
        Limits.DEFAULT,
        latest);
  }

  /** The format of a file of that name. */
  SourceFormat formatOf(String fileName) {
    if (!format.isEmpty()) {
      return Formats.named(format);
    }
    return Formats.claiming(fileName)
        .orElseThrow(
            () ->
                new IngestException(
                    "IN-FORMAT",
                    0,
                    "Cannot read the file: the ending of its name says no format (must, or set format)"));
  }

  /** Parts of about that many bytes in which tasks may read the file, in order. */
  public List<Slice> slices(SourceFile file, long sliceBytes) {
    Path path = Path.of(file.path());
    String name = path.getFileName().toString();
    boolean known = !format.isEmpty() || Formats.claiming(name).isPresent();
    return known ? formatOf(name).slices(path, sliceBytes) : List.of(Slice.WHOLE);
  }

  /** What is wanted of a file; dates of canonical files are read here, those of exports there. */
  Request request() {
    return new Request(
        source,
        table,
        mapping,
        order,
        survey.stream().findFirst(),
        planned.stream().findFirst(),
        marks,
        instruments);
  }

  /** Whether a blank of that field says nothing, as the study names the column that tells it. */
  boolean asks(String field) {
    boolean plain = format.isEmpty() || format.startsWith("canonical_");
    return plain
        && field.equals("status")
        && mapping.wanted().stream()
            .anyMatch(
                wanted -> wanted.field().equals(field) && wanted.need() == Mapping.Need.REQUIRED);
  }

  TableSchema input() {
    return Schemas.input(table);
  }

  TableSchema curated() {
    return Schemas.curated(table);
  }

  private static Mapping.Wanted wanted(Study.Source source, Field field) {
    String name = field.name();
    if (source.constants().containsKey(name)) {
      return new Mapping.Wanted(name, List.of(), Mapping.Need.OPTIONAL);
    }
    boolean mapped = source.columns().containsKey(name);
    boolean needed = mapped || field.required() && field.defaultValue().isEmpty();
    return Mapping.Wanted.of(
        name,
        source.columns().getOrDefault(name, name),
        needed ? Mapping.Need.REQUIRED : Mapping.Need.OPTIONAL);
  }

  private static void checkFields(Study.Source source, TableSchema schema) {
    List<String> named = new ArrayList<>(source.columns().keySet());
    named.addAll(source.values().keySet());
    named.addAll(source.constants().keySet());
    for (String field : named) {
      if (schema.find(field).isEmpty()) {
        throw new IllegalArgumentException(
            "Cannot map field %s of source %s: table %s has none of that name (must be one of its)"
                .formatted(field, source.name(), source.table()));
      }
    }
  }
}
