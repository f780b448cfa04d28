package org.rollcall.curate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rollcall.contract.Schemas;
import org.rollcall.gate.SourceFile;
import org.rollcall.study.Study.OnMissing;

/**
 * What a run does with each file of the inbox.
 *
 * @param files one entry per file, in the order in which the ledger will number new ones
 * @param gone files that were read before, whose rows are in the store, and that are not there
 * @param forgotten files that were refused before and never gave a row, and that are not there
 */
public record IntakePlan(List<Planned> files, List<Gone> gone, List<LedgerEntry> forgotten) {

  public IntakePlan {
    files = List.copyOf(files);
    gone = List.copyOf(gone);
    forgotten = List.copyOf(forgotten);
  }

  /** The same, where what was read before is read again: a check lists the rows of every file. */
  public IntakePlan readingAgain() {
    return new IntakePlan(files.stream().map(Planned::again).toList(), gone, forgotten);
  }

  /**
   * A file that was read and is not there any more.
   *
   * @param entry what the ledger says of it
   * @param rule what becomes of its rows
   */
  public record Gone(LedgerEntry entry, OnMissing rule) {

    long rows() {
      return entry.accepted().map(LedgerEntry.Accepted::rowsAccepted).orElse(0L);
    }
  }

  /** What is done with one file. */
  public enum Decision {
    /** Never read: read it. */
    NEW,
    /** Another content or other settings than before: read it, it replaces its own rows. */
    CHANGED,
    /** Its rows are in the store. */
    SAME,
    /** The content of a file that is gone: it takes its place. */
    RENAMED,
    /** Another file of its source has the same content. */
    ALREADY_READ,
    /** This very content was refused before, and is refused again without being read. */
    REFUSED_BEFORE
  }

  /**
   * One file and what is done with it.
   *
   * @param file the file
   * @param settings hash of the settings of its source
   * @param decision what is done
   * @param known what the ledger says of it
   * @param former the file that is gone and whose place it takes
   */
  public record Planned(
      SourceFile file,
      String settings,
      Decision decision,
      Optional<LedgerEntry> known,
      Optional<LedgerEntry> former) {

    Planned(SourceFile file, String settings, Decision decision, Optional<LedgerEntry> known) {
      this(file, settings, decision, known, Optional.empty());
    }

    private Planned again() {
      boolean before = decision == Decision.SAME || decision == Decision.REFUSED_BEFORE;
      return before ? new Planned(file, settings, Decision.CHANGED, known, former) : this;
    }

    boolean isRead() {
      return decision == Decision.NEW
          || decision == Decision.CHANGED
          || decision == Decision.RENAMED;
    }

    /** Whether it is read and the store has no row of it under this name. */
    boolean bringsFirstRows() {
      return isRead() && known.flatMap(LedgerEntry::accepted).isEmpty();
    }

    /** The version before, under whatever name. */
    Optional<LedgerEntry> before() {
      return known.or(() -> former);
    }

    LedgerEntry.Version version() {
      return new LedgerEntry.Version(file.table(), file.contentHash(), settings);
    }
  }

  /** Whether the store holds all of it already, so that an intake writes nothing. */
  boolean isDone() {
    return tables().isEmpty()
        && forgotten.isEmpty()
        && files.stream().flatMap(file -> file.known().stream()).noneMatch(LedgerEntry::gone)
        && gone.stream().allMatch(left -> left.entry().gone() && left.rule() == OnMissing.KEEP);
  }

  /** The tables that have something to read, those that others point to first. */
  public List<String> tables() {
    return files.stream()
        .filter(Planned::isRead)
        .map(p -> p.file().table())
        .distinct()
        .sorted(Comparator.comparing(Schemas.CANONICAL::indexOf))
        .toList();
  }

  /** The files of that table to be read. */
  public List<SourceFile> toRead(String table) {
    return read(table).stream().map(Planned::file).toList();
  }

  /** The files of which that is done. */
  public List<SourceFile> decided(Decision decision) {
    return files.stream().filter(p -> p.decision() == decision).map(Planned::file).toList();
  }

  /** The files that are read again since this program reads them otherwise than the one before. */
  public List<SourceFile> readOtherwise() {
    return files.stream()
        .filter(Planned::isRead)
        .filter(p -> p.known().filter(k -> p.version().isReadOtherwise(k.latest())).isPresent())
        .map(Planned::file)
        .toList();
  }

  List<Planned> read(String table) {
    return files.stream().filter(p -> p.isRead() && p.file().table().equals(table)).toList();
  }
}
