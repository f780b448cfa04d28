package org.rollcall.curate;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.iceberg.Schema;
import org.rollcall.contract.Quantity;
import org.rollcall.curate.Commit.Departure;
import org.rollcall.curate.Commit.Fate;
import org.rollcall.curate.CommitLog.TableVersion;
import org.rollcall.curate.IntakePlan.Gone;
import org.rollcall.curate.IntakePlan.Planned;
import org.rollcall.curate.LedgerEntry.Accepted;
import org.rollcall.curate.LedgerEntry.Refused;
import org.rollcall.gate.FileTally;
import org.rollcall.gate.RowWriter;
import org.rollcall.study.Study.OnMissing;
import org.rollcall.study.Today;

/** One run's additions to the store: all of them become visible at the commit, or none. */
public final class StoreIntake implements AutoCloseable {

  private final CuratedStore store;
  private final IntakePlan plan;
  private final Quarantine quarantine;
  private final TreeMap<String, TableVersion> versions = new TreeMap<>();
  private final Map<String, LedgerEntry> entries = new HashMap<>();
  private final Map<String, Set<String>> moved = new TreeMap<>();
  private final TreeMap<String, SortedMap<String, Long>> contents;
  private final Set<String> dropped = new TreeSet<>();
  private final List<Departure> departures = new ArrayList<>();
  private boolean removed;
  private boolean finished;

  StoreIntake(CuratedStore store, IntakePlan plan, Quarantine quarantine) {
    this.store = store;
    this.plan = plan;
    this.quarantine = quarantine;
    this.contents = new TreeMap<>(store.contents());
  }

  /** Writes rows of the files to be read; it may travel to where they are read. */
  public RowWriter<StoredFile> writer() {
    if (!plan.tables().isEmpty()) {
      store.markOpenIntake();
    }
    plan.tables().forEach(table -> store.tables().ensure(table));
    return writer(plan.tables());
  }

  private StoreWriter writer(Collection<String> tables) {
    Map<String, Schema> schemas = new HashMap<>();
    tables.forEach(table -> schemas.put(table, store.tables().load(table).schema()));
    return new StoreWriter(store.tables().io(), schemas);
  }

  /**
   * Appends the rows of all files to be read.
   *
   * @param written data files that {@link #writer} wrote
   * @param tallies one per file
   */
  public void append(List<StoredFile> written, List<FileTally> tallies) {
    if (!versions.isEmpty()) {
      throw new IllegalStateException("Cannot append: done already (must be once)");
    }
    Map<String, FileTally> tallied = byFile(plan.files(), tallies);
    for (String table : plan.tables()) {
      append(table, written.stream().filter(file -> file.table().equals(table)).toList(), tallied);
    }
  }

  private void append(String table, List<StoredFile> written, Map<String, FileTally> all) {
    List<Planned> files = plan.read(table);
    List<FileTally> ofTable = files.stream().map(file -> all.get(file.file().fileId())).toList();
    Map<String, FileTally> tallied = new HashMap<>();
    FailedExports.refuse(files, ofTable).forEach(tally -> tallied.put(tally.fileId(), tally));
    checkAllArrived(written, tallied);
    Set<String> refused = refusedOf(tallied);
    removed |= intake(table).take(written, refused, replaced(files, refused));
    versions.put(table, store.tables().version(table));
    files.forEach(file -> record(file, tallied.get(file.file().fileId())));
  }

  private TableIntake intake(String table) {
    return new TableIntake(
        table, store.tables().load(table), store.snapshot(table), writer(List.of(table)), contents);
  }

  /** Makes everything that was appended visible at once. */
  public Commit commit() {
    if (!versions.keySet().containsAll(plan.tables())) {
      throw new IllegalStateException(
          "Cannot commit: appended "
              + versions.keySet()
              + " (must be all of "
              + plan.tables()
              + ")");
    }
    Commit.Outcome outcome = Commit.Outcome.UNCHANGED;
    MissingRefusal.checkEarlier(plan, entries);
    plan.files().forEach(this::takeFormerPlace);
    plan.gone().forEach(this::depart);
    plan.forgotten().forEach(entry -> dropped.add(entry.fileId()));
    if (!entries.isEmpty() || !dropped.isEmpty() || !returnedOrGone().isEmpty()) {
      removeMoved();
      compact();
      publish();
      outcome = Commit.Outcome.WRITTEN;
    }
    finished = true;
    return new Commit(store.number(), outcome, plan, refused(plan, store.ledger()), departures);
  }

  /** Undoes what was appended, unless it was committed. */
  @Override
  public void close() {
    if (!finished) {
      finished = true;
      store.recover();
    }
  }

  private static Map<String, FileTally> byFile(List<Planned> files, List<FileTally> tallies) {
    Map<String, FileTally> result =
        tallies.stream().collect(Collectors.toMap(FileTally::fileId, tally -> tally));
    Set<String> planned =
        files.stream()
            .filter(Planned::isRead)
            .map(file -> file.file().fileId())
            .collect(Collectors.toSet());
    if (!planned.equals(result.keySet())) {
      throw new IllegalStateException(
          "Cannot append: %d files planned, %d tallied (must be the same)"
              .formatted(planned.size(), result.size()));
    }
    return result;
  }

  private static void checkAllArrived(List<StoredFile> written, Map<String, FileTally> tallied) {
    Map<String, Long> arrived = new HashMap<>();
    written.forEach(file -> file.rows().forEach((id, rows) -> arrived.merge(id, rows, Long::sum)));
    for (FileTally tally : tallied.values()) {
      long rows = arrived.getOrDefault(tally.fileId(), 0L);
      if (tally.refused().isEmpty() && rows != tally.rowsAccepted()) {
        throw new IllegalStateException(
            "Cannot append file %s: %d rows arrived (must be the %d accepted)"
                .formatted(tally.fileId(), rows, tally.rowsAccepted()));
      }
    }
    if (!tallied.keySet().containsAll(arrived.keySet())) {
      throw new IllegalStateException(
          "Cannot append: rows arrived of files that are not planned (must be planned)");
    }
  }

  private static Set<String> refusedOf(Map<String, FileTally> tallied) {
    return tallied.values().stream()
        .filter(tally -> tally.refused().isPresent())
        .map(FileTally::fileId)
        .collect(Collectors.toSet());
  }

  /** Files whose earlier rows go; those that fed another table before are kept apart. */
  private Set<String> replaced(List<Planned> files, Set<String> refused) {
    Set<String> here = new TreeSet<>();
    for (Planned file : files) {
      String id = file.file().fileId();
      Optional<Accepted> held = file.known().flatMap(LedgerEntry::accepted);
      if (held.isEmpty() || refused.contains(id)) {
        continue;
      }
      String table = held.get().version().table();
      if (table.equals(file.file().table())) {
        here.add(id);
      } else {
        moved.computeIfAbsent(table, t -> new TreeSet<>()).add(id);
      }
    }
    return here;
  }

  private void record(Planned file, FileTally tally) {
    Optional<Accepted> accepted = file.known().flatMap(LedgerEntry::accepted);
    Optional<Refused> refused =
        tally.refused().map(r -> new Refused(file.version(), tally.rowsRead(), r));
    if (refused.isEmpty()) {
      accepted =
          Optional.of(
              new Accepted(
                  file.version(),
                  tally.rowsRead(),
                  tally.rowsAccepted(),
                  tally.rejected(),
                  tally.notices()));
    }
    // Numbered at the commit, in the plan's order, whichever table came first.
    int sequence = file.before().map(LedgerEntry::sequence).orElse(Integer.MAX_VALUE);
    entries.put(
        tally.fileId(),
        new LedgerEntry(tally.fileId(), file.file().sourceId(), sequence, accepted, refused)
            .taken(LocalDate.ofInstant(Today.now(), ZoneOffset.UTC), file.before()));
    quarantine.replace(file.file().sourceId(), tally);
  }

  /** A file under another name: its rows are there once, as they were just read. */
  private void takeFormerPlace(Planned file) {
    if (file.former().isPresent() && isAccepted(file)) {
      drop(file.former().get(), Fate.RENAMED);
    }
  }

  private void depart(Gone gone) {
    Fate fate = Fate.REMOVED;
    if (gone.rule() == OnMissing.KEEP) {
      fate = isCorrected(gone) ? Fate.CORRECTED : kept(gone);
    }
    if (fate == Fate.KEPT || fate == Fate.KEPT_AS_READ_BEFORE) {
      departures.add(new Departure(gone.entry().sourceId(), gone.rows(), fate));
    } else {
      drop(gone.entry(), fate);
    }
  }

  /** What cannot be read again stays as another version read it, beside rows of this one. */
  static Fate kept(Gone gone) {
    LedgerEntry.Version before = gone.entry().accepted().orElseThrow().version();
    LedgerEntry.Version now =
        new LedgerEntry.Version(before.table(), before.contentHash(), before.settings());
    return now.isReadOtherwise(before) ? Fate.KEPT_AS_READ_BEFORE : Fate.KEPT;
  }

  private void drop(LedgerEntry entry, Fate fate) {
    Accepted accepted = entry.accepted().orElseThrow();
    String table = accepted.version().table();
    moved.computeIfAbsent(table, t -> new TreeSet<>()).add(entry.fileId());
    dropped.add(entry.fileId());
    departures.add(new Departure(entry.sourceId(), accepted.rowsAccepted(), fate));
  }

  /** Whether files that came with this intake are this one, corrected. */
  private boolean isCorrected(Gone gone) {
    String table = gone.entry().accepted().orElseThrow().version().table();
    List<String> come =
        plan.read(table).stream()
            .filter(file -> file.file().sourceId().equals(gone.entry().sourceId()))
            .filter(file -> file.bringsFirstRows() && file.former().isEmpty() && isAccepted(file))
            .map(file -> file.file().fileId())
            .toList();
    if (come.isEmpty() || gone.rows() == 0) {
      return false;
    }
    Successor.Finding finding =
        Successor.of(table, store.workingRows(table), gone.entry().fileId(), come);
    if (finding.verdict() == Successor.Verdict.UNKNOWN) {
      throw new StoreException(
          ("Cannot tell whether a new file of source %s corrects one that is gone: they share %s of"
                  + " its %s (must be told: put the old file back, or give the new one its name, or"
                  + " set on_missing: remove)")
              .formatted(
                  gone.entry().sourceId(), finding.shared(), Quantity.of(finding.all(), "row")));
    }
    return finding.verdict() == Successor.Verdict.CORRECTION;
  }

  private boolean isAccepted(Planned file) {
    LedgerEntry entry = entries.get(file.file().fileId());
    return entry != null && entry.refused().isEmpty();
  }

  /** Entries of which nothing changes but whether their file is there. */
  private List<LedgerEntry> returnedOrGone() {
    List<LedgerEntry> changed = new ArrayList<>();
    for (Planned file : plan.files()) {
      file.known()
          .filter(entry -> entry.gone() && !entries.containsKey(entry.fileId()))
          .ifPresent(entry -> changed.add(entry.withGone(false)));
    }
    for (Gone gone : plan.gone()) {
      if (!gone.entry().gone() && !dropped.contains(gone.entry().fileId())) {
        changed.add(gone.entry().withGone(true));
      }
    }
    return changed;
  }

  private void removeMoved() {
    if (!moved.isEmpty()) {
      store.markOpenIntake();
    }
    moved.forEach(
        (table, ids) -> {
          if (intake(table).remove(ids)) {
            versions.put(table, store.tables().version(table));
            removed = true;
          }
        });
  }

  private void compact() {
    for (String table : versions.keySet()) {
      intake(table).compact();
      versions.put(table, store.tables().version(table));
    }
  }

  private void publish() {
    Ledger before = store.ledger();
    int next = before.entries().size() + 1;
    List<LedgerEntry> changed = new ArrayList<>();
    for (Planned planned : plan.files()) {
      LedgerEntry entry = entries.get(planned.file().fileId());
      if (entry != null) {
        changed.add(planned.before().isPresent() ? entry : entry.numbered(next++));
      }
    }
    TreeMap<String, TableVersion> all = new TreeMap<>(store.versions());
    all.putAll(versions);
    changed.addAll(returnedOrGone());
    store.publish(all, contents, before.with(changed, dropped), removed);
    for (String id : dropped) {
      before.find(id).ifPresent(entry -> quarantine.remove(entry.sourceId(), id));
    }
  }

  static List<LedgerEntry> refused(IntakePlan plan, Ledger ledger) {
    Map<String, LedgerEntry> known = ledger.byId();
    return plan.files().stream()
        .map(file -> known.get(file.file().fileId()))
        .filter(Objects::nonNull)
        .filter(entry -> entry.refused().isPresent())
        .toList();
  }
}
