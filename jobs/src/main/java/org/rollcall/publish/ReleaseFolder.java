package org.rollcall.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.rollcall.disclose.Released.Zone;

/**
 * A zone of releases: each is a folder that appears whole or not at all, and {@code latest} points
 * to one of them.
 *
 * <ol>
 *   <li>Leftovers of killed runs are swept.
 *   <li>The files are written to {@code .staging-<id>} and forced to the disk.
 *   <li>The folder is renamed to {@code <id>}; one of other content steps aside first.
 *   <li>{@code latest} is switched, by a rename.
 * </ol>
 *
 * <p>A folder whose content is the same is left as it is, to the byte. A public folder that exists
 * is frozen: its writer is not even asked. Only one run at a time may work in a zone.
 */
public final class ReleaseFolder {

  /** Name of the link to the newest release. */
  public static final String LATEST = "latest";

  static final String STAGING = ".staging-";
  private static final String ASIDE = ".replaced-";
  private static final String LINK = ".latest-";

  /** What became of a folder. */
  public enum Outcome {
    /** It is new. */
    PUBLISHED,
    /** It had this content already. */
    UNCHANGED,
    /** It had other content. */
    REPLACED,
    /** It is public and stays as it was. */
    FROZEN
  }

  /** Writes the files of a release to a folder. */
  @FunctionalInterface
  public interface Writer {
    void writeTo(Path folder) throws IOException;
  }

  /** What has just been done; tests break off there. */
  enum Step {
    STAGED,
    STEPPED_ASIDE,
    MOVED,
    LINKED
  }

  private final Zone zone;
  private final Path root;
  private final Disk disk;
  private final Consumer<Step> watch;

  ReleaseFolder(Zone zone, Path root, Consumer<Step> watch) {
    this.zone = zone;
    this.root = root;
    this.disk = zone == Zone.PUBLIC ? Disk.OPEN : Disk.CLOSED;
    this.watch = watch;
  }

  /** The zone of that kind in that folder, which is made when needed. */
  public static ReleaseFolder of(Zone zone, Path root) {
    return new ReleaseFolder(zone, root, step -> {});
  }

  /** Makes the release of that id, unless it is public and there, and points to it. */
  public Outcome publish(String id, Writer writer) throws IOException {
    Outcome outcome = add(id, writer);
    link(id);
    watch.accept(Step.LINKED);
    Disk.delete(root.resolve(ASIDE + id));
    return outcome;
  }

  /** The same, but {@code latest} stays where it is. */
  Outcome add(String id, Writer writer) throws IOException {
    prepare(id);
    return zone == Zone.PUBLIC && Files.exists(root.resolve(id))
        ? Outcome.FROZEN
        : make(id, writer);
  }

  private void prepare(String id) throws IOException {
    if (!id.matches("[A-Za-z0-9][A-Za-z0-9_-]*") || id.equals(LATEST)) {
      throw new IllegalArgumentException(
          "Invalid release folder: " + id + " (must be letters, digits, - and _)");
    }
    Files.createDirectories(root);
    disk.permit(root);
    sweep();
  }

  private Outcome make(String id, Writer writer) throws IOException {
    Path staging = stage(id, writer);
    watch.accept(Step.STAGED);
    Path target = root.resolve(id);
    Outcome outcome = Outcome.PUBLISHED;
    if (Files.exists(target)) {
      if (sameContent(staging, target)) {
        Disk.delete(staging);
        return Outcome.UNCHANGED;
      }
      Files.move(target, root.resolve(ASIDE + id), StandardCopyOption.ATOMIC_MOVE);
      watch.accept(Step.STEPPED_ASIDE);
      outcome = Outcome.REPLACED;
    }
    Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
    Disk.force(root);
    watch.accept(Step.MOVED);
    return outcome;
  }

  private Path stage(String id, Writer writer) throws IOException {
    Path staging = Disk.CLOSED.createFolder(root.resolve(STAGING + id));
    try {
      writer.writeTo(staging);
      disk.settle(staging);
      return staging;
    } catch (IOException | RuntimeException e) {
      Disk.delete(staging);
      throw e;
    }
  }

  /** Points {@code latest} to that release, be it of an earlier day than the one before. */
  private void link(String id) throws IOException {
    Path latest = root.resolve(LATEST);
    if (Files.isSymbolicLink(latest) && Files.readSymbolicLink(latest).toString().equals(id)) {
      return;
    }
    stepAside(latest);
    Path link = Files.createSymbolicLink(root.resolve(LINK + id), Path.of(id));
    Files.move(link, latest, StandardCopyOption.ATOMIC_MOVE);
    Disk.force(root);
  }

  /**
   * Moves a folder away that stands where a link belongs, as programs leave that copy what links
   * point to.
   *
   * @return where it is now
   */
  public static Optional<Path> stepAside(Path link) throws IOException {
    if (!Files.isDirectory(link, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    Path aside = null;
    for (int number = 1;
        aside == null || Files.exists(aside, LinkOption.NOFOLLOW_LINKS);
        number++) {
      aside = link.resolveSibling(link.getFileName() + "-copied-" + number);
    }
    Files.move(link, aside, StandardCopyOption.ATOMIC_MOVE);
    return Optional.of(aside);
  }

  /** Undoes what a killed run left: a release that had stepped aside for nothing comes back. */
  private void sweep() throws IOException {
    for (Path left : leftovers(ASIDE)) {
      Path target = root.resolve(left.getFileName().toString().substring(ASIDE.length()));
      if (Files.exists(target)) {
        Disk.delete(left);
      } else {
        Files.move(left, target, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    for (String prefix : List.of(STAGING, LINK)) {
      for (Path left : leftovers(prefix)) {
        Disk.delete(left);
      }
    }
  }

  private List<Path> leftovers(String prefix) throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      return entries.filter(p -> p.getFileName().toString().startsWith(prefix)).sorted().toList();
    }
  }

  private static boolean sameContent(Path one, Path other) throws IOException {
    List<Path> files = Disk.files(one);
    if (!files.equals(Disk.files(other))) {
      return false;
    }
    for (Path file : files) {
      Path left = one.resolve(file);
      Path right = other.resolve(file);
      boolean same =
          file.toString().equals(Manifest.NAME)
              ? Manifest.sameContent(left, right)
              : Files.isRegularFile(right, LinkOption.NOFOLLOW_LINKS)
                  && Files.mismatch(left, right) == -1;
      if (!same) {
        return false;
      }
    }
    return true;
  }
}
