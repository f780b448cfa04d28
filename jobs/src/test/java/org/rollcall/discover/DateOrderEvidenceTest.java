package org.rollcall.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.contract.DateOrder;

/** Dates such as 03/04 can be read both ways: what else tells, and when nothing does. */
class DateOrderEvidenceTest {

  private static final String BY_WEEKDAY =
      "as all meetings of a group fall on one day of the week in this order only";

  @TempDir private Path folder;

  private void zoom(String name, String meeting, String day) throws IOException {
    String text =
        "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,\n"
            + "%s,Evening,%s 19:00,%<s 20:00,host@example.org,60,1,\n\n".formatted(meeting, day)
            + "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"
            + "Bo One,bo@example.org,%s 19:00,%<s 20:00,60,Yes\n".formatted(day);
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<Optional<DateOrderEvidence>> found() {
    return Sniffed.all(ExportFolder.files(folder)).stream()
        .filter(file -> file.evidence().isPresent() || file.isUndatedOnly())
        .map(Sniffed::evidence)
        .toList();
  }

  private static List<Optional<DateOrderEvidence>> all(int files, DateOrder order, String why) {
    return java.util.Collections.nCopies(files, Optional.of(new DateOrderEvidence(order, why)));
  }

  @Test
  void decide_weeklyMeetings_fallOnOneWeekdayInOneOrder() throws IOException {
    zoom("a.csv", "80000000144", "03/03/2026");
    zoom("b.csv", "80000000144", "10/03/2026");
    zoom("c.csv", "80000000144", "07/04/2026");
    assertEquals(all(2, DateOrder.DAY_FIRST, BY_WEEKDAY), found());
  }

  @Test
  void decide_weeklyMeetingsWithTheMonthFirst_areReadSo() throws IOException {
    zoom("a.csv", "80000000144", "03/03/2026");
    zoom("b.csv", "80000000144", "03/10/2026");
    zoom("c.csv", "80000000144", "04/07/2026");
    assertEquals(all(2, DateOrder.MONTH_FIRST, BY_WEEKDAY), found());
  }

  @Test
  void decide_sameMeetingInOtherFolders_countsTogether() throws IOException {
    zoom("march/a.csv", "80000000144", "03/03/2026");
    zoom("march/b.csv", "80000000144", "10/03/2026");
    zoom("april/c.csv", "80000000144", "07/04/2026");
    assertEquals(all(2, DateOrder.DAY_FIRST, BY_WEEKDAY), found());
  }

  @Test
  void decide_twoDays_areNoRhythm() throws IOException {
    zoom("a.csv", "80000000144", "03/03/2026");
    zoom("b.csv", "80000000144", "10/03/2026");
    assertEquals(List.of(Optional.empty()), found());
  }

  @Test
  void decide_groupsOfOneFolderThatContradict_areToldApartByTheirMeeting() throws IOException {
    zoom("a1.csv", "80000000144", "03/03/2026");
    zoom("a2.csv", "80000000144", "10/03/2026");
    zoom("a3.csv", "80000000144", "07/04/2026");
    zoom("b1.csv", "80000000199", "03/03/2026");
    zoom("b2.csv", "80000000199", "03/10/2026");
    zoom("b3.csv", "80000000199", "04/07/2026");
    assertEquals(
        List.of(
            DateOrder.DAY_FIRST, DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST, DateOrder.MONTH_FIRST),
        found().stream().map(one -> one.orElseThrow().order()).toList());
    List<Sniffed> files = Sniffed.all(ExportFolder.files(folder));
    String yaml = new StartingStudy(folder, Optional.empty(), files, GroupNames.of(files)).yaml();
    assertTrue(yaml.contains("date_order: day_first  # " + BY_WEEKDAY), yaml);
    assertTrue(yaml.contains("date_order: month_first  # " + BY_WEEKDAY), yaml);
  }

  @Test
  void decide_dateInTheName_tells() throws IOException {
    zoom("report_2026_03_10.csv", "80000000144", "10/03/2026");
    zoom("other/Tues 5 May.csv", "80000000199", "05/05/2026");
    zoom("other/Tues 12 May.csv", "80000000199", "05/12/2026");
    String why = "as dates in its name are its days in this order only";
    assertEquals(
        List.of(
            Optional.of(new DateOrderEvidence(DateOrder.MONTH_FIRST, why)),
            Optional.of(new DateOrderEvidence(DateOrder.DAY_FIRST, why))),
        found());
  }

  @Test
  void decide_datesInCellsOfPeople_tellNothing() throws IOException {
    Files.writeString(
        folder.resolve("log.csv"),
        "Date,Time,Group,Member,Joined program\n03/02/2026,18:30,Tuesday,April 5,2 Mar 2025\n"
            + "10/02/2026,18:30,Tuesday,April 5,2 Mar 2025\n");
    assertEquals(List.of(Optional.empty()), found());
  }

  private void log(String name, String above, String... days) throws IOException {
    StringBuilder text = new StringBuilder(above + "Date,Time,Group,Name,Note\n");
    for (String day : days) {
      text.append("%s,18:30,Noon,Ada Five,%s\n".formatted((Object[]) day.split("\\|", 2)));
    }
    Files.writeString(folder.resolve(name), text);
  }

  private Optional<DateOrder> order() {
    List<Optional<DateOrderEvidence>> found = found();
    assertEquals(1, found.size());
    return found.get(0).map(DateOrderEvidence::order);
  }

  private static final Optional<DateOrder> DAY_FIRST = Optional.of(DateOrder.DAY_FIRST);

  @Test
  void decide_dateInTheNameOfAnotherYear_tellsNothing() throws IOException {
    log("log_2025-03-10.csv", "", "10/03/2026|");
    assertEquals(Optional.empty(), order());
  }

  @Test
  void decide_dateInTheNameThatIsOneOfSeveralDays_tellsNothing() throws IOException {
    log("log_2026-03-10.csv", "", "10/03/2026|", "11/03/2026|");
    assertEquals(Optional.empty(), order());
  }

  @Test
  void decide_datesInTheNameThatAreAllDays_tell() throws IOException {
    log("10 March 2026 and 11 March 2026.csv", "", "10/03/2026|", "11/03/2026|");
    assertEquals(DAY_FIRST, order());
  }

  @Test
  void decide_weekdaysThatContradictTheName_leaveItOpen() throws IOException {
    zoom("October 3.csv", "80000000144", "10/03/2026");
    zoom("b.csv", "80000000144", "03/03/2026");
    zoom("c.csv", "80000000144", "07/04/2026");
    assertEquals(List.of(Optional.empty(), Optional.empty()), found());
  }

  @Test
  void decide_dateInWordsAboveTheRows_tells() throws IOException {
    log("a.csv", "Meeting date: Tuesday 10 March 2026,,,,\n", "10/03/2026|");
    assertEquals(DAY_FIRST, order());
  }

  @Test
  void decide_dayOfTheReportAboveTheRows_tellsNothing() throws IOException {
    log("a.csv", "Report generated: 2026-10-03,,,,\n", "10/03/2026|");
    assertEquals(Optional.empty(), order());
  }

  @Test
  void decide_weekdayBesideADate_tells() throws IOException {
    log("a.csv", "Opened on Tuesday 10/03/2026,,,,\n", "10/03/2026|");
    assertEquals(DAY_FIRST, order());
  }

  @Test
  void decide_columnOfTheSameDays_tells() throws IOException {
    log("a.csv", "", "10/03/2026|2026-03-10", "11/03/2026|11 Mar 2026");
    assertEquals(DAY_FIRST, order());
  }

  @Test
  void decide_columnOfSomeOfTheDays_tellsNothing() throws IOException {
    log("a.csv", "", "10/03/2026|2026-03-10", "11/03/2026|2026-03-10");
    assertEquals(Optional.empty(), order());
  }

  @Test
  void decide_columnOfWeekdays_tells() throws IOException {
    Files.writeString(
        folder.resolve("a.csv"),
        "Date,Time,Group,Name,Weekday\n10/03/2026,18:30,Noon,Ada Five,Tuesday\n"
            + "11/03/2026,18:30,Noon,Ada Five,Wed\n");
    assertEquals(DAY_FIRST, order());
  }

  @Test
  void decide_otherColumnOfClearOrder_tells() throws IOException {
    log("a.csv", "", "10/03/2026|25/02/2024", "11/03/2026|");
    assertEquals(DAY_FIRST, order());
  }

  @Test
  void decide_otherColumnsThatContradict_leaveItOpen() throws IOException {
    log("a.csv", "", "10/03/2026|25/02/2024", "11/03/2026|02/25/2024");
    assertEquals(Optional.empty(), order());
  }

  @Test
  void decide_timesWithAmAndPm_tellNothing() throws IOException {
    zoom("a.csv", "80000000144", "10/03/2026");
    Path file = folder.resolve("a.csv");
    Files.writeString(
        file,
        Files.readString(file).replace("19:00", "07:00:00 PM").replace("20:00", "08:00:00 PM"));
    assertEquals(Optional.empty(), order());
  }

  @Test
  void decide_daysToCome_areNone() throws IOException {
    zoom("a.csv", "80000000144", "02/01/2026");
    zoom("b.csv", "80000000144", "01/12/2099");
    assertTrue(found().stream().noneMatch(Optional::isPresent), "both orders lie ahead");
  }

  @Test
  void init_decidedFiles_giveTheirFirstDay() throws IOException {
    zoom("a.csv", "80000000144", "03/02/2026");
    zoom("b.csv", "80000000144", "10/02/2026");
    zoom("c.csv", "80000000144", "17/02/2026");
    List<Sniffed> files = Sniffed.all(ExportFolder.files(folder));
    String groups = Groups.of(files, GroupNames.of(files), Optional.empty()).csv();
    assertEquals(
        "group_id,program,admission,session_modality,time_zone,log_started_on\n"
            + "80000000144,CHOOSE,CHOOSE,online,CHOOSE,2026-02-03\n",
        groups);
    assertTrue(
        new StartingStudy(folder, Optional.empty(), files, GroupNames.of(files))
            .yaml()
            .contains("    date_order: day_first  # as some of the files show\n"));
  }
}
