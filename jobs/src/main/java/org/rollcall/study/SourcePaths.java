package org.rollcall.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that a source's {@code path} means: a file, the files of a folder, or a glob pattern.
 */
public final class SourcePaths {

  private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

  private SourcePaths() {}

  /**
   * The files, ordered by path; hidden files and those still being sent ({@code .part}) are passed
   * over unless the path names one. Links are listed as what they are. Empty if there are none.
   *
   * @throws IllegalArgumentException if the glob pattern is not one
   */
  public static List<Path> files(Path folder, String path) throws IOException {
    Matcher glob = GLOB.matcher(path);
    if (glob.find()) {
      int slash = path.lastIndexOf('/', glob.start());
      return matching(folder.resolve(path.substring(0, slash + 1)), path.substring(slash + 1));
    }
    Path plain = folder.resolve(path).normalize();
    if (Files.isDirectory(plain, LinkOption.NOFOLLOW_LINKS)) {
      return matching(plain, "*");
    }
    return Files.exists(plain, LinkOption.NOFOLLOW_LINKS) ? List.of(plain) : List.of();
  }

  private static List<Path> matching(Path folder, String glob) throws IOException {
    Path base = folder.normalize();
    PathMatcher matcher = base.getFileSystem().getPathMatcher("glob:" + glob);
    if (!Files.isDirectory(base)) {
      return List.of();
    }
    int depth = glob.contains("**") ? Integer.MAX_VALUE : Path.of(glob).getNameCount();
    try (Stream<Path> tree = Files.walk(base, depth)) {
      return tree.filter(path -> matcher.matches(base.relativize(path)))
          .filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
          .filter(SourcePaths::isShown)
          .sorted()
          .toList();
    }
  }

  private static boolean isShown(Path path) {
    String name = path.getFileName().toString();
    return !name.startsWith(".") && !name.endsWith(".part");
  }
}
