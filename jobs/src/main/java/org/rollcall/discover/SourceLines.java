package org.rollcall.discover;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.rollcall.contract.Field;
import org.rollcall.contract.ResponseScales;
import org.rollcall.contract.Schemas;
import org.rollcall.contract.Survey;
import org.rollcall.ingest.core.Extract;
import org.rollcall.study.OpenSettings;
import org.rollcall.terminal.TerminalEscaper;

/**
 * The lines of a study that would read some files: one source for each format, folder and table.
 */
public final class SourceLines {

  private final SourcePath paths;
  private final GroupNames groups;
  private final Set<String> names = new HashSet<>();
  private final OwnInstruments instruments = new OwnInstruments();
  private final Set<Map<String, String>> asked = new HashSet<>();

  /**
   * Lines of a study in a folder.
   *
   * @param base folder of the study file, to which paths are relative
   * @param groups names for the groups of files that say none
   */
  public SourceLines(Path base, GroupNames groups) {
    this.paths = new SourcePath(base);
    this.groups = groups;
  }

  /** The lines under {@code sources:}; files that cannot be read are left out. */
  public List<String> of(List<Sniffed> files) {
    Map<String, SourceGroup> bundles = new LinkedHashMap<>();
    Set<Path> covered = RedundantExports.of(files);
    List<Sniffed> read =
        files.stream().filter(file -> file.isReadable() && !covered.contains(file.file())).toList();
    PeopleKeys people = PeopleKeys.of(read);
    read.stream()
        .sorted(
            Comparator.comparing((Sniffed file) -> file.format().orElseThrow().name())
                .thenComparing(Sniffed::file))
        .map(file -> alone(file, people))
        .forEach(one -> bundles.merge(place(one), one, SourceLines::both));
    Map<String, Placed> sources = new LinkedHashMap<>();
    bundles.values().stream()
        .flatMap(SourceGroup::apart)
        .flatMap(this::places)
        .forEach(one -> sources.merge(one.kind(), one, Placed::with));
    List<String> lines = new ArrayList<>();
    sources.values().forEach(source -> add(source.files(), source.path(), lines));
    return lines;
  }

  /**
   * Files with the paths that name them.
   *
   * @param files files that one source can read
   * @param paths their paths or patterns
   * @param kind equal for those of one kind and one meeting, wherever they lie
   */
  private record Placed(SourceGroup files, List<String> paths, String kind) {

    Placed with(Placed other) {
      return new Placed(
          files, Stream.concat(paths.stream(), other.paths().stream()).toList(), kind);
    }

    String path() {
      return SourcePath.any(paths);
    }
  }

  private Stream<Placed> places(SourceGroup same) {
    List<Path> files = same.files().stream().map(Sniffed::file).toList();
    Optional<String> pattern = files.size() > 1 ? paths.of(files) : Optional.empty();
    if (pattern.isPresent()) {
      return Stream.of(new Placed(same, List.of(pattern.get()), kind(same, same.files())));
    }
    return same.files().stream()
        .map(file -> new Placed(same, List.of(paths.of(file.file())), kind(same, List.of(file))));
  }

  /** Files whose meetings are not told may be of any: each is a kind of its own. */
  private String kind(SourceGroup same, List<Sniffed> files) {
    Set<String> meetings = new TreeSet<>();
    files.forEach(file -> meetings.addAll(file.groups()));
    Sniffed first = files.get(0);
    boolean known =
        first.survey().isEmpty()
            && (!meetings.isEmpty()
                || groups.find(first).filter(GroupNames.Name::isOfFolder).isPresent());
    return String.join(
        "\n",
        first.format().orElseThrow().name(),
        same.settings().toString(),
        same.order().toString(),
        meetings.toString(),
        known ? "" : first.file().toString());
  }

  private SourceGroup alone(Sniffed file, PeopleKeys people) {
    List<SourceGroup.SourceSettings> settings = new ArrayList<>();
    for (String table : file.format().orElseThrow().tables()) {
      settings.add(new SourceGroup.SourceSettings(table, settings(file, table, people)));
    }
    return new SourceGroup(List.of(file), settings);
  }

  private static SourceGroup both(SourceGroup one, SourceGroup other) {
    return one.with(Stream.concat(one.files().stream(), other.files().stream()).toList());
  }

  /** Equal for files that one source can read. */
  private String place(SourceGroup one) {
    Sniffed file = one.files().get(0);
    return String.join(
        "\n",
        file.format().orElseThrow().name(),
        String.valueOf(paths.relative(file.file()).getParent()),
        SourcePath.ending(file.file()),
        one.settings().toString());
  }

  private void add(SourceGroup same, String path, List<String> lines) {
    String format = same.files().get(0).format().orElseThrow().name();
    for (SourceGroup.SourceSettings source : same.settings()) {
      String table = source.table();
      lines.add("  - name: " + name(format + (table.equals("attendance") ? "" : "_" + table)));
      lines.add("    table: " + table);
      lines.add("    format: " + format);
      lines.add("    path: " + TerminalEscaper.yaml(path));
      lines.addAll(same.order());
      same.files()
          .get(0)
          .survey()
          .map(Survey::items)
          .filter(items -> !asked.add(items))
          .ifPresent(
              items ->
                  lines.add(
                      "    # asks what a source above asks: if it holds the same responses, leave one of them out"));
      lines.addAll(source.lines());
    }
  }

  private List<String> settings(Sniffed file, String table, PeopleKeys people) {
    List<String> lines = new ArrayList<>();
    file.survey().ifPresent(survey -> lines.addAll(survey(survey)));
    people.domain(file, table).ifPresent(lines::add);
    Map<String, Extract.Gap> gaps = gaps(file, table);
    Map<String, String> columns = new LinkedHashMap<>();
    people
        .column(file, table)
        .ifPresent(
            column ->
                columns.put(
                    "participant_id",
                    TerminalEscaper.yaml(column)
                        + "  # all rows have one; a row without one is rejected"));
    Map<String, String> constants = constants(file, table);
    // The code that groups.csv has says more than an example of one.
    gaps.keySet().removeIf(field -> field.equals("group_id") && constants.containsKey(field));
    List<Extract.Gap> others = gaps.values().stream().filter(gap -> !gap.isOfColumns()).toList();
    gaps.values().removeAll(others);
    others.forEach(
        gap ->
            lines.add(
                "    %s: %s  # as %s, %s: %s"
                    .formatted(
                        gap.setting(),
                        OpenSettings.CHOOSE,
                        gap.template(),
                        gap.advice(),
                        gap.lack())));
    gaps.values().forEach(gap -> constants.keySet().removeAll(gap.fields()));
    gaps.forEach(
        (field, gap) ->
            (gap.isConstant() ? constants : columns)
                .put(
                    field,
                    "%s  # as %s %s: %s"
                        .formatted(
                            OpenSettings.CHOOSE,
                            TerminalEscaper.yaml(gap.template()),
                            gap.advice(),
                            gap.lack())));
    if (!columns.isEmpty()) {
      lines.add("    columns:");
      columns.forEach((field, value) -> lines.add("      " + field + ": " + value));
    }
    if (!constants.isEmpty()) {
      lines.add("    constants:");
      constants.forEach((field, value) -> lines.add("      " + field + ": " + value));
    }
    return lines;
  }

  /** The instruments of the questions of the files that {@link #of} was given. */
  OwnInstruments instruments() {
    return instruments;
  }

  private List<String> survey(Survey survey) {
    List<String> lines = new ArrayList<>();
    lines.add("    survey:");
    lines.add(
        "      instrument: " + instruments.nameOf(survey) + "  # or one of schemas/instruments");
    lines.add("      version: \"" + survey.version() + "\"");
    lines.add(
        "      perspective: "
            + OpenSettings.CHOOSE
            + "  # participant or facilitator: who answers");
    lines.add(
        "      linkage: "
            + OpenSettings.CHOOSE
            + "  # anonymous, or linked where a column has the person's code (participant: its name)");
    lines.add("      items:  # question: item; leave out what is no scale");
    survey
        .items()
        .forEach(
            (question, item) ->
                lines.add("        " + TerminalEscaper.yaml(question) + ": " + item));
    if (!survey.answers().isEmpty()) {
      lines.add("      answers:");
      survey.answers().forEach((word, number) -> lines.add(answer(word, number)));
    }
    return lines;
  }

  /** Words are an instrument's own, never a cell's; where another counts otherwise, it is told. */
  private static String answer(String word, double number) {
    List<String> others = ResponseScales.others(word, number);
    String known = String.join(", ", ResponseScales.instruments(word, number));
    return others.isEmpty()
        ? "        \"%s\": %.0f  # as in %s".formatted(word, number, known)
        : "        \"%s\": %s  # the number in your instrument: %.0f as in %s; another in %s"
            .formatted(word, OpenSettings.CHOOSE, number, known, String.join(", ", others));
  }

  private String name(String wanted) {
    String name = wanted;
    for (int i = 2; !names.add(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }

  /** What the study must tell before the file can be read. */
  private static Map<String, Extract.Gap> gaps(Sniffed file, String table) {
    Map<String, Extract.Gap> gaps = new LinkedHashMap<>();
    Optional.ofNullable(file.extracts().get(table))
        .ifPresent(
            extract -> extract.gaps().forEach(gap -> gaps.putIfAbsent(gap.fields().get(0), gap)));
    return gaps;
  }

  /** What the table needs and the file does not say. */
  private Map<String, String> constants(Sniffed file, String table) {
    Map<String, String> constants = new LinkedHashMap<>();
    for (Field field : Schemas.input(table).fields()) {
      boolean needed = field.required() && field.defaultValue().isEmpty();
      if (needed && lacks(file.extracts().get(table), field)) {
        constants.put(field.name(), placeholder(field, file));
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

  private String placeholder(Field field, Sniffed file) {
    List<String> words = field.constraints().values();
    if (!words.isEmpty()) {
      return open("one of " + String.join(", ", words), field);
    }
    if (field.name().equals("group_id")) {
      return group(file);
    }
    if (field.name().equals("directory")) {
      return GroupNames.slug(file.file());
    }
    return switch (field.type()) {
      case DATE -> open("as 2026-03-31", field);
      case DATETIME -> open("as 2026-03-31T18:30", field);
      case STRING, INTEGER, NUMBER, BOOLEAN, TIME -> open("said", field);
    };
  }

  private static String open(String rule, Field field) {
    return OpenSettings.CHOOSE + "  # " + rule + ": " + field.description();
  }

  private String group(Sniffed file) {
    GroupNames.Name name = groups.find(file).orElseThrow();
    return name.id()
        + (name.isOfFolder()
            ? "  # the files do not say whose meetings these are; if of several groups, give each a folder"
            : "  # the file does not say whose meetings these are");
  }
}
