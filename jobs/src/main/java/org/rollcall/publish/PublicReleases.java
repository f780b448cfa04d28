package org.rollcall.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rollcall.contract.RedactedException;
import org.rollcall.disclose.Released.Zone;

/**
 * The public releases of a study, by series: a month, or the locked cuts of a month. The first of a
 * series is named like it, the revisions {@code -r2}, {@code -r3} and so on. Nothing that was
 * published is changed; {@code releases.json} lists all and which one is the latest.
 */
public final class PublicReleases {

  /** Name of the list of all releases. */
  public static final String LEDGER = "releases.json";

  private static final Pattern NAME =
      Pattern.compile("([0-9]{4}-[0-9]{2})(?:-[0-9a-f]{8})?(-locked)?(?:-r([0-9]+))?");

  /**
   * A release that was made.
   *
   * @param id its name and that of its folder
   * @param series what it is a release of
   * @param revision 1 for the first of its series
   * @param manifest what it says of itself
   */
  private record Past(String id, String series, int revision, ObjectNode manifest) {

    /** What is different now, if anything: a setting, the version, or both. */
    Optional<String> differs(String protocolHash, String softwareVersion) {
      List<String> changes = new ArrayList<>();
      if (!text("protocol_hash").equals(protocolHash)) {
        changes.add("the settings of the study changed");
      }
      if (!text("software_version").equals(softwareVersion)) {
        changes.add(
            "Rollcall changed from version " + text("software_version") + " to " + softwareVersion);
      }
      return changes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", changes));
    }

    private String text(String key) {
      return manifest.path(key).asText();
    }
  }

  /**
   * A release to be made, or one that is there already.
   *
   * @param id its name
   * @param series what it is a release of
   * @param revision why it is made once more, if it is
   * @param isFrozen whether it was made before and stays as it is
   */
  public record Next(String id, String series, Optional<Revision> revision, boolean isFrozen) {}

  private final Path root;
  private final ReleaseFolder folder;

  private PublicReleases(Path root) {
    this.root = root;
    this.folder = ReleaseFolder.of(Zone.PUBLIC, root);
  }

  /** The public releases in that folder, which is made when needed. */
  public static PublicReleases in(Path root) {
    return new PublicReleases(root);
  }

  /** The series of which there is a release, in order. */
  public List<String> series() throws IOException {
    return all().stream().map(Past::series).distinct().toList();
  }

  /** The release of a night: the one that is there, unless settings or version are others. */
  public Next next(String series, String protocolHash, String softwareVersion) throws IOException {
    Optional<Past> newest = newest(series);
    if (newest.isEmpty()) {
      return new Next(series, series, Revision.NONE, false);
    }
    return newest
        .get()
        .differs(protocolHash, softwareVersion)
        .map(reason -> revised(newest.get(), reason))
        .orElseGet(() -> new Next(newest.get().id(), series, Revision.NONE, true));
  }

  /** A revision of a series that has a release. */
  public Next revision(String series, String reason) throws IOException {
    return newest(series)
        .map(past -> revised(past, reason))
        .orElseThrow(
            () -> new IllegalArgumentException("Cannot revise " + series + ": never published"));
  }

  private static Next revised(Past past, String reason) {
    int number = past.revision() + 1;
    return new Next(
        past.series() + "-r" + number,
        past.series(),
        Optional.of(new Revision(number, past.id(), reason)),
        false);
  }

  /** Makes it, unless it is there, and points {@code latest} to it. */
  public ReleaseFolder.Outcome publish(Next next, ReleaseFolder.Writer writer) throws IOException {
    ReleaseFolder.Outcome outcome = folder.publish(next.id(), writer);
    writeLedger();
    return outcome;
  }

  /** Makes it; {@code latest} goes along only where it points to a release of the same series. */
  public ReleaseFolder.Outcome republish(Next next, ReleaseFolder.Writer writer)
      throws IOException {
    boolean isLatest = latest().filter(id -> seriesOf(id).equals(next.series())).isPresent();
    ReleaseFolder.Outcome outcome =
        isLatest ? folder.publish(next.id(), writer) : folder.add(next.id(), writer);
    writeLedger();
    return outcome;
  }

  private Optional<Past> newest(String series) throws IOException {
    return all().stream().filter(past -> past.series().equals(series)).reduce((a, b) -> b);
  }

  private List<Past> all() throws IOException {
    List<Past> all = new ArrayList<>();
    if (Files.isDirectory(root)) {
      for (String id : folders()) {
        all.add(past(id));
      }
    }
    all.sort(
        Comparator.comparing(Past::series).thenComparing(Past::revision).thenComparing(Past::id));
    return all;
  }

  private List<String> folders() throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      return entries
          .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
          .map(path -> path.getFileName().toString())
          .filter(NAME.asMatchPredicate())
          .toList();
    }
  }

  private Past past(String id) {
    Matcher name = NAME.matcher(id);
    if (!name.matches()) {
      throw new IllegalArgumentException("Invalid release: " + id + " (must begin with a month)");
    }
    int revision = name.group(3) == null ? 1 : Integer.parseInt(name.group(3));
    try {
      return new Past(
          id, seriesOf(id), revision, Json.read(root.resolve(id).resolve(Manifest.NAME)));
    } catch (IOException e) {
      throw new RedactedException(
          "Cannot read the public release "
              + id
              + ": its manifest is missing or damaged (must be as it was published: bring the"
              + " folder back from a backup, or move it out of published)",
          e);
    }
  }

  private static String seriesOf(String id) {
    Matcher name = NAME.matcher(id);
    return name.matches() ? name.group(1) + (name.group(2) == null ? "" : name.group(2)) : id;
  }

  private Optional<String> latest() throws IOException {
    Path link = root.resolve(ReleaseFolder.LATEST);
    return Files.isSymbolicLink(link)
        ? Optional.of(Files.readSymbolicLink(link).toString())
        : Optional.empty();
  }

  private void writeLedger() throws IOException {
    Optional<String> latest = latest();
    ObjectNode ledger = Json.object();
    ArrayNode releases = ledger.putArray("releases");
    for (Past past : all()) {
      ObjectNode entry = releases.addObject();
      entry.put("release_id", past.id()).put("of", past.series()).put("revision", past.revision());
      for (String key : List.of("replaces", "reason", "protocol_hash", "software_version")) {
        if (past.manifest().has(key)) {
          entry.set(key, past.manifest().get(key));
        }
      }
      entry.put("latest", latest.filter(past.id()::equals).isPresent());
    }
    Path part = root.resolve(ReleaseFolder.STAGING + LEDGER);
    Path file = root.resolve(LEDGER);
    Json.write(ledger, part);
    if (Files.exists(file) && Files.mismatch(part, file) == -1) {
      Files.delete(part);
      return;
    }
    Disk.OPEN.permit(part);
    Disk.force(part);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Disk.force(root);
  }
}
