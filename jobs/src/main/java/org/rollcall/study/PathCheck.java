package org.rollcall.study;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether the paths that a study names can be used, whatever lies there. */
final class PathCheck {

  private static final JsonPointer OUTPUT = JsonPointer.compile("/output");
  private static final JsonPointer SOURCES = JsonPointer.compile("/sources");
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*");

  private final Settings settings;
  private final Path folder;
  private final Path output;

  private PathCheck(Settings settings, Path folder, Path output) {
    this.settings = settings;
    this.folder = folder;
    this.output = output;
  }

  static void check(Settings settings, Path folder, Optional<Path> override) {
    Optional<Path> output = override.or(() -> output(settings, folder));
    output
        .filter(path -> Files.exists(path) && !Files.isDirectory(path))
        .ifPresent(
            path ->
                settings
                    .problems()
                    .invalid(
                        OUTPUT, path.toString(), "a folder", "remove the file or choose another"));
    PathCheck check = new PathCheck(settings, folder, output.orElse(folder.resolve("out")));
    for (int i = 0; i < settings.node(SOURCES).size(); i++) {
      JsonPointer at = SOURCES.appendIndex(i).appendProperty("path");
      settings.text(at).ifPresent(path -> check.source(at, path));
    }
  }

  /** The output folder as the study file says it; empty if it cannot be a path. */
  private static Optional<Path> output(Settings settings, Path folder) {
    if (!settings.given(OUTPUT)) {
      return Optional.of(folder.resolve(Defaults.OUTPUT));
    }
    Optional<String> text = settings.text(OUTPUT);
    try {
      return text.map(path -> folder.resolve(path).normalize());
    } catch (InvalidPathException e) {
      settings
          .problems()
          .invalid(OUTPUT, Yaml.text(text.orElse("")), "a folder", "write for example out");
      return Optional.empty();
    }
  }

  private void source(JsonPointer at, String path) {
    if (SCHEME.matcher(path).matches()) {
      invalid(at, path, "a path of a mounted file system", "mount the store and name the path");
      return;
    }
    try {
      List<Path> files = SourcePaths.files(folder, path);
      if (files.stream().anyMatch(file -> file.startsWith(output))) {
        invalid(at, path, "outside the output folder " + output, "move the files or the output");
      }
    } catch (InvalidPathException e) {
      invalid(at, path, "a path", "correct it");
    } catch (IllegalArgumentException e) {
      invalid(at, path, "a glob pattern", "pair its brackets and braces");
    } catch (IOException | UncheckedIOException e) {
      // Which files are there, and readable, is for each run to find.
      return;
    }
  }

  private void invalid(JsonPointer at, String path, String rule, String remedy) {
    settings.problems().invalid(at, Yaml.text(path), rule, remedy);
  }
}
