package org.rollcall.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.contract.FlowLine;
import org.rollcall.contract.FlowLine.Step;
import org.rollcall.curate.Ledger;
import org.rollcall.curate.LedgerEntry;
import org.rollcall.gate.Inbox;
import org.rollcall.gate.Inboxes;
import org.rollcall.gate.SourceFile;
import org.rollcall.study.Defaults;
import org.rollcall.study.Study;
import org.rollcall.study.Study.Delivery;
import org.rollcall.study.Study.Rhythm;

/** What a night must have in hand before it releases anything. */
class SourceRequirementsTest {

  private static final Instant NOW = Instant.parse("2026-07-15T02:00:00Z");
  private static final Delivery OPTIONAL = delivery(false, null, 0);

  private final List<SourceFile> files = new ArrayList<>();
  private final List<Inbox.Problem> problems = new ArrayList<>();
  private final List<LedgerEntry> entries = new ArrayList<>();

  private static Delivery delivery(boolean required, Rhythm expected, int minRows) {
    return new Delivery(required, Optional.ofNullable(expected), minRows, Defaults.ON_MISSING);
  }

  private static Study study(Delivery delivery) {
    return Inboxes.study(
        Path.of("."),
        Inboxes.delivered(Inboxes.source("log", "attendance", "data/*.csv"), delivery));
  }

  private SourceRequirementsTest file(String id, Duration age) {
    long modified = TimeUnit.SECONDS.toNanos(NOW.minus(age).getEpochSecond());
    files.add(new SourceFile("log", "attendance", "/x/" + id, id, "content " + id, 9, modified));
    return this;
  }

  private SourceRequirementsTest accepted(String id, String content, long rows) {
    LedgerEntry.Version version = new LedgerEntry.Version("attendance", content, "s");
    entries.add(
        new LedgerEntry(
            id,
            "log",
            entries.size() + 1,
            Optional.of(new LedgerEntry.Accepted(version, rows, rows, new TreeMap<>(), List.of())),
            Optional.empty()));
    return this;
  }

  private SourceRequirementsTest refused(String id, String code) {
    LedgerEntry.Version version = new LedgerEntry.Version("attendance", "content " + id, "s");
    entries.add(
        new LedgerEntry(
            id,
            "log",
            entries.size() + 1,
            Optional.empty(),
            Optional.of(new LedgerEntry.Refused(version, 0, code, 0, "Cannot read it"))));
    return this;
  }

  private String lacking(Delivery delivery) {
    List<LedgerEntry> refused =
        entries.stream().filter(entry -> entry.refused().isPresent()).toList();
    return SourceRequirements.lacking(
            study(delivery), new Inbox(files, problems), new Ledger(entries), refused, NOW)
        .stream()
        .map(lack -> lack.code() + " " + lack.sentence())
        .collect(Collectors.joining("\n"))
        .strip();
  }

  @Test
  void lacking_whatWasRead_isNothing() {
    file("a", Duration.ofDays(300)).accepted("a", "content a", 5);
    assertEquals("", lacking(Defaults.DELIVERY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"IN-CHANGED", "IN-MISSING", "IN-UNREADABLE"})
  void lacking_faultOfTheMoment_stopsEvenASourceThatMayBeWithoutFile(String code) {
    file("a", Duration.ZERO).accepted("a", "content a", 5);
    file("b", Duration.ZERO).refused("b", code);
    assertEquals(code, lacking(OPTIONAL));
  }

  private static List<FlowLine> flow(long rejected, String reason, long duplicates, long curated) {
    long read = rejected + duplicates + curated;
    return List.of(
        new FlowLine("log", "a", "attendance", Step.READ, "", read, read),
        new FlowLine("log", "a", "attendance", Step.REJECTED, reason, read, read - rejected),
        new FlowLine("log", "a", "attendance", Step.DUPLICATE, "", read - rejected, curated),
        new FlowLine("log", "a", "attendance", Step.CURATED, "", curated, curated));
  }

  private static String rejected(Delivery delivery, List<FlowLine> flow) {
    return SourceRequirements.mostlyRejected(study(delivery), flow).stream()
        .map(SourceRequirements.Lack::sentence)
        .collect(Collectors.joining("\n"));
  }

  /** Three groups of a program that no study may have gave a public month of nobody. */
  @Test
  void mostlyRejected_moreThanHalfOfTheRows_isSaid() {
    assertEquals(
        "Cannot use source log: 3 of its 3 rows are rejected, most often: not one of the words that"
            + " may stand there (ENUM) (must be at most half; correct the files or the settings of"
            + " the source, see rollcall check)",
        rejected(Defaults.DELIVERY, flow(3, "ENUM", 0, 0)));
    assertEquals("", rejected(Defaults.DELIVERY, flow(5, "ENUM", 2, 3)));
    assertEquals("", rejected(Defaults.DELIVERY, flow(0, "ENUM", 0, 0)));
  }

  /** A refused file is told as one, and others may be good. */
  @Test
  void mostlyRejected_rowsOfARefusedFile_areToldWithTheFile() {
    assertEquals("", rejected(Defaults.DELIVERY, flow(500, "IN-REJECTS", 0, 400)));
  }

  /** The log of a whole account; unless no group of it is known. */
  @Test
  void mostlyRejected_meetingsOfOtherGroups_areAFaultOnlyIfThereAreNoOthers() {
    assertEquals("", rejected(Defaults.DELIVERY, flow(60, "FK-GROUP", 0, 40)));
    assertTrue(
        rejected(Defaults.DELIVERY, flow(60, "FK-GROUP", 0, 0)).contains("no table of groups"));
  }

  @Test
  void mostlyRejected_rowsSetAside_areNoFault() {
    assertEquals("", rejected(Defaults.DELIVERY, flow(9, "ASIDE-NOT-PRESENT", 0, 1)));
  }

  @Test
  void mostlyRejected_sourceThatMayBeWithoutFile_mayGiveNothing() {
    assertEquals("", rejected(OPTIONAL, flow(3, "ENUM", 0, 0)));
  }

  @Test
  void lacking_refusedFileBesideOthers_isNothing() {
    file("a", Duration.ZERO).accepted("a", "content a", 5);
    file("b", Duration.ZERO).refused("b", "IN-ENCODING");
    assertEquals("", lacking(Defaults.DELIVERY));
  }

  @Test
  void lacking_everyFileRefused_stopsUnlessTheSourceMayBeWithout() {
    file("a", Duration.ZERO).refused("a", "IN-ENCODING");
    assertEquals(
        "SOURCE-REFUSED Cannot use source log: none of its files was accepted (must be at least"
            + " one; correct the files, or set required: false)",
        lacking(Defaults.DELIVERY));
    assertEquals("", lacking(OPTIONAL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"IN-FORMAT", "IN-NOT-A-FILE"})
  void lacking_onlyFilesThatCannotBeTaken_stopsUnlessTheSourceMayBeWithout(String code) {
    problems.add(new Inbox.Problem("log", "f", code, "Cannot read source log"));
    accepted("gone", "content gone", 872);
    assertTrue(lacking(Defaults.DELIVERY).startsWith("SOURCE-REFUSED Cannot use source log"));
    assertEquals("", lacking(OPTIONAL));
  }

  @Test
  void lacking_sourceWhosePlaceIsUnsure_stopsEvenIfItMayBeWithoutFile() {
    problems.add(new Inbox.Problem("log", "", "IN-PATH", "Cannot read source log"));
    assertEquals("IN-PATH", lacking(OPTIONAL));
    assertEquals("IN-PATH", lacking(Defaults.DELIVERY));
  }

  @Test
  void lacking_fileOfADayToCome_isNoNewFile() {
    file("a", Duration.ofDays(-400)).accepted("a", "content a", 5);
    assertEquals(
        "SOURCE-OVERDUE Cannot use source log: its files are dated after today, so that how old"
            + " they are is unknown (must be new weekly, see expected; send the new file)",
        lacking(delivery(true, Rhythm.WEEKLY, 0)));
    file("b", Duration.ofDays(9)).accepted("b", "content b", 5);
    assertTrue(lacking(delivery(true, Rhythm.WEEKLY, 0)).contains("newest file is 9 days old"));
    file("c", Duration.ofHours(-20)).accepted("c", "content c", 5);
    assertEquals("", lacking(delivery(true, Rhythm.WEEKLY, 0)));
  }

  @Test
  void lacking_sourceWithoutFile_stopsUnlessItMayBeWithout() {
    problems.add(new Inbox.Problem("log", "", "IN-MISSING", "Cannot read source log"));
    assertEquals("IN-MISSING", lacking(Defaults.DELIVERY));
    assertEquals("", lacking(OPTIONAL));
    problems.add(new Inbox.Problem("log", "f", "IN-MISSING", "a file vanished"));
    assertEquals("IN-MISSING", lacking(OPTIONAL));
  }

  @Test
  void lacking_lateFile_stopsOnlyWhereFilesAreExpected() {
    file("a", Duration.ofDays(30)).accepted("a", "content a", 5);
    file("b", Duration.ofHours(49)).accepted("b", "content b", 5);
    assertEquals(
        "SOURCE-OVERDUE Cannot use source log: its newest file is 2 days old (must be new daily,"
            + " see expected; send the new file)",
        lacking(delivery(true, Rhythm.DAILY, 0)));
    assertEquals("", lacking(delivery(true, Rhythm.WEEKLY, 0)));
    assertEquals("", lacking(Defaults.DELIVERY));
  }

  @Test
  void lacking_expectedSourceWithoutFile_isOverdue() {
    assertTrue(lacking(delivery(false, Rhythm.WEEKLY, 0)).contains("it has no file"));
  }

  @Test
  void lacking_fewRows_countsTheFilesThatAreThere() {
    file("a", Duration.ZERO).accepted("a", "content a", 88);
    accepted("gone", "content gone", 872);
    assertEquals(
        "SOURCE-ROWS Cannot use source log: its files give 88 rows (must be at least 900, see"
            + " min_rows; send the files that are missing)",
        lacking(delivery(true, null, 900)));
    assertEquals("", lacking(delivery(true, null, 88)));
  }

  @Test
  void lacking_fewRows_knowsARenamedFileByItsContent() {
    file("renamed", Duration.ZERO).accepted("before", "content renamed", 88);
    assertEquals("", lacking(delivery(true, null, 88)));
  }

  @Test
  void stop_severalFaults_namesEachSourceOnceWithItsCode() {
    SourceRequirements.Lack one = new SourceRequirements.Lack("log", "IN-CHANGED", "");
    SourceRequirements.Lack two =
        new SourceRequirements.Lack("groups", "SOURCE-ROWS", "Cannot use it");
    assertEquals(
        "Cannot release the results: the data are not whole: groups (SOURCE-ROWS), log (IN-CHANGED)"
            + " (must be read in full: correct what is named above and run again; the releases so"
            + " far stay as they are)",
        SourceRequirements.stop(List.of(one, two, one)).getMessage());
  }
}
