package org.rollcall.gate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.rollcall.ingest.Formats;
import org.rollcall.ingest.core.FileNames;
import org.rollcall.study.Study;

/**
 * The files that a study's sources name, and what keeps files from being read.
 *
 * @param files the files, by source in the study's order, then by path
 * @param problems what is wrong with a source or a file of it
 */
public record Inbox(List<SourceFile> files, List<Problem> problems) {

  private static final String GLOB = "*?[{";
  private static final int ID_BYTES = 16;
  private static final String LINKED =
      "a link or device stands for its file or folder (must be plain files and folders; put the data there, or correct path)";
  private static final String DISGUISED =
      "a folder has the name of a data file (must be the file; or name the folder otherwise)";

  public Inbox {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /**
   * Something that keeps a source or one of its files from being read.
   *
   * @param source name of the source
   * @param fileId id of the file; empty text where the source as a whole is meant
   * @param code stable code
   * @param sentence what is wrong and what must be; holds no file name
   */
  public record Problem(String source, String fileId, String code, String sentence) {}

  /** Lists the files of all sources of a study. */
  public static Inbox of(Study study, Keys keys) {
    List<SourceFile> files = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    Lister lister = new Lister(study.folder(), keys, files, problems);
    study.sources().forEach(lister::list);
    return new Inbox(files, problems);
  }

  /** Lists one source after the other. */
  private static final class Lister {
    private final Path folder;
    private final Pseudonyms ids;
    private final Hmac content;
    private final List<SourceFile> files;
    private final List<Problem> problems;

    Lister(Path folder, Keys keys, List<SourceFile> files, List<Problem> problems) {
      this.folder = folder;
      this.ids = keys.of(Domain.FILE);
      this.content = keys.content();
      this.files = files;
      this.problems = problems;
    }

    void list(Study.Source source) {
      List<Path> found;
      try {
        found = find(source);
      } catch (IOException | UncheckedIOException e) {
        report(source, "", "IN-UNREADABLE", "its folder cannot be read (must be readable)");
        return;
      }
      if (found.isEmpty() && problems.stream().noneMatch(p -> p.source().equals(source.name()))) {
        report(
            source,
            "",
            "IN-MISSING",
            "its path names no file (must name at least one; see path, or set required: false)");
      }
      found.forEach(file -> add(source, file));
    }

    private List<Path> find(Study.Source source) throws IOException {
      int wild = firstOf(source.path(), GLOB);
      if (wild >= 0) {
        return matching(source, wild);
      }
      Path path = folder.resolve(source.path());
      if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS) || isMisplaced(source, path)) {
        return List.of();
      }
      if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        return List.of(path);
      }
      if (!source.path().endsWith("/") && isNamedLikeData(path)) {
        reportPath(source, DISGUISED);
        return List.of();
      }
      return data(source, path);
    }

    private List<Path> data(Study.Source source, Path place) throws IOException {
      List<Path> children = new ArrayList<>();
      try (Stream<Path> entries = Files.list(place)) {
        entries.filter(FileNames::isShown).sorted().forEach(children::add);
      }
      if (children.stream().anyMatch(child -> isFolder(child) && isNamedLikeData(child))) {
        reportPath(source, DISGUISED);
      }
      return children.stream().filter(child -> isData(child, source)).toList();
    }

    private List<Path> matching(Study.Source source, int wild) throws IOException {
      String glob = source.path();
      Path base = folder.resolve(glob.substring(0, glob.lastIndexOf('/', wild) + 1));
      String rest = glob.substring(glob.lastIndexOf('/', wild) + 1);
      if (!Files.exists(base, LinkOption.NOFOLLOW_LINKS) || isMisplaced(source, base)) {
        return List.of();
      }
      int depth = rest.contains("**") ? Integer.MAX_VALUE : Path.of(rest).getNameCount();
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + rest);
      List<Path> matching = new ArrayList<>();
      try (Stream<Path> tree = Files.walk(base, depth)) {
        for (Path path : tree.skip(1).filter(FileNames::isShown).sorted().toList()) {
          boolean matches = matcher.matches(base.relativize(path));
          if (matches && !isFolder(path)) {
            matching.add(path);
          } else if (matches && isNamedLikeData(path)) {
            reportPath(source, DISGUISED);
          } else if (base.relativize(path).getNameCount() < depth && leadsAway(path)) {
            reportPath(source, LINKED);
          }
        }
      }
      return matching;
    }

    /** What a link hides cannot be told from what is gone. */
    private boolean isMisplaced(Study.Source source, Path path) {
      boolean plain =
          path.equals(folder)
              || isFolder(path)
              || Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
      if (!plain) {
        reportPath(source, LINKED);
      }
      return !plain;
    }

    /** Whether a link stands for nothing or for a folder, other than one that lies beside it. */
    private static boolean leadsAway(Path path) throws IOException {
      if (!Files.isSymbolicLink(path)) {
        return false;
      }
      return !Files.exists(path)
          || (Files.isDirectory(path)
              && !path.toRealPath().getParent().equals(path.getParent().toRealPath()));
    }

    private static boolean isFolder(Path path) {
      return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isNamedLikeData(Path path) {
      return Formats.claiming(path.getFileName().toString()).isPresent();
    }

    /** Of the whole source: which of its files are gone is not known. */
    private void reportPath(Study.Source source, String found) {
      boolean told =
          problems.stream()
              .anyMatch(p -> p.source().equals(source.name()) && p.sentence().contains(found));
      if (!told) {
        report(source, "", "IN-PATH", found);
      }
    }

    /** Hidden files, files still being sent and folders are passed over. */
    private static boolean isData(Path path, Study.Source source) {
      return FileNames.isShown(path)
          && !isFolder(path)
          && (source.format().isPresent() || isNamedLikeData(path));
    }

    private void add(Study.Source source, Path path) {
      String name = folder.toAbsolutePath().relativize(path.toAbsolutePath()).toString();
      byte[] id = ids.of(source.name() + "\n" + name);
      String fileId = HexFormat.of().formatHex(id);
      if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        report(
            source, fileId, "IN-NOT-A-FILE", "a link or device lies there (must be plain files)");
        return;
      }
      if (source.format().isEmpty() && !isNamedLikeData(path)) {
        report(
            source,
            fileId,
            "IN-FORMAT",
            "the ending of a file says no format (must be .csv, .csv.gz, .jsonl, .jsonl.gz or .parquet, or set format)");
        return;
      }
      try {
        BasicFileAttributes is =
            Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        String hash = hash(path);
        files.add(
            new SourceFile(
                source.name(),
                source.table(),
                path.toAbsolutePath().toString(),
                fileId,
                hash,
                is.size(),
                SourceFile.modified(is)));
      } catch (NoSuchFileException e) {
        report(source, fileId, "IN-MISSING", "a file vanished (must stay until the run ends)");
      } catch (IOException e) {
        report(source, fileId, "IN-UNREADABLE", "a file cannot be read (must be readable)");
      }
    }

    private String hash(Path path) throws IOException {
      MessageDigest digest = content.start();
      byte[] buffer = new byte[1 << 16];
      try (InputStream in =
          Files.newInputStream(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          digest.update(buffer, 0, count);
        }
      }
      return HexFormat.of().formatHex(content.finish(digest), 0, ID_BYTES);
    }

    private void report(Study.Source source, String fileId, String code, String found) {
      problems.add(
          new Problem(
              source.name(),
              fileId,
              code,
              "Cannot read source %s: %s".formatted(source.name(), found)));
    }

    private static int firstOf(String text, String characters) {
      for (int i = 0; i < text.length(); i++) {
        if (characters.indexOf(text.charAt(i)) >= 0) {
          return i;
        }
      }
      return -1;
    }
  }
}
