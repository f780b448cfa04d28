package org.rollcall.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files that a source's {@code path} means: a file, all files below a folder, or a glob. */
public final class SourcePaths {

  private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

  private SourcePaths() {}

  /**
   * The files, ordered by path; those below a folder whose name begins with a dot or an underscore
   * are not data. Empty if there are none.
   *
   * @throws IllegalArgumentException if the glob pattern is not one
   */
  public static List<Path> files(Path folder, String path) throws IOException {
    if (!GLOB.matcher(path).find()) {
      Path plain = folder.resolve(path).normalize();
      return Files.isRegularFile(plain) ? List.of(plain) : below(plain, p -> true, plain);
    }
    int slash = path.substring(0, firstGlob(path)).lastIndexOf('/');
    Path base = folder.resolve(path.substring(0, slash + 1)).normalize();
    String rest = path.substring(slash + 1);
    return below(base, base.getFileSystem().getPathMatcher("glob:" + rest), base);
  }

  private static int firstGlob(String path) {
    var matcher = GLOB.matcher(path);
    return matcher.find() ? matcher.start() : path.length();
  }

  private static List<Path> below(Path start, PathMatcher wanted, Path base) throws IOException {
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(start)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> isData(base.relativize(file)))
          .filter(file -> wanted.matches(base.relativize(file)))
          .sorted()
          .toList();
    }
  }

  private static boolean isData(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".") || part.toString().startsWith("_")) {
        return false;
      }
    }
    return true;
  }
}
