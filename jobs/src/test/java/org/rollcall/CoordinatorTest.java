package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.RollcallProcess.Outcome;
import org.rollcall.discover.LocalZone;
import org.rollcall.terminal.ExitCode;
import org.rollcall.terminal.TerminalEscaper;

/** What sniff and init say to whoever begins with a folder of files. */
class CoordinatorTest {

  private static final String REGISTER =
      "Name,2022-11-07,2022-11-14\nAda Five,Y,N\nCy Six,N,Y\nTotal,1,1\n";

  @TempDir private Path folder;

  @Test
  void init_studyOfBefore_isKeptAndNothingIsWritten() throws IOException {
    Files.writeString(folder.resolve("north.csv"), REGISTER);
    Files.writeString(folder.resolve("study.yaml"), "mine\n");
    Outcome outcome = RollcallProcess.run("init", folder).expect(ExitCode.WRONG_USE);
    assertTrue(outcome.err().matches("Cannot write .*study.yaml: .* \\(must .*\\)\\R"));
    assertEquals("mine\n", Files.readString(folder.resolve("study.yaml")));
    assertFalse(Files.exists(folder.resolve("groups.csv")), "no half of a study");
  }

  @Test
  void init_groupsOfBefore_areKept() throws IOException {
    Files.writeString(folder.resolve("north.csv"), REGISTER);
    Files.writeString(folder.resolve("groups.csv"), "mine\n");
    Outcome outcome = RollcallProcess.run("init", folder).expect(ExitCode.OK);
    assertTrue(outcome.out().contains("it reads 1 of 1 file."), outcome.out());
    assertTrue(outcome.out().contains("Kept groups.csv"), outcome.out());
    assertEquals("mine\n", Files.readString(folder.resolve("groups.csv")));
  }

  @Test
  void init_chatThatNamesNoGroup_isOfTheGroupThatTheTableHas() throws IOException {
    Files.writeString(
        folder.resolve("GMT20240305-180000_chat.txt"),
        "18:02:11 From  Wren  to  Everyone:\n\thello\n18:02:19 From  Wren  to  Everyone:\n\tbye\n");
    RollcallProcess.run("init", folder).expect(ExitCode.OK);
    assertTrue(
        Files.readString(folder.resolve("study.yaml"))
            .contains("group_id: gmt20240305_180000_chat  # "));
    assertTrue(
        Files.readString(folder.resolve("groups.csv")).contains("\ngmt20240305_180000_chat,"));
  }

  @Test
  void init_folderWithoutFiles_saysSo() {
    Outcome outcome = RollcallProcess.run("init", folder).expect(ExitCode.WRONG_USE);
    assertTrue(outcome.err().contains("holds no file (must hold exports)"), outcome.err());
  }

  @Test
  void sniff_folderOfManyFiles_endsWithATable() throws IOException {
    for (String name : List.of("a", "b", "c", "d", "e")) {
      Files.writeString(folder.resolve(name + ".csv"), REGISTER);
    }
    Files.writeString(folder.resolve("book.xlsx"), "PK\u0003\u0004 and more");
    Outcome outcome = RollcallProcess.run("sniff", folder).expect(ExitCode.CHECK_FAILED);
    List<String> lines = outcome.out().lines().toList();
    assertEquals("6 files, of which 5 can be read", lines.get(lines.size() - 1));
    assertTrue(
        lines
            .get(lines.size() - 3)
            .matches(
                ".*d.csv +register_wide +4 rows +2 people +2 sessions +2022-11-07 to 2022-11-14 .*"
                    + "|.*e.csv +register_wide +4 rows +2 people +2 sessions +2022-11-07 to 2022-11-14 .*"),
        outcome.out());
    assertTrue(outcome.out().contains("it is a workbook or another packed file"), outcome.out());
    assertTrue(outcome.out().contains("sessions by date (100% sure)"), outcome.out());
    assertTrue(outcome.out().contains("  aside   1 of totals"), outcome.out());
    assertTrue(outcome.out().contains("b.csv holds what "), outcome.out());
  }

  @Test
  void check_faultyRow_saysWhatIsWrongWithIt() throws IOException {
    String others = "Bo Two,Y,Y\nCy Three,Y,N\nDi Four,N,Y\nEd Eight,Y,Y\n";
    Files.writeString(folder.resolve("north.csv"), REGISTER + others + "Flo Nine,Q,Y\n");
    RollcallProcess.run("init", folder).expect(ExitCode.OK);
    Decisions.make(folder);
    Path key = folder.resolve("../" + folder.getFileName() + ".key");
    RollcallProcess.run("key", key).expect(ExitCode.OK);
    Outcome outcome =
        RollcallProcess.run("check", folder.resolve("study.yaml"), "--key-file", key)
            .expect(ExitCode.CHECK_FAILED);
    assertTrue(
        outcome.err().contains("Check rule_REGISTER-MARK failed in source register_wide: 1 of 15"),
        outcome.err());
    assertTrue(
        outcome.out().contains("Nobody could be followed, because nobody is a new starter:"),
        outcome.out());
    assertTrue(
        outcome
            .out()
            .contains(
                "    line 9, column 2: a mark that means neither present nor absent (REGISTER-MARK)\n"),
        outcome.out());
    assertTrue(outcome.out().contains("1 rejected, 1 set aside (1 of totals)"), outcome.out());
    Outcome sniffed = RollcallProcess.run("sniff", folder.resolve("north.csv")).expect(ExitCode.OK);
    assertTrue(
        sniffed
            .out()
            .contains(
                "faulty  1 row: a mark that means neither present nor absent (REGISTER-MARK)\n"),
        sniffed.out());
    Files.delete(key);
  }

  @Test
  void zone_ofTheComputer_isThatOfTheEnvironmentOrOfTheLink() throws IOException {
    Path zone = Files.createDirectories(folder.resolve("zoneinfo/Australia")).resolve("Sydney");
    Path link = Files.createSymbolicLink(folder.resolve("localtime"), Files.writeString(zone, "x"));
    assertEquals("Australia/Sydney", LocalZone.of(Map.of(), link).orElseThrow().getId());
    assertEquals(
        "Europe/Paris", LocalZone.of(Map.of("TZ", ":Europe/Paris"), link).orElseThrow().getId());
    assertEquals(
        "Australia/Sydney", LocalZone.of(Map.of("TZ", "EST5EDT,M3"), link).orElseThrow().getId());
    assertTrue(LocalZone.of(Map.of(), zone).isEmpty(), "a file is no link");
  }

  @Test
  void argument_pathOfAnyName_isOneWordOfAShell() throws IOException, InterruptedException {
    for (String name : List.of("plain/x.yaml", "with space", "it's", "-rf", "a$(b)`c`\"d\"")) {
      Process shell =
          new ProcessBuilder("sh", "-c", "printf %s " + TerminalEscaper.argument(Path.of(name)))
              .start();
      String word = new String(shell.getInputStream().readAllBytes());
      assertEquals(0, shell.waitFor());
      assertEquals(name, word.replaceFirst("^\\./", ""));
    }
  }
}
