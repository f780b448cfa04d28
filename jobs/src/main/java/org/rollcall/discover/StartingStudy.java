package org.rollcall.discover;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.contract.LabelDetectors;
import org.rollcall.contract.Quantity;
import org.rollcall.study.OpenSettings;
import org.rollcall.terminal.TerminalEscaper;

/** The study that {@code rollcall init} writes: what no file tells is left open in it. */
public final class StartingStudy {

  private static final int NOT_READ = 40;

  private final Path folder;
  private final Optional<ZoneId> zone;
  private final List<Sniffed> files;
  private final GroupNames groups;
  private final Set<Path> covered;
  private final SourceLines sources;
  private final List<String> sourceLines;

  public StartingStudy(Path folder, Optional<ZoneId> zone, List<Sniffed> files, GroupNames groups) {
    this.folder = folder;
    this.zone = zone;
    this.files = files;
    this.groups = groups;
    this.covered = RedundantExports.of(files);
    this.sources = new SourceLines(folder, groups);
    this.sourceLines = sources.of(files);
  }

  public String yaml() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "# A beginning, made from the files beside it. What has a comment is yours to look at; where "
            + OpenSettings.CHOOSE
            + " stands,");
    lines.add("# only you can decide, and nothing runs until you have.");
    lines.add("# Every setting, its meaning and its default: rollcall study --explain study.yaml");
    lines.add("study: " + name());
    lines.add("title: Do people stay as long when they meet online?");
    lines.add(
        "time_zone: "
            + zone.map(id -> id + "  # of times that say none")
                .orElse(
                    OpenSettings.CHOOSE
                        + "  # an IANA name, as Australia/Sydney: the zone of times that say none"));
    lines.add("# Who is known by the shown name alone is counted, but not followed over weeks:");
    lines.add("# add display_name only if names are kept from week to week.");
    lines.add("identity_grades: [account, sign_in]");
    lines.addAll(closedLists());
    lines.add("");
    lines.add(
        "# A path without * names one file: what comes later is read only if it is named too.");
    lines.add(
        "# Files of one kind in a folder of their own are read by one source, later ones too.");
    lines.add("sources:");
    lines.add("  - {name: groups, table: groups, path: groups.csv}");
    lines.addAll(sourceLines);
    lines.addAll(notRead());
    return String.join("\n", lines) + "\n";
  }

  /** Path beside the study to each instrument that it names. */
  public Map<String, String> instruments() {
    return sources.instruments().files();
  }

  private List<String> closedLists() {
    List<String> lines = new ArrayList<>();
    if (files.stream().anyMatch(file -> isRead(file) && hasRegions(file))) {
      lines.add(
          "# Files give regions. Results name a region only by a code of this list; without it");
      lines.add("# no region is kept. List yours; the label is what files write:");
      lines.add("# regions:");
      lines.add("#   - {code: north, label: Northern region}");
    }
    if (!instruments().isEmpty()) {
      lines.add(
          "# Items of surveys by number: the files of these questions are yours to complete.");
      lines.add("instruments: [" + String.join(", ", instruments().keySet()) + "]");
    }
    return lines;
  }

  private static boolean hasRegions(Sniffed file) {
    return file.extracts().values().stream()
        .filter(extract -> extract.columns().contains("region"))
        .anyMatch(
            extract ->
                extract.records().stream().anyMatch(row -> !extract.cell(row, "region").isEmpty()));
  }

  private List<String> notRead() {
    List<Sniffed> left = files.stream().filter(file -> !isRead(file)).toList();
    List<String> lines = new ArrayList<>();
    if (!left.isEmpty()) {
      lines.add("");
      lines.add("# Not read:");
      left.stream()
          .limit(NOT_READ)
          .forEach(
              file ->
                  lines.add(
                      "#   "
                          + TerminalEscaper.path(folder.relativize(file.file()))
                          + ": "
                          + new SniffReport(file).whyNot().orElse(RedundantExports.WHY)));
      if (left.size() > NOT_READ) {
        lines.add("#   and " + Quantity.of(left.size() - NOT_READ, "more file"));
      }
    }
    return lines;
  }

  private boolean isRead(Sniffed file) {
    return file.isReadable() && !covered.contains(file.file());
  }

  private String name() {
    String slug = GroupNames.slug(folder.toAbsolutePath().normalize());
    String letters = slug.replaceFirst("^[^a-z]+", "");
    String name = letters.isEmpty() ? "my_groups" : letters;
    // A folder may be named by a day or a person, and the name of a study is public.
    return LabelDetectors.inName(name).isEmpty()
        ? name.substring(0, Math.min(40, name.length()))
        : "my_groups";
  }

  /**
   * What to do next.
   *
   * @param groups the groups that the files speak of
   * @param isKept whether there was a table of groups before
   * @param isZoneSupposed whether nobody said the time zone
   */
  public List<String> advice(Groups groups, boolean isKept, boolean isZoneSupposed) {
    List<String> lines = new ArrayList<>();
    long known = files.stream().filter(this::isRead).count();
    lines.add(
        "Wrote study.yaml: it reads %d of %s%s."
            .formatted(
                known,
                Quantity.of(files.size(), "file"),
                known < files.size() ? "; its end says why not the others" : ""));
    lines.add(
        isKept
            ? "Kept groups.csv, which was there: it must name the %s of the files."
                .formatted(Quantity.of(groups.size(), "group"))
            : "Wrote groups.csv: %s; the program and whether newcomers may join are not in the files."
                .formatted(Quantity.of(groups.size(), "group")));
    if (groups.leftOut() > 0) {
      lines.add(
          "Left %s out of groups.csv: what names each seems to be an e-mail address, a phone number or a link (must be the group's name: mend the files)."
              .formatted(Quantity.of(groups.leftOut(), "group")));
    }
    if (!instruments().isEmpty()) {
      lines.add(
          "Wrote %s for the questions of surveys: give each item its title and scale, or name an instrument of schemas/instruments instead."
              .formatted(String.join(", ", instruments().keySet())));
    }
    if (isZoneSupposed && zone.isPresent()) {
      lines.add(
          "Times that say no zone are taken to be of "
              + zone.get()
              + ", as this computer is set: if meetings are elsewhere, change time_zone in study.yaml"
              + (isKept ? "." : " and groups.csv."));
    }
    long open = open(yaml()) + (isKept ? 0 : open(groups.csv()));
    if (open > 0) {
      lines.add(
          "Left open: %s that no file tells. Write what is true in place of %s; behind it stands what it may be."
              .formatted(Quantity.of(open, "setting"), OpenSettings.CHOOSE));
    }
    lines.add("Then: rollcall check " + TerminalEscaper.argument(folder.resolve("study.yaml")));
    return lines;
  }

  private static long open(String text) {
    return text.lines()
        .filter(line -> !line.startsWith("#"))
        .mapToLong(line -> line.split(OpenSettings.CHOOSE, -1).length - 1)
        .sum();
  }
}
