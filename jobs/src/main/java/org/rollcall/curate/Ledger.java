package org.rollcall.curate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rollcall.curate.IntakePlan.Decision;
import org.rollcall.curate.IntakePlan.Planned;
import org.rollcall.curate.LedgerEntry.Accepted;
import org.rollcall.curate.LedgerEntry.Refused;
import org.rollcall.gate.SourceFile;

/**
 * Every file that the store has read, by id.
 *
 * @param entries one per file, in the order of their sequence
 */
public record Ledger(List<LedgerEntry> entries) {

  static final Ledger EMPTY = new Ledger(List.of());

  public Ledger {
    entries = entries.stream().sorted(Comparator.comparingInt(LedgerEntry::sequence)).toList();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < entries.size(); i++) {
      LedgerEntry entry = entries.get(i);
      if (entry.sequence() != i + 1 || !ids.add(entry.fileId())) {
        throw new IllegalArgumentException(
            "Invalid ledger: entry " + entry.fileId() + " (must be one per file, numbered from 1)");
      }
    }
  }

  /** What the ledger says of that file. */
  public Optional<LedgerEntry> find(String fileId) {
    return entries.stream().filter(e -> e.fileId().equals(fileId)).findFirst();
  }

  /**
   * Decides what to read.
   *
   * @param files the files of the inbox, in any order
   * @param settings hash of the settings of each source, by its name
   */
  public IntakePlan plan(List<SourceFile> files, Map<String, String> settings) {
    return plan(files, settings, MissingFiles.KEEP);
  }

  /**
   * Decides what to read, and what becomes of the rows of files that are gone.
   *
   * @throws StoreException if files are gone of a source whose files must stay, or whose settings
   *     are others now: kept rows would count beside those that are read otherwise
   */
  IntakePlan plan(List<SourceFile> files, Map<String, String> settings, MissingFiles missing) {
    Map<String, LedgerEntry> known = byId();
    Map<String, Planned> planned = new LinkedHashMap<>();
    files.stream()
        .sorted(Comparator.comparing(SourceFile::sourceId).thenComparing(SourceFile::path))
        .map(file -> compare(file, settings, Optional.ofNullable(known.get(file.fileId()))))
        .forEach(
            p -> {
              if (planned.put(p.file().fileId(), p) != null) {
                throw new IllegalArgumentException(
                    "Cannot plan file " + p.file().fileId() + ": given twice (must be once)");
              }
            });
    Map<String, LedgerEntry> gone = gone(planned.keySet(), missing);
    takeFormerPlaces(planned, gone, settings.keySet());
    List<IntakePlan.Gone> left =
        gone.values().stream()
            .map(entry -> new IntakePlan.Gone(entry, missing.ruleOf(entry.sourceId())))
            .toList();
    MissingRefusal.check(left);
    MissingRefusal.checkSettings(left, settings);
    return new IntakePlan(withoutCopies(planned), left, forgotten(planned.keySet(), missing));
  }

  /**
   * The order in which files came; rows of earlier files win over their duplicates. Files that are
   * gone come last: what is still in the inbox may be a correction of them.
   */
  public FileOrder order() {
    return new FileOrder(
        entries.stream()
            .sorted(Comparator.comparing(LedgerEntry::gone))
            .map(LedgerEntry::fileId)
            .toList());
  }

  /** SHA-256, hex, of what the store holds; the same however many runs brought it. */
  public String fingerprint() {
    MessageDigest digest = sha256();
    acceptedVersions()
        .sorted()
        .forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The ledger after entries were added, changed and taken out; it is numbered anew. */
  Ledger with(Collection<LedgerEntry> changed, Set<String> without) {
    Map<String, LedgerEntry> all = new LinkedHashMap<>(byId());
    without.forEach(all::remove);
    changed.forEach(entry -> all.put(entry.fileId(), entry));
    List<LedgerEntry> ordered =
        all.values().stream().sorted(Comparator.comparingInt(LedgerEntry::sequence)).toList();
    List<LedgerEntry> numbered = new ArrayList<>();
    ordered.forEach(entry -> numbered.add(entry.numbered(numbered.size() + 1)));
    return new Ledger(numbered);
  }

  private static Planned compare(
      SourceFile file, Map<String, String> settings, Optional<LedgerEntry> known) {
    String reading = settings.get(file.sourceId());
    if (reading == null) {
      throw new IllegalArgumentException("Missing required settings of source: " + file.sourceId());
    }
    Planned fresh = new Planned(file, reading, Decision.NEW, known);
    if (known.isEmpty()) {
      return fresh;
    }
    return new Planned(file, reading, decisionOn(known.get(), fresh.version()), known);
  }

  private static Decision decisionOn(LedgerEntry known, LedgerEntry.Version now) {
    if (!known.latest().equals(now)
        || known.refused().filter(Refused::isOfThatMoment).isPresent()
        || known.accepted().filter(Accepted::isAhead).isPresent()) {
      return Decision.CHANGED;
    }
    return known.refused().isPresent() ? Decision.REFUSED_BEFORE : Decision.SAME;
  }

  /** Files with rows that the inbox does not hold, by their id. */
  private Map<String, LedgerEntry> gone(Set<String> present, MissingFiles missing) {
    Map<String, LedgerEntry> gone = new LinkedHashMap<>();
    for (LedgerEntry entry : entries) {
      if (entry.accepted().isPresent()
          && !present.contains(entry.fileId())
          && !missing.unsureFiles().contains(entry.fileId())) {
        gone.put(entry.fileId(), entry);
      }
    }
    return gone;
  }

  /** A refused file that was taken away is mended: it has no rows that could stay or go. */
  private List<LedgerEntry> forgotten(Set<String> present, MissingFiles missing) {
    return entries.stream()
        .filter(entry -> entry.accepted().isEmpty())
        .filter(entry -> !present.contains(entry.fileId()))
        .filter(entry -> !missing.isUnsure(entry))
        .toList();
  }

  /** A new file with the content of one that is gone is that file under another name. */
  private static void takeFormerPlaces(
      Map<String, Planned> planned, Map<String, LedgerEntry> gone, Set<String> sources) {
    for (Planned p : List.copyOf(planned.values())) {
      Optional<LedgerEntry> former =
          gone.values().stream()
              .filter(entry -> p.bringsFirstRows() && isSameFile(entry, p.file(), sources))
              .findFirst();
      former.ifPresent(
          entry -> {
            gone.remove(entry.fileId());
            planned.put(
                p.file().fileId(),
                new Planned(p.file(), p.settings(), Decision.RENAMED, p.known(), former));
          });
    }
  }

  /** Of the same source, or of one that the study has under another name now. */
  private static boolean isSameFile(LedgerEntry entry, SourceFile file, Set<String> sources) {
    LedgerEntry.Version version = entry.accepted().orElseThrow().version();
    boolean sameSource =
        entry.sourceId().equals(file.sourceId()) || !sources.contains(entry.sourceId());
    return sameSource
        && version.table().equals(file.table())
        && version.contentHash().equals(file.contentHash());
  }

  /** A file whose content another file of its source brings or has brought is not read. */
  private List<Planned> withoutCopies(Map<String, Planned> planned) {
    Set<String> contents = new HashSet<>();
    for (LedgerEntry entry : entries) {
      // What a file that is gone brought may be removed, and is not read in another's stead.
      Planned now = planned.get(entry.fileId());
      if (now != null && now.decision() != Decision.CHANGED) {
        entry.accepted().ifPresent(a -> contents.add(content(entry.sourceId(), a.version())));
      }
    }
    List<Planned> result = new ArrayList<>();
    for (Planned p : planned.values()) {
      boolean first = contents.add(content(p.file().sourceId(), p.version()));
      boolean copy = p.decision() == Decision.NEW && !first;
      result.add(copy ? new Planned(p.file(), p.settings(), Decision.ALREADY_READ, p.known()) : p);
    }
    return result;
  }

  private static String content(String sourceId, LedgerEntry.Version version) {
    return String.join("\t", sourceId, version.table(), version.contentHash(), version.settings());
  }

  private Stream<String> acceptedVersions() {
    return entries.stream()
        .flatMap(
            e ->
                e.accepted().stream()
                    .map(LedgerEntry.Accepted::version)
                    .map(
                        v ->
                            String.join(
                                "\t",
                                v.table(),
                                e.fileId(),
                                v.contentHash(),
                                v.settings(),
                                Integer.toString(v.reader()),
                                v.contract())));
  }

  /** The entries by the ids of their files, to find many. */
  Map<String, LedgerEntry> byId() {
    Map<String, LedgerEntry> result = new LinkedHashMap<>();
    entries.forEach(entry -> result.put(entry.fileId(), entry));
    return result;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
