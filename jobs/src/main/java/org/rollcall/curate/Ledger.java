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
import org.rollcall.curate.LedgerEntry.Accepted;
import org.rollcall.curate.LedgerEntry.Refused;
import org.rollcall.curate.Plan.Decision;
import org.rollcall.curate.Plan.Planned;
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
  public Plan plan(List<SourceFile> files, Map<String, String> settings) {
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
    return new Plan(withoutCopies(planned));
  }

  /** The order in which files came; rows of earlier files win over their duplicates. */
  public FileOrder order() {
    return new FileOrder(entries.stream().map(LedgerEntry::fileId).toList());
  }

  /** SHA-256, hex, of what the store holds; the same however many runs brought it. */
  public String fingerprint() {
    MessageDigest digest = sha256();
    acceptedVersions()
        .sorted()
        .forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest());
  }

  Ledger with(Collection<LedgerEntry> changed) {
    Map<String, LedgerEntry> all = new LinkedHashMap<>(byId());
    changed.forEach(entry -> all.put(entry.fileId(), entry));
    return new Ledger(List.copyOf(all.values()));
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

  /** A file whose content another file of its source brings or has brought is not read. */
  private List<Planned> withoutCopies(Map<String, Planned> planned) {
    Set<String> contents = new HashSet<>();
    for (LedgerEntry entry : entries) {
      Planned now = planned.get(entry.fileId());
      boolean replaced = now != null && now.decision() == Decision.CHANGED;
      if (!replaced) {
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

  private Map<String, LedgerEntry> byId() {
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
