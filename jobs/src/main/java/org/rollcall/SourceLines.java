package org.rollcall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.rollcall.contract.Field;
import org.rollcall.contract.ResponseScales;
import org.rollcall.contract.SafeException;
import org.rollcall.contract.Schemas;
import org.rollcall.contract.Survey;
import org.rollcall.ingest.export.ExportFormat;
import org.rollcall.ingest.export.Extract;

/**
 * The lines of a study that would read some files: one source for each format, folder and table.
 */
final class SourceLines {

  private final Path base;
  private final Set<String> names = new HashSet<>();

  /**
   * Lines of a study in a folder.
   *
   * @param base folder of the study file, to which paths are relative
   */
  SourceLines(Path base) {
    this.base = base.toAbsolutePath().normalize();
  }

  /** The lines under {@code sources:}; files that cannot be read are left out. */
  List<String> of(List<Sniffed> files) {
    Map<String, List<Sniffed>> byPlace = new TreeMap<>();
    for (Sniffed file : files) {
      if (file.isReadable()) {
        String folder = String.valueOf(relative(file.file()).getParent());
        byPlace
            .computeIfAbsent(file.format().get().name() + "\n" + folder, key -> new ArrayList<>())
            .add(file);
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<Sniffed> same : byPlace.values()) {
      boolean alone = same.size() == files.stream().filter(f -> isBeside(f, same.get(0))).count();
      if (alone && same.size() > 1) {
        lines.addAll(sources(same, glob(same.get(0))));
      } else {
        same.forEach(
            file -> lines.addAll(sources(List.of(file), relative(file.file()).toString())));
      }
    }
    return lines;
  }

  private Path relative(Path file) {
    return base.relativize(file.toAbsolutePath().normalize());
  }

  /** Whether a glob for the second file's folder and ending would also name the first. */
  private boolean isBeside(Sniffed one, Sniffed other) {
    return glob(one).equals(glob(other));
  }

  private String glob(Sniffed file) {
    Path path = relative(file.file());
    String name = path.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String star = "*" + (dot < 0 ? "" : name.substring(dot));
    return path.getParent() == null ? star : path.getParent() + "/" + star;
  }

  private List<String> sources(List<Sniffed> files, String path) {
    ExportFormat format = files.get(0).format().get();
    List<String> lines = new ArrayList<>();
    for (String table : format.tables()) {
      lines.add(
          "  - name: " + name(format.name() + (table.equals("attendance") ? "" : "_" + table)));
      lines.add("    table: " + table);
      lines.add("    format: " + format.name());
      lines.add("    path: \"" + path.replace("\\", "/").replace("\"", "\\\"") + "\"");
      if (files.stream().anyMatch(Sniffed::isUndatedOnly)) {
        lines.add("    date_order: day_first  # or month_first: the files do not tell");
      }
      files.get(0).survey().ifPresent(survey -> lines.addAll(survey(survey)));
      Map<String, Extract.Gap> gaps = gaps(files, table);
      Map<String, String> columns = new LinkedHashMap<>();
      Map<String, String> constants = constants(files, table);
      gaps.values().forEach(gap -> constants.keySet().removeAll(gap.fields()));
      gaps.forEach(
          (field, gap) ->
              (gap.isConstant() ? constants : columns)
                  .put(field, "\"%s\"  # say: %s".formatted(gap.template(), gap.advice())));
      if (!columns.isEmpty()) {
        lines.add("    columns:");
        columns.forEach((field, value) -> lines.add("      " + field + ": " + value));
      }
      if (!constants.isEmpty()) {
        lines.add("    constants:");
        constants.forEach((field, value) -> lines.add("      " + field + ": " + value));
      }
    }
    return lines;
  }

  private static List<String> survey(Survey survey) {
    List<String> lines = new ArrayList<>();
    lines.add("    survey:");
    lines.add("      instrument: " + survey.instrument() + "  # or one of schemas/instruments");
    lines.add("      version: \"" + survey.version() + "\"");
    lines.add("      perspective: " + survey.perspective());
    lines.add("      linkage: " + survey.linkage() + "  # or linked, with participant: a column");
    lines.add("      items:  # question: item; leave out what is no scale");
    survey
        .items()
        .forEach(
            (question, item) ->
                lines.add("        \"" + question.replace("\"", "\\\"") + "\": " + item));
    if (!survey.answers().isEmpty()) {
      lines.add("      answers:");
      survey.answers().forEach((word, number) -> lines.add(answer(word, number)));
    }
    return lines;
  }

  /** Words are an instrument's own, never a cell's; where another counts otherwise, it is told. */
  private static String answer(String word, double number) {
    List<String> others = ResponseScales.instruments(word, number, false);
    return "        \"%s\": %.0f  # as in %s%s"
        .formatted(
            word,
            number,
            String.join(", ", ResponseScales.instruments(word, number, true)),
            others.isEmpty() ? "" : "; another number in " + String.join(", ", others));
  }

  private String name(String wanted) {
    String name = wanted;
    for (int i = 2; !names.add(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }

  /** What the study must tell before the files can be read. */
  private static Map<String, Extract.Gap> gaps(List<Sniffed> files, String table) {
    Map<String, Extract.Gap> gaps = new LinkedHashMap<>();
    for (Sniffed file : files) {
      Optional.ofNullable(file.extracts().get(table))
          .ifPresent(
              extract -> extract.gaps().forEach(gap -> gaps.putIfAbsent(gap.fields().get(0), gap)));
    }
    return gaps;
  }

  /** What the table needs and the files do not say. */
  private static Map<String, String> constants(List<Sniffed> files, String table) {
    Map<String, String> constants = new LinkedHashMap<>();
    for (Field field : Schemas.input(table).fields()) {
      boolean needed = field.required() && field.defaultValue().isEmpty();
      if (needed && files.stream().anyMatch(file -> lacks(file.extracts().get(table), field))) {
        constants.put(field.name(), placeholder(field, files.get(0).file()));
      }
    }
    return constants;
  }

  private static boolean lacks(Extract extract, Field field) {
    if (extract == null) {
      return false;
    }
    int at = extract.columns().indexOf(field.name());
    return at < 0
        || extract.records().stream()
            .filter(row -> row.fault().isEmpty())
            .anyMatch(row -> row.cells().get(at).isEmpty());
  }

  private static String placeholder(Field field, Path file) {
    List<String> words = field.constraints().values();
    if (!words.isEmpty()) {
      return words.get(0) + "  # say which: " + String.join(", ", words);
    }
    if (field.name().equals("group_id")) {
      return slug(file) + "  # the files do not say whose meetings these are";
    }
    if (field.name().equals("directory")) {
      return slug(file);
    }
    return switch (field.type()) {
      case DATE -> dayOf(file) + "  # the day of the file; say: " + field.description();
      case DATETIME -> dayOf(file) + "T00:00  # the day of the file; say: " + field.description();
      case STRING, INTEGER, NUMBER, BOOLEAN, TIME -> "\"\"  # say: " + field.description();
    };
  }

  private static LocalDate dayOf(Path file) {
    try {
      return LocalDate.ofInstant(
          Files.getLastModifiedTime(file).toInstant(), ZoneId.systemDefault());
    } catch (IOException e) {
      throw new SafeException("Cannot look at a file: it is gone (must stay)", e);
    }
  }

  /** A short name made from a file's folder, or from its own name. */
  static String slug(Path file) {
    String stem = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    String slug = stem.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    slug = slug.replaceAll("^_+|_+$", "");
    return Optional.of(slug).filter(text -> !text.isEmpty()).orElse("group");
  }
}
