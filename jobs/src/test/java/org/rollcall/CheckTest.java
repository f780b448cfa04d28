package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.RollcallProcess.Outcome;

/** A check finds what a run finds, and leaves nothing. */
class CheckTest {

  private static final Pattern SUMS =
      Pattern.compile("[0-9,]+ rows: [0-9,]+ kept, [0-9,]+ duplicates?, [0-9,]+ rejected");

  @TempDir private static Path folder;
  private static Path key;

  @BeforeAll
  static void makeKey() {
    key = folder.resolve("key");
    RollcallProcess.run("key", key).expect(0);
  }

  private static String sums(String text) {
    Matcher sums = SUMS.matcher(text);
    assertTrue(sums.find(), text);
    return sums.group();
  }

  @Test
  void check_groupThatIsMisspelt_findsWhatTheRunFinds() throws IOException {
    Path study = SmallStudy.write(folder.resolve("study"), SmallStudy.Version.FIRST);
    Files.writeString(
        study,
        SmallStudy.YAML.replace(
            "link_domain: members}",
            "link_domain: members, columns: {record_id: record_id, participant_id:"
                + " participant_id, identity_grade: identity_grade, group_id: group_id,"
                + " session_id: session_id, attendance_mode: attendance_mode, role: role},"
                + " values: {group_id: {G104: G1O4}}}"));
    Outcome check = RollcallProcess.run("check", study, "--key-file", key);
    assertFalse(Files.exists(folder.resolve("study/out")), "nothing is written");
    assertTrue(
        check.out().contains("rows: a group that no table of groups lists (FK-GROUP)"),
        check.out() + check.err());
    assertTrue(check.out().contains("calendar: from 2025-01-06 to 2026-02-27"), check.out());
    assertTrue(check.out().contains("log: from 2025-01-06 to 2026-02-"), check.out());
    Outcome run = RollcallProcess.run("run", study, "--key-file", key).expect(check.exitCode());
    assertEquals(sums(run.err()), sums(check.out()));
  }

  /** The run keeps the rows of before, and the check has to know them. */
  @Test
  void check_exportsThatFailSinceTheLastRun_findsWhatTheRunFinds() throws IOException {
    Path study = SmallStudy.write(folder.resolve("nights"), SmallStudy.Version.FIRST);
    RollcallProcess.run("run", study, "--key-file", key).expect(0);
    Path log = folder.resolve("nights/data/log");
    try (Stream<Path> files = Files.list(log)) {
      List<Path> all = files.sorted().toList();
      Files.write(all.get(0), Files.readAllLines(all.get(0)).subList(0, 5));
      Files.delete(all.get(1));
    }
    Outcome check = RollcallProcess.run("check", study, "--key-file", key);
    Outcome run = RollcallProcess.run("run", study, "--key-file", key);
    assertEquals(3, run.exitCode());
    assertEquals(run.exitCode(), check.exitCode(), check.out() + check.err());
    for (String said :
        List.of(
            "gives 4 now, so the earlier ones stay",
            "on_missing: keep",
            "not whole: log (IN-FEWER)")) {
      assertTrue(run.err().contains(said), run.err());
      assertTrue((check.out() + check.err()).contains(said), check.out() + check.err());
    }
  }

  @Test
  void check_studyWithoutAnyAnalysis_saysSoAsARunDoes() throws IOException {
    Path study = SmallStudy.write(folder.resolve("calendar"), SmallStudy.Version.FIRST);
    Files.writeString(study, SmallStudy.YAML.replaceFirst(".*name: log.*\\R", ""));
    Outcome check = RollcallProcess.run("check", study, "--key-file", key).expect(3);
    assertTrue(
        check.err().contains("no source gives attendance or headcounts (must be one)"),
        check.err());
    assertFalse(Files.exists(folder.resolve("calendar/out")));
  }
}
