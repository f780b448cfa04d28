package org.rollcall;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The study that {@code rollcall init} writes: it runs, and says where it must be looked at. */
final class StartingStudy {

  private final Path folder;
  private final ZoneId zone;
  private final List<Sniffed> files;
  private final Groups groups;

  StartingStudy(Path folder, ZoneId zone, List<Sniffed> files, Groups groups) {
    this.folder = folder;
    this.zone = zone;
    this.files = files;
    this.groups = groups;
  }

  String yaml() {
    List<String> lines = new ArrayList<>();
    lines.add("# A beginning. Every setting and its meaning: rollcall study --explain study.yaml");
    lines.add("study: " + name());
    lines.add("title: Do people stay as long when they meet online?");
    lines.add("time_zone: " + zone + "  # of times that say none");
    lines.add("programs: [other_mutual_help]  # as in groups.csv");
    lines.add("# Who is known by the shown name alone is counted, but not followed over weeks:");
    lines.add("# add display_name only if names are kept from week to week.");
    lines.add("identity_grades: [account, sign_in]");
    lines.add("sources:");
    lines.add("  - {name: groups, table: groups, path: groups.csv}");
    lines.addAll(new SourceLines(folder).of(files));
    List<Sniffed> left = files.stream().filter(file -> !file.isReadable()).toList();
    if (!left.isEmpty()) {
      lines.add("# Not read:");
      left.forEach(file -> lines.add("#   " + folder.relativize(file.file()) + why(file)));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String why(Sniffed file) {
    return file.refusal()
        .map(e -> ": " + e.sentence())
        .orElseGet(() -> file.format().isPresent() ? ": gives no table" : ": not known");
  }

  private String name() {
    String slug = SourceLines.slug(folder.toAbsolutePath().normalize());
    String letters = slug.replaceFirst("^[^a-z]+", "");
    String name = letters.isEmpty() ? "my_groups" : letters;
    return name.substring(0, Math.min(40, name.length()));
  }

  /** What to do next. */
  List<String> advice() {
    long known = files.stream().filter(Sniffed::isReadable).count();
    return List.of(
        "Wrote study.yaml: it reads %d of %d files.".formatted(known, files.size()),
        "Wrote groups.csv: %d groups. Look at it: the program and whether newcomers may join are not in the files."
            .formatted(groups.size()),
        "Then: rollcall check " + folder.resolve("study.yaml"));
  }
}
