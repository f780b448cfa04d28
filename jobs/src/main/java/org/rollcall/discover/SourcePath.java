package org.rollcall.discover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.contract.RedactedException;

/** The path of a source that names some files and no others, as a study writes it. */
final class SourcePath {

  private static final String WILD = "*?[{";
  private static final int SHORTEST = 3;

  private final Path base;

  SourcePath(Path base) {
    this.base = base.toAbsolutePath().normalize();
  }

  Path relative(Path file) {
    return base.relativize(file.toAbsolutePath().normalize());
  }

  /** The ending of a file's name, with its dot. */
  static String ending(Path file) {
    String name = file.getFileName().toString();
    int dot =
        name.endsWith(".gz") ? name.lastIndexOf('.', name.length() - 4) : name.lastIndexOf('.');
    return dot <= 0 ? "" : name.substring(dot);
  }

  /** The path of one file. */
  String of(Path file) {
    Path path = relative(file);
    return wildFrom(path) < 0 ? path.toString() : escaped(path, wildFrom(path));
  }

  /** A pattern for files of one folder and ending, if one names them and nothing beside them. */
  Optional<String> of(List<Path> files) {
    Path folder = files.get(0).toAbsolutePath().normalize().getParent();
    Set<String> names =
        files.stream().map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    String ending = ending(files.get(0));
    return Stream.of("", prefix(names, ending))
        .filter(prefix -> prefix.isEmpty() || prefix.length() >= SHORTEST)
        .filter(prefix -> names.equals(named(folder, prefix, ending)))
        .map(prefix -> pattern(relative(folder.resolve(prefix + "*" + ending)), prefix, ending))
        .findFirst();
  }

  /** One pattern for what several paths and patterns name. */
  static String any(List<String> paths) {
    return paths.size() == 1
        ? paths.get(0)
        : paths.stream()
            .map(path -> path.replace(",", "\\,"))
            .collect(Collectors.joining(",", "{", "}"));
  }

  private static String pattern(Path path, String prefix, String ending) {
    String last = escaped(prefix) + "*" + escaped(ending);
    Path folder = path.getParent();
    if (folder == null) {
      return last;
    }
    int wild = wildFrom(folder);
    return (wild < 0 ? folder.toString() : escaped(folder, wild)) + "/" + last;
  }

  /** What the names begin with, before any digit: the next file's number is another. */
  private static String prefix(Set<String> names, String ending) {
    String first = names.iterator().next();
    String prefix = first.substring(0, first.length() - ending.length());
    for (String name : names) {
      while (!name.startsWith(prefix)) {
        prefix = prefix.substring(0, prefix.length() - 1);
      }
    }
    return prefix.replaceFirst("\\d+.*$", "");
  }

  private static Set<String> named(Path folder, String prefix, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .filter(name -> name.startsWith(prefix) && name.endsWith(ending))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new RedactedException("Cannot look into a folder: no access (must be readable)", e);
    }
  }

  /** The first part of a path that holds a sign of patterns, or -1. */
  private static int wildFrom(Path path) {
    for (int i = 0; i < path.getNameCount(); i++) {
      if (path.getName(i).toString().chars().anyMatch(c -> WILD.indexOf(c) >= 0)) {
        return i;
      }
    }
    return -1;
  }

  /** A pattern that names just this path; what stands before its first sign is read as it is. */
  private static String escaped(Path path, int from) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < path.getNameCount(); i++) {
      String part = path.getName(i).toString();
      text.append(i == 0 ? "" : "/").append(i < from ? part : escaped(part));
    }
    return text.toString();
  }

  private static String escaped(String name) {
    return name.replaceAll("[\\\\*?\\[\\]{}]", "\\\\$0");
  }
}
