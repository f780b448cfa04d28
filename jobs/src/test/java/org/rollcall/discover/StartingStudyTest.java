package org.rollcall.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.Decisions;
import org.rollcall.contract.Instrument;
import org.rollcall.contract.Instruments;
import org.rollcall.gate.FileTally;
import org.rollcall.gate.Inbox;
import org.rollcall.gate.Intake;
import org.rollcall.gate.Keys;
import org.rollcall.gate.Scan;
import org.rollcall.gate.SourceFile;
import org.rollcall.outcome.StudyFiles;
import org.rollcall.study.Study;

/** Folders as coordinators keep them: the study that init writes must read them as they are. */
class StartingStudyTest {

  private static final Optional<ZoneId> SYDNEY = Optional.of(ZoneId.of("Australia/Sydney"));

  @TempDir private Path home;
  private int made;

  private Path folder() throws IOException {
    return Files.createDirectories(home.resolve("groups" + made++));
  }

  private static void put(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String zoom(String meeting, int day) {
    return """
        Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,
        %s,Evening,11/%d/2021 10:00:00 AM,11/%<d/2021 11:00:00 AM,host@example.org,60,2,

        Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest
        Ava Host,host@example.org,11/%<d/2021 09:58:00 AM,11/%<d/2021 11:00:00 AM,62,No
        Bo One,bo@example.org,11/%<d/2021 10:01:00 AM,11/%<d/2021 10:30:00 AM,29,Yes
        """
        .formatted(meeting, day);
  }

  private static String teams(String joined, String left) {
    return "Full Name\tUser Action\tTimestamp\nBo One\tJoined\t%s\nBo One\tLeft\t%s\n"
        .formatted(joined, left);
  }

  private static String form(String question) {
    return "\"Timestamp\",\"%s\"\n\"2022/10/30 3:08:44 PM GMT+1\",\"4\"\n".formatted(question);
  }

  private static final String REGISTER = "Name,2022-11-07,2022-11-14\nAda Five,Y,N\nCy Six,N,Y\n";

  /** What init would write, without the commands around it. */
  private static String yaml(Path folder) {
    List<Sniffed> files = Sniffed.all(ExportFolder.files(folder));
    return new StartingStudy(folder, SYDNEY, files, GroupNames.of(files)).yaml();
  }

  private static Study study(Path folder) throws IOException {
    List<Sniffed> files = Sniffed.all(ExportFolder.files(folder));
    List<Sniffed> readable = files.stream().filter(Sniffed::isReadable).toList();
    Files.writeString(
        folder.resolve("groups.csv"),
        Decisions.groups(Groups.of(readable, GroupNames.of(files), SYDNEY).csv()),
        StandardCharsets.UTF_8);
    StartingStudy starting = new StartingStudy(folder, SYDNEY, files, GroupNames.of(files));
    for (Map.Entry<String, String> one : starting.instruments().entrySet()) {
      put(folder, one.getKey(), one.getValue());
    }
    String yaml = Decisions.yaml(starting.yaml());
    return StudyFiles.load(Files.writeString(folder.resolve("study.yaml"), yaml));
  }

  private Keys keys() throws IOException {
    Path key = home.resolve("keys").resolve("key" + made++);
    Files.createDirectories(key.getParent());
    Keys.create(key);
    return Keys.load(key, List.of());
  }

  /** The files that each source of attendance or answers reads; all must go through the gate. */
  private Map<String, TreeSet<String>> read(Path folder) throws IOException {
    Study study = study(folder);
    Keys keys = keys();
    Inbox inbox = Inbox.of(study, keys);
    assertEquals(List.of(), inbox.problems());
    Map<String, Intake> intakes = Intake.all(study);
    Map<String, TreeSet<String>> read = new TreeMap<>();
    for (SourceFile file : inbox.files()) {
      FileTally tally = Scan.of(intakes.get(file.sourceId()), file, keys);
      assertTrue(tally.refused().isEmpty(), () -> tally.refused().get().sentence());
      assertEquals(tally.rowsRead(), tally.rowsAccepted());
      if (!file.sourceId().contains("headcounts") && !file.sourceId().equals("groups")) {
        read.computeIfAbsent(file.sourceId(), name -> new TreeSet<>())
            .add(Path.of(file.path()).getFileName().toString());
      }
    }
    return read;
  }

  @Test
  void yaml_namesOfEveryKind_areReadBack() throws IOException {
    List<String> names =
        List.of(
            "-rf 'noon'.csv",
            "Süd – Treffen [neu]*.csv",
            "a\"quoted\": name #1.csv",
            "back\\slash {x}?.csv",
            "new\nline: x.csv");
    Path folder = folder();
    for (int i = 0; i < names.size(); i++) {
      put(folder, "rooms [a]/" + names.get(i), zoom("8000000000" + i, 10 + i));
    }
    assertEquals(Map.of("zoom_participants", new TreeSet<>(names)), read(folder));
    put(folder, "rooms [a]/other.csv", form("How was it?"));
    TreeSet<String> apart = new TreeSet<>();
    read(folder).values().forEach(apart::addAll);
    assertEquals(names.size() + 1, apart.size());
    assertTrue(apart.containsAll(names), apart.toString());
  }

  @Test
  void yaml_nameWithLineBreakThatIsNotRead_staysInItsComment() throws IOException {
    Path folder = folder();
    put(folder, "zoom.csv", zoom("80000000001", 16));
    put(folder, "notes\nstudy: injected.txt", "we talked");
    assertEquals(List.of(), yaml(folder).lines().filter("study: injected.txt"::equals).toList());
    assertTrue(yaml(folder).contains("#   notes?study: injected.txt: "), yaml(folder));
  }

  @Test
  void yaml_oneKindBesideOthers_isReadByWhatItsNamesBeginWith() throws IOException {
    Path folder = folder();
    put(folder, "participants_80000000001.csv", zoom("80000000001", 16));
    put(folder, "participants_80000000002.csv", zoom("80000000002", 17));
    put(folder, "survey.csv", form("How was it?"));
    assertTrue(yaml(folder).contains("path: \"participants_*.csv\""), yaml(folder));
    assertEquals(2, read(folder).get("zoom_participants").size());
  }

  @Test
  void yaml_filesBesideThatNobodySniffed_areNotNamed() throws IOException {
    Path folder = folder();
    put(folder, "a.csv", zoom("80000000001", 16));
    put(folder, "b.csv", zoom("80000000002", 17));
    put(folder, "c.csv", form("How was it?"));
    List<Sniffed> two =
        List.of(Sniffed.of(folder.resolve("a.csv")), Sniffed.of(folder.resolve("b.csv")));
    String lines = String.join("\n", new SourceLines(folder, GroupNames.of(two)).of(two));
    assertFalse(lines.contains("*"), lines);
  }

  @Test
  void yaml_downloadsAndLocks_areNoReasonToNameFilesOneByOne() throws IOException {
    Path folder = folder();
    put(folder, "zoom/participants_1.csv", zoom("80000000001", 16));
    put(folder, "zoom/participants_1 (1).csv", zoom("80000000001", 16));
    put(folder, "zoom/participants_2.csv.crdownload", zoom("80000000002", 17));
    put(folder, "zoom/participants_3.csv.part", zoom("80000000003", 17));
    put(folder, "zoom/~$register.xlsx", "x");
    put(folder, "zoom/.~lock.register.csv#", "x");
    assertTrue(yaml(folder).contains("path: \"zoom/*.csv\""), yaml(folder));
    assertFalse(yaml(folder).contains("Not read"), yaml(folder));
  }

  @Test
  void yaml_linkInTheFolder_isToldAndNotNamed() throws IOException {
    Path folder = folder();
    put(folder, "a.csv", zoom("80000000001", 16));
    put(folder, "b.csv", zoom("80000000002", 17));
    Files.createSymbolicLink(folder.resolve("c.csv"), Path.of("a.csv"));
    assertTrue(yaml(folder).contains("#   c.csv: Cannot read the file: it is a symbolic link"));
    TreeSet<String> read = new TreeSet<>();
    read(folder).values().forEach(read::addAll);
    assertEquals(new TreeSet<>(List.of("a.csv", "b.csv")), read);
  }

  @Test
  void yaml_registersOfOneFolder_areGroupsOfTheirOwn() throws IOException {
    Path folder = folder();
    put(folder, "rooms/north.csv", REGISTER);
    put(folder, "rooms/south.csv", REGISTER);
    put(folder, "town/north.csv", REGISTER);
    assertEquals(3, read(folder).size());
    List<String> groups =
        Files.readAllLines(folder.resolve("groups.csv")).stream()
            .map(line -> line.split(",")[0])
            .toList();
    assertEquals(List.of("group_id", "north", "south", "town_north"), groups);
    for (String group : groups.subList(1, 4)) {
      assertTrue(yaml(folder).contains("group_id: " + group + "  #"), yaml(folder));
    }
  }

  @Test
  void yaml_reportsOfOneSessionEach_areOneGroupOfTheFolder() throws IOException {
    Path folder = folder();
    put(folder, "tuesday/a.csv", teams("20/12/2022, 19:00:07", "20/12/2022, 20:00:07"));
    put(folder, "tuesday/b.csv", teams("27/12/2022, 19:00:07", "27/12/2022, 20:00:07"));
    assertEquals(Map.of("teams_log", new TreeSet<>(List.of("a.csv", "b.csv"))), read(folder));
    assertTrue(yaml(folder).contains("group_id: tuesday  # the files do not say"), yaml(folder));
    assertTrue(
        Files.readString(folder.resolve("groups.csv")).contains("\ntuesday,"), "as in the study");
  }

  @Test
  void yaml_orderOfDaysThatOneFileShows_isThatOfAll() throws IOException {
    Path folder = folder();
    put(folder, "t/a.csv", teams("11/12/2022, 7:00:07 PM", "11/12/2022, 8:00:07 PM"));
    put(folder, "t/b.csv", teams("12/28/2022, 7:00:07 PM", "12/28/2022, 8:00:07 PM"));
    assertTrue(yaml(folder).contains("date_order: month_first  # as some"), yaml(folder));
    assertEquals(Map.of("teams_log", new TreeSet<>(List.of("a.csv", "b.csv"))), read(folder));
  }

  @Test
  void yaml_ordersOfDaysThatDiffer_areReadApart() throws IOException {
    Path folder = folder();
    put(folder, "t/a.csv", teams("11/12/2022, 19:00:07", "11/12/2022, 20:00:07"));
    put(folder, "t/b.csv", teams("12/28/2022, 19:00:07", "12/28/2022, 20:00:07"));
    put(folder, "t/c.csv", teams("28/12/2022, 19:00:07", "28/12/2022, 20:00:07"));
    assertTrue(
        yaml(folder).contains("date_order: CHOOSE  # day_first or month_first"), yaml(folder));
    assertEquals(2, read(folder).size());
  }

  @Test
  void yaml_reportsOfOneMeetingUnderAnyNames_areOneSource() throws IOException {
    Path folder = folder();
    put(folder, "Tues 17 Nov, late.csv", zoom("80000000144", 17));
    put(folder, "{24} nov.csv", zoom("80000000144", 24));
    put(folder, "old/x.csv", zoom("80000000144", 18));
    put(folder, "old/y.csv", zoom("80000000144", 25));
    put(folder, "lunch.csv", zoom("80000000199", 19));
    assertEquals(
        Set.of(
            new TreeSet<>(Set.of("Tues 17 Nov, late.csv", "{24} nov.csv", "x.csv", "y.csv")),
            new TreeSet<>(Set.of("lunch.csv"))),
        Set.copyOf(read(folder).values()));
    put(folder, "old/z.csv", zoom("80000000144", 26));
    assertTrue(read(folder).values().stream().anyMatch(files -> files.size() == 5));
  }

  @Test
  void yaml_peopleOfOnePlatform_haveOnePseudonymInAllSources() throws IOException {
    Path folder = folder();
    put(folder, "tuesday/a.csv", zoom("80000000144", 17));
    put(folder, "lunch/b.csv", zoom("80000000199", 19));
    Study study = study(folder);
    List<Study.Source> attendance =
        study.sources().stream().filter(one -> one.table().equals("attendance")).toList();
    assertEquals(2, attendance.size());
    assertEquals(
        Set.of("zoom_people"),
        attendance.stream().map(Study.Source::linkDomain).collect(Collectors.toSet()));
  }

  private static String signIns(String group, String... people) {
    StringBuilder text = new StringBuilder("Date,Time,Group,Name,Email\n");
    for (String day : List.of("2026-03-03", "2026-03-10")) {
      for (String one : people) {
        text.append("%s,19:00,%s,%s\n".formatted(day, group, one));
      }
    }
    return text.toString();
  }

  private static final String ADA = "Ada Five,ada@example.org";

  private Map<String, String> domains(Path folder) throws IOException {
    Map<String, String> domains = new TreeMap<>();
    study(folder).sources().stream()
        .filter(source -> source.table().equals("attendance"))
        .forEach(source -> domains.put(source.name(), source.linkDomain()));
    return domains;
  }

  @Test
  void yaml_peopleKnownByAddress_haveOnePseudonymInAllSources() throws IOException {
    Path folder = folder();
    put(folder, "tue/log.csv", signIns("Tuesday", ADA, "Bo One,bo@example.org"));
    put(folder, "thu/log.csv", signIns("Thursday", "A. Five,Ada@example.org"));
    put(
        folder,
        "wide/register.csv",
        "Name,E-mail,2022-11-07,2022-11-14\nCy Six,cy@example.org,Y,N\nDi Ten,di@example.org,N,Y\n");
    put(
        folder,
        "long/register.csv",
        "Date,Time,Group,Name,Email,Status\n2026-03-03,19:00,Noon,Ada Five,ada@example.org,Present\n"
            + "2026-03-03,19:00,Noon,Bo One,bo@example.org,Absent\n");
    assertEquals(Set.of("email"), Set.copyOf(domains(folder).values()), yaml(folder));
    assertEquals(4, read(folder).size());
    assertTrue(yaml(folder).contains("      participant_id: \"Email\"  # "), yaml(folder));
    assertTrue(yaml(folder).contains("      participant_id: \"E-mail\"  # "), yaml(folder));
  }

  @Test
  void yaml_namesOrCodes_areGoodInTheirSourceOnly() throws IOException {
    Path folder = folder();
    put(folder, "some/log.csv", signIns("Noon", ADA, "Bo One,"));
    put(folder, "host/log.csv", signIns("Late", ADA, "Bo One,ada@example.org"));
    put(
        folder,
        "codes/log.csv",
        signIns("Early", ADA).replace("Name", "Member ID").replace("Ada Five", "A-17"));
    put(
        folder,
        "desk/log.csv",
        "Date,Time,Group,Name,Email\n2026-03-03,19:00,Dawn,Maria Six,desk@example.org\n"
            + "2026-03-10,19:00,Dawn,Pete Ten,desk@example.org\n");
    assertEquals(4, domains(folder).size());
    assertFalse(domains(folder).containsValue("email"), yaml(folder));
    assertFalse(yaml(folder).contains("participant_id"), yaml(folder));
  }

  @Test
  void yaml_filesOfOnePlaceThatLackAddresses_knowPeopleByName() throws IOException {
    Path folder = folder();
    put(folder, "log/march.csv", signIns("Tuesday", ADA));
    put(folder, "log/april.csv", signIns("Tuesday", ADA, "Bo One,"));
    put(folder, "old/may.csv", signIns("Tuesday", ADA));
    assertEquals(Set.of("sign_in_log"), Set.copyOf(domains(folder).values()), yaml(folder));
  }

  @Test
  void yaml_addressesOfAPlatformFoundElsewhere_joinAllItsReports() throws IOException {
    Path folder = folder();
    put(folder, "tuesday/a.csv", zoom("80000000144", 17));
    put(folder, "lunch/b.csv", zoom("80000000199", 19).replace("bo@", "cy@"));
    put(folder, "room/log.csv", signIns("Room", ADA));
    assertEquals(
        Map.of(
            "sign_in_log", "email",
            "zoom_participants", "zoom_people",
            "zoom_participants_2", "zoom_people"),
        domains(folder));
    put(folder, "room/log.csv", signIns("Room", ADA, "Bo One,bo@example.org"));
    assertEquals(Set.of("email"), Set.copyOf(domains(folder).values()), yaml(folder));
  }

  @Test
  void yaml_surveysWithOtherQuestions_areOtherInstruments() throws IOException {
    Path folder = folder();
    put(folder, "f/a.csv", form("How was it?"));
    put(folder, "f/b.csv", form("How was it?"));
    put(folder, "f/c.csv", form("How safe was the room?"));
    String yaml = yaml(folder);
    assertEquals(3, read(folder).size(), yaml);
    assertEquals(2, yaml.lines().filter(l -> l.contains("instrument: own_questions  #")).count());
    assertEquals(1, yaml.lines().filter(l -> l.contains("instrument: own_questions_2  #")).count());
  }

  private static final String SLOTS =
      """
      [{"name":"Steps","slug":"steps","day":1,"time":"19:00","types":["O"],"formatted_address":"Ryde NSW, Australia",
        "region":"%s","attendance_option":"in_person","updated":"2022-07-09 19:32:28"}]
      """;

  @Test
  void yaml_filesWithRegions_areToldHowToListThem() throws IOException {
    Path folder = folder();
    put(folder, "web/meetings.json", SLOTS.formatted("14 Quokka Street"));
    assertTrue(yaml(folder).contains("# regions:\n#   - {code: north, label: Northern region}\n"));
    assertFalse(yaml(folder).contains("Quokka"), yaml(folder));
    put(folder, "web/meetings.json", SLOTS.formatted(""));
    assertFalse(yaml(folder).contains("# regions:"), yaml(folder));
  }

  @Test
  void instruments_questionsOfSurveys_areItemsByNumberInAFile() throws IOException {
    Path folder = folder();
    put(folder, "f/a.csv", form("How was Wren Hill?"));
    Study study = study(folder);
    assertEquals(List.of("own_questions"), own(study));
    assertEquals(
        List.of("item_1"),
        study.instruments().named("own_questions").orElseThrow().items().stream()
            .map(Instrument.Item::name)
            .toList());
    assertFalse(
        Files.readString(folder.resolve("instruments/own_questions.json")).contains("Wren"));
  }

  private static List<String> own(Study study) {
    return study.instruments().own().stream().map(Instruments.Own::name).toList();
  }

  @Test
  void yaml_sameFolder_isTheSameText() throws IOException {
    Path folder = folder();
    put(folder, "rooms/north.csv", REGISTER);
    put(folder, "f/a.csv", form("How was it?"));
    put(folder, "f/c.csv", form("How safe was the room?"));
    String before = yaml(folder);
    study(folder);
    assertEquals(before, yaml(folder), "what init wrote is none of the files");
  }

  private static final String CHAT = "19:00:05 From  Ava One  to  Everyone:\n\thello\n";

  @Test
  void yaml_chatWithoutADay_isAStudyThatLoads() throws IOException {
    Path folder = folder();
    put(folder, "meeting_saved_chat.txt", CHAT);
    assertEquals(
        Map.of("zoom_chat", new TreeSet<>(List.of("meeting_saved_chat.txt"))), read(folder));
  }

  private static String polls(String day) {
    return "#,User Name,User Email,Submitted Date/Time,\n1,Bo One,bo@example.org,\"Nov %s, 2021 10:24:31\",how?,fine\n"
        .formatted(day);
  }

  @Test
  void yaml_pollsOfAMeetingThatIsReported_areLeftOut() throws IOException {
    Path folder = folder();
    put(folder, "participants_80000000144.csv", zoom("80000000144", 19));
    put(folder, "80000000144_PollReport.csv", polls("19"));
    assertEquals(Set.of("zoom_participants"), read(folder).keySet());
    assertTrue(yaml(folder).contains("#   80000000144_PollReport.csv: who it tells of is in the"));
    put(folder, "80000000144_PollReport.csv", polls("26"));
    assertEquals(Set.of("zoom_participants", "zoom_polls"), read(folder).keySet());
  }

  @Test
  void groups_nameThatReachesAPerson_isLeftOut() throws IOException {
    Path folder = folder();
    put(
        folder,
        "h.csv",
        "Group,2024-03-04,2024-03-11\nHarbour,8,9\n0491 570 156,4,5\nava@example.org,4,5\n81234567890,3,2\n");
    List<Sniffed> files = Sniffed.all(ExportFolder.files(folder));
    Groups groups = Groups.of(files, GroupNames.of(files), SYDNEY);
    assertEquals(
        List.of("group_id", "81234567890", "Harbour"),
        groups.csv().lines().map(line -> line.split(",")[0]).toList());
    assertEquals(2, groups.leftOut());
    assertTrue(
        new StartingStudy(folder, SYDNEY, files, GroupNames.of(files))
            .advice(groups, false, false)
            .get(2)
            .startsWith("Left 2 groups out of groups.csv: "));
  }

  @Test
  void yaml_headingThatReachesAPerson_isNoQuestion() throws IOException {
    Path folder = folder();
    put(
        folder,
        "f/a.csv",
        "\"Timestamp\",\"How was it?\",\"ava@example.org\"\n\"2022/10/30 3:08:44 PM GMT+1\",\"4\",\"3\"\n");
    assertEquals(1, read(folder).size());
    assertTrue(yaml(folder).contains("\"How was it?\": item_1"), yaml(folder));
    assertFalse(yaml(folder).contains("ava@"), yaml(folder));
  }

  @Test
  void yaml_sameQuestionsInTwoFolders_areTold() throws IOException {
    Path folder = folder();
    put(folder, "may/a.csv", form("How was it?"));
    put(folder, "june/a.csv", form("How was it?"));
    put(folder, "june/b.csv", form("How was it?"));
    assertEquals(
        1,
        yaml(folder).lines().filter(line -> line.contains("# asks what a source above")).count());
  }
}
