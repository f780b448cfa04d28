package org.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.terminal.ExitCode;

/**
 * A coordinator's folder, as programs export it, from {@code init} to a release; in every field
 * that could hold something personal there is a canary, and none may be found in what was written.
 */
class MixedFolderTest {

  /** What is planted: names and free text hold the word, the rest is recognised by its digits. */
  private static final List<String> CANARIES =
      List.of("zqcanary", "491570", "203.0.113", "33.8568", "151.2153", "80000000977");

  @TempDir static Path home;
  private static Path folder;
  private static Path first;
  private static RollcallProcess.Outcome init;
  private static RollcallProcess.Outcome check;
  private static RollcallProcess.Outcome run;
  private static RollcallProcess.Outcome again;
  private static RollcallProcess.Outcome chat;
  private static final Set<String> working = new TreeSet<>();
  private static final Set<String> leaked = new TreeSet<>();

  private static void put(String name, Charset charset, String mark, String text)
      throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, (mark + text).getBytes(charset));
  }

  @BeforeAll
  static void plantAndRun() throws IOException {
    folder = Files.createDirectory(home.resolve("groups"));
    put("zoom/participants.csv", StandardCharsets.UTF_8, "\uFEFF", ZOOM);
    put("teams/report.csv", StandardCharsets.UTF_16LE, "\uFEFF", TEAMS);
    put("teams/open.csv", StandardCharsets.UTF_16LE, "\uFEFF", OPEN);
    put("teams/open_again.csv", StandardCharsets.UTF_16LE, "\uFEFF", OPEN);
    put("room/register.csv", StandardCharsets.UTF_8, "", REGISTER);
    put("room/heads.csv", StandardCharsets.UTF_8, "", HEADS);
    put("web/meetings.json", StandardCharsets.UTF_8, "", MEETINGS);
    put("forms/redcap.csv", StandardCharsets.UTF_8, "", REDCAP);
    put("forms/qualtrics.csv", StandardCharsets.UTF_8, "\uFEFF", QUALTRICS);
    Path key = home.resolve("keys/key");
    RollcallProcess.run("key", key).expect(ExitCode.OK);
    init = RollcallProcess.run("init", folder, "--time-zone", "Australia/Sydney");
    Decisions.make(folder);
    Path study = folder.resolve("study.yaml");
    check = RollcallProcess.run("check", study, "--key-file", key);
    RollcallProcess process = RollcallProcess.start("run", study, "--key-file", key);
    while (process.isAlive()) {
      watch(folder.resolve("out"));
    }
    run = process.await();
    first = folder.resolve("out/runs/latest").toRealPath();
    again = RollcallProcess.run("run", study, "--key-file", key);
    chat = RollcallProcess.run("sniff", Files.writeString(home.resolve("chat.txt"), CHAT));
  }

  /** Looks at working files while they are there; they come and go. */
  private static void watch(Path out) throws IOException {
    if (!Files.isDirectory(out)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(out)) {
      for (Path file : (Iterable<Path>) tree.filter(Files::isRegularFile)::iterator) {
        if (file.toString().contains("scratch-")) {
          byte[] bytes = Files.readAllBytes(file);
          working.add(file.getFileName().toString());
          leaked.addAll(in(new String(bytes, StandardCharsets.ISO_8859_1)));
          leaked.addAll(in(new String(bytes, StandardCharsets.UTF_16LE)));
        }
      }
    } catch (NoSuchFileException | UncheckedIOException e) {
      // Gone between listing and looking.
      assertTrue(e instanceof NoSuchFileException || e.getCause() instanceof NoSuchFileException);
    }
  }

  private static final String CHAT =
      """
      19:00:05 From  Zqcanary One  to  Everyone:
      \tzqcanary said this
      19:00:09 From  Zqcanary Two  to  Everyone:
      \tcall me on 0491570114
      """;
  private static final String ZOOM =
      """
      Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,
      80000000977,zqcanary topic,11/19/2021 10:00:00 AM,11/19/2021 11:00:00 AM,zqcanary.host@example.org,60,4,

      Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest
      Zqcanary Host,zqcanary.host@example.org,11/19/2021 09:58:00 AM,11/19/2021 11:00:00 AM,62,No
      Zqcanary One (zqcanary phone),zqcanary.one@example.org,11/19/2021 10:01:00 AM,11/19/2021 10:30:00 AM,29,Yes
      Zqcanary One (zqcanary phone),zqcanary.one@example.org,11/19/2021 10:31:00 AM,11/19/2021 11:00:00 AM,29,Yes
      Zqcanary Two,,11/19/2021 10:02:00 AM,11/19/2021 11:00:00 AM,58,Yes
      61491570156,,11/19/2021 10:03:00 AM,11/19/2021 11:00:00 AM,57,Yes
      """;
  private static final String TEAMS =
      """
      1. Summary
      Meeting title\tzqcanary evening group
      Attended participants\t2
      Start time\t14/11/22, 19:00:07
      End time\t14/11/22, 20:01:00
      Meeting duration\t1h 53s
      Average attendance time\t50m

      2. Participants
      Name\tFirst join\tLast leave\tIn-meeting duration\tEmail\tParticipant ID (UPN)\tRole
      Zqcanary Three\t14/11/22, 19:00:07\t14/11/22, 20:00:00\t59m 53s\tzqcanary.three@example.org\tzqcanary.three@example.org\tOrganizer
      Zqcanary Four (Guest)\t14/11/22, 19:05:07\t14/11/22, 20:00:00\t54m 53s\t\t\tPresenter

      3. In-Meeting activities
      Name\tJoin time\tLeave time\tDuration\tEmail\tRole
      Zqcanary Three\t14/11/22, 19:00:07\t14/11/22, 20:00:00\t59m 53s\tzqcanary.three@example.org\tOrganizer
      Zqcanary Four (Guest)\t14/11/22, 19:05:07\t14/11/22, 20:00:00\t54m 53s\t\tPresenter
      """;
  private static final String OPEN =
      """
      Full Name\tUser Action\tTimestamp
      Zqcanary Three\tJoined\t21/11/22, 19:00:07
      Zqcanary Three\tLeft\t21/11/22, 20:00:00
      Zqcanary Four (Guest)\tJoined\t21/11/22, 19:05:07
      """;
  private static final String REGISTER =
      """
      Name,Phone,2022-11-07,2022-11-14,2022-11-21
      Zqcanary Five,0491570157,Y,N,Y
      Zqcanary Six,0491570158,N,Y,
      Zqcanary Seven,0491570159,Y,Y,Y
      Total,,2,2,2
      """;
  private static final String HEADS =
      """
      Date,Service Name,Gents,Ladies,Kids
      2022-11-07,zqcanary hall,5,6,0
      2022-11-14,zqcanary hall,7,4,1
      """;
  private static final String MEETINGS =
      """
      [{"name":"Zqcanary steps","slug":"zqcanary-steps","day":1,"time":"19:00","end_time":"20:00",
        "types":["O","D"],"location":"Zqcanary hall","formatted_address":"1 Zqcanary St, Ryde NSW 2112, Australia",
        "latitude":-33.8568,"longitude":151.2153,"region":"Zqcanary Heights","notes":"Ring zqcanary on 0491570110",
        "contact_1_name":"Zqcanary Eight","contact_1_email":"zqcanary.eight@example.org","contact_1_phone":"0491570111",
        "conference_url":"https://zoom.us/j/80000000977?pwd=zqcanary","attendance_option":"hybrid","updated":"2022-07-09 19:32:28"},
       {"name":"Zqcanary noon","slug":"zqcanary-noon","day":[3],"time":"12:00","types":["C"],
        "location":"Zqcanary house","formatted_address":"2 Zqcanary St, Ryde NSW 2112, Australia","approximate":"no",
        "region":"Zqcanary Heights","attendance_option":"in_person","updated":"2022-07-10 19:32:28"}]
      """;
  private static final String REDCAP =
      """
      record_id,redcap_survey_identifier,wellbeing_timestamp,full_name,email,phone,q1,q2,comments,wellbeing_complete
      zqcanary-1,zqcanary,2022-11-20 10:00:00,Zqcanary Nine,zqcanary.nine@example.org,0491570112,4,5,zqcanary wrote this,2
      zqcanary-2,,2022-11-21 10:00:00,Zqcanary Ten,zqcanary.ten@example.org,0491570113,3,2,and zqcanary that,2
      """;
  private static final String QUALTRICS =
      """
      StartDate,EndDate,Status,IPAddress,Progress,Duration (in seconds),Finished,RecordedDate,ResponseId,RecipientLastName,RecipientFirstName,RecipientEmail,ExternalReference,LocationLatitude,LocationLongitude,DistributionChannel,UserLanguage,Q1,Q2
      Start Date,End Date,Response Type,IP Address,Progress,Duration (in seconds),Finished,Recorded Date,Response ID,Recipient Last Name,Recipient First Name,Recipient Email,External Data Reference,Location Latitude,Location Longitude,Distribution Channel,User Language,How was zqcanary?,What else?
      "{""ImportId"":""startDate""}","{""ImportId"":""endDate""}","{""ImportId"":""status""}","{""ImportId"":""ipAddress""}","{""ImportId"":""progress""}","{""ImportId"":""duration""}","{""ImportId"":""finished""}","{""ImportId"":""recordedDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""recipientLastName""}","{""ImportId"":""recipientFirstName""}","{""ImportId"":""recipientEmail""}","{""ImportId"":""externalDataReference""}","{""ImportId"":""locationLatitude""}","{""ImportId"":""locationLongitude""}","{""ImportId"":""distributionChannel""}","{""ImportId"":""userLanguage""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2_TEXT""}"
      2022-11-20 10:00:00,2022-11-20 10:05:00,0,203.0.113.7,100,300,1,2022-11-20 10:05:01,R_zqcanary1,Zqcanary,Eleven,zqcanary.eleven@example.org,zqcanary,-33.8568,151.2153,anonymous,EN,4,zqcanary liked it
      2022-11-21 10:00:00,2022-11-21 10:05:00,0,203.0.113.8,100,300,1,2022-11-21 10:05:01,R_zqcanary2,,,,,-33.8568,151.2153,anonymous,EN,2,zqcanary did not
      """;

  @Test
  void init_mixedFolder_readsEveryFile() {
    init.expect(ExitCode.OK);
    assertTrue(init.out().contains("it reads 9 of 9 files"), init.out());
  }

  @Test
  void check_startingStudy_rejectsNothing() {
    check.expect(ExitCode.OK);
    assertFalse(check.out().contains("REFUSED"), check.out());
  }

  @Test
  void check_fileInProgressAndTotals_areTold() {
    assertEquals(2, count(check.out(), "    note: it holds what another"), check.out());
    assertEquals(4, count(check.out(), "    note: 1 of its stays without an end"), check.out());
    assertEquals(2, count(check.out(), "1 set aside (1 of totals)"), check.out());
  }

  @Test
  void run_fileInProgress_isToldOnceOnTheTerminalAndByIdInTheRecord() throws IOException {
    assertEquals(
        1, count(run.err(), "Note on teams/open.csv: 1 of its stays without an end"), run.err());
    assertTrue(run.err().contains("2 set aside (2 of totals)"), run.err());
    assertEquals(1, count(run.err(), "csv: it holds what another file"), run.err());
    for (String written : List.of("run.json", "run.log")) {
      String text = Files.readString(first.resolve(written));
      assertEquals(2, count(text, "1 of its stays without an end"), text);
      assertFalse(text.contains("open.csv") || text.contains("open_again"), text);
    }
  }

  @Test
  void runAgain_fileInProgress_isToldWithoutReadingIt() throws IOException {
    assertTrue(again.err().contains(" 0 read now"), again.err());
    assertEquals(1, count(again.err(), "Note on teams/open.csv: 1 of its stays"), again.err());
    Path log = folder.resolve("out/runs/latest/run.log");
    assertEquals(
        5,
        count(Files.readString(log), "Note on file "),
        "a note and a copy, by table, and one on regions that are not kept");
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  @Test
  void run_startingStudy_publishesWhatTheFilesHold() throws SQLException {
    assertTrue(run.exitCode() <= ExitCode.CHECK_FAILED, run.out() + run.err());
    Map<String, Long> read = new TreeMap<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select canonical_table, sum(rows_in) from '"
                    + folder
                    + "/out/secure/latest/record_flow/*.parquet' where step_order = 1 group by all")) {
      while (rows.next()) {
        read.put(rows.getString(1), rows.getLong(2));
      }
    }
    // Counted by eye: stays and marks, sessions with a count, responses times questions, slots.
    assertEquals(5L + 2 + 2 + 9 + 1, read.get("attendance"));
    assertEquals(1L + 1 + 1 + 3 + 1 + 2, read.get("headcounts"));
    assertEquals(2L * 2 + 2, read.get("survey_responses"));
    assertEquals(2L, read.get("directory_slots"));
  }

  @Test
  void sniff_savedChat_saysWhatItIsAndNothingOfIt() {
    assertTrue(chat.out().contains("chat"), chat.out());
    assertEquals(Set.of(), in(chat.out() + chat.err()));
  }

  @Test
  void working_filesOfSpark_holdNoCanary() {
    assertFalse(working.isEmpty(), "the search must see working files");
    assertEquals(Set.of(), leaked);
  }

  @Test
  void written_everyByte_holdsNoCanary() throws IOException, SQLException {
    assertEquals(
        new TreeSet<>(CANARIES),
        found(
            folder.resolve("zoom"),
            folder.resolve("teams"),
            folder.resolve("room"),
            folder.resolve("web"),
            folder.resolve("forms")),
        "the search must find what is there");
    assertEquals(new TreeSet<>(), found(folder.resolve("out")));
    assertEquals(new TreeSet<>(), in(check.out() + check.err() + run.out() + run.err()));
  }

  private static TreeSet<String> found(Path... roots) throws IOException, SQLException {
    TreeSet<String> found = new TreeSet<>();
    for (Path root : roots) {
      try (Stream<Path> tree = Files.walk(root)) {
        for (Path file : tree.filter(Files::isRegularFile).toList()) {
          found.addAll(in(root.relativize(file).toString()));
          found.addAll(in(text(file)));
        }
      }
    }
    return found;
  }

  private static TreeSet<String> in(String text) {
    TreeSet<String> found = new TreeSet<>();
    String plain = text.toLowerCase(Locale.ROOT);
    CANARIES.stream().filter(plain::contains).forEach(found::add);
    return found;
  }

  /** The bytes as they lie, as UTF-16, and what compression hides. */
  private static String text(Path file) throws IOException, SQLException {
    byte[] bytes = Files.readAllBytes(file);
    StringBuilder text = new StringBuilder(new String(bytes, StandardCharsets.ISO_8859_1));
    text.append(new String(bytes, StandardCharsets.UTF_16LE));
    if (file.toString().endsWith(".parquet")) {
      text.append(parquet(file));
    }
    if (file.toString().endsWith(".avro")) {
      try (DataFileReader<GenericRecord> records =
          new DataFileReader<>(file.toFile(), new GenericDatumReader<>())) {
        for (GenericRecord each : records) {
          text.append(each);
        }
      }
    }
    return text.toString();
  }

  private static String parquet(Path file) throws SQLException {
    StringBuilder text = new StringBuilder();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select t::varchar from read_parquet('"
                    + file
                    + "', binary_as_string = false) t")) {
      while (rows.next()) {
        text.append(rows.getString(1)).append('\n');
      }
    }
    return text.toString();
  }
}
