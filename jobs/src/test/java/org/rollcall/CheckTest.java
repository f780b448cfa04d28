package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
