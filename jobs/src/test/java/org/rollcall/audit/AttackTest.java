package org.rollcall.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.contract.Schemas;
import org.rollcall.contract.Table;
import org.rollcall.contract.Table.Row;
import org.rollcall.disclose.Release;
import org.rollcall.disclose.ReleaseInfo;
import org.rollcall.disclose.Released;
import org.rollcall.publish.ReleaseFiles;
import org.rollcall.publish.RunFacts;
import org.rollcall.study.Study.DisclosureRules;

/** A small release in whose classes hardly anybody is: what can be worked out of it? */
class AttackTest {

  private static final ReleaseInfo INFO =
      new ReleaseInfo("2026-05-0badcafe", "p".repeat(64), LocalDate.of(2026, 6, 30), "Trial");
  private static final DisclosureRules RULES = new DisclosureRules(11, 5, 3);
  private static final String OUTCOME = "retained_week_12_from_landmark_4";

  @TempDir Path folder;

  @Test
  void on_classOfNobody_recoversNothing() throws IOException {
    Attack.Found found = attack(List.of(flow(), engagement(), diagnostic()));
    assertEquals(List.of(), found.wrong());
    assertTrue(found.withheld() >= 6, found.toString());
    assertEquals(Set.of(), found.names());
  }

  @Test
  void on_distributionWithOneAnswerWithheld_recoversNothing() throws IOException {
    Attack.Found found = attack(List.of(answers(3, 200, 300, 250, 247)));
    assertEquals(List.of(), found.wrong());
    assertTrue(found.withheld() >= 3, found.toString());
    assertEquals(Set.of(), found.names());
  }

  private Attack.Found attack(List<Table> exact) throws IOException {
    Path open = Files.createDirectories(folder.resolve("open"));
    Path secure = Files.createDirectories(folder.resolve("secure"));
    write(Release.publicly(INFO, exact, RULES), open);
    write(Release.secure(INFO, exact), secure);
    return Attack.on(open, secure);
  }

  private static void write(Released released, Path to) throws IOException {
    new ReleaseFiles(released, "<p>x</p>", RunFacts.NONE).writeTo(to);
  }

  private static Table flow() {
    Table.Builder rows = Table.of(Schemas.report("cohort_flow"));
    flow(rows, "all", 3, 120, 5);
    flow(rows, "online", 4, 70, 5);
    flow(rows, "face_to_face", 4, 50, 4);
    flow(rows, "both", 4, 0, 0);
    flow(rows, "online", 5, 66, 5);
    flow(rows, "face_to_face", 5, 48, 4);
    flow(rows, "both", 5, 0, 0);
    return rows.build();
  }

  private static void flow(Table.Builder rows, String arm, int step, long people, long groups) {
    head(rows.add())
        .set("estimand", "E4.4")
        .set("stratum", "all")
        .set("arm", arm)
        .set("step_order", step)
        .set("step_code", "step_" + step)
        .set("step", "step " + step)
        .set("n_people", people)
        .set("n_groups", groups)
        .set("status", "ok");
  }

  private static Table engagement() {
    Table.Builder rows = Table.of(Schemas.report("engagement"));
    List<String> arms = List.of("online", "face_to_face", "both");
    long[] people = {66, 48, 0};
    for (int i = 0; i < arms.size(); i++) {
      head(rows.add())
          .set("measure", OUTCOME)
          .set("arm", arms.get(i))
          .set("stratum", "all")
          .set("unit", "share")
          .set("n_people", people[i])
          .set("n_groups", people[i] / 12)
          .set("estimate", people[i] == 0 ? null : 0.5)
          .set("method_code", "share_of_people")
          .set("method", "share of people")
          .set("status", people[i] == 0 ? "x" : "ok");
    }
    return rows.build();
  }

  /** The check does not apply where nobody is. */
  private static Table diagnostic() {
    Table.Builder rows = Table.of(Schemas.report("diagnostic"));
    for (String arm : List.of("online", "both")) {
      boolean nobody = arm.equals("both");
      head(rows.add())
          .set("analysis_id", "E4." + OUTCOME + ".both-online.all")
          .set("check", "largest_group_share")
          .set("arm", arm)
          .set("value", nobody ? null : 0.3)
          .set("check_status", nobody ? "not_applicable" : "pass")
          .set("status", nobody ? "z" : "ok");
    }
    return rows.build();
  }

  private static Table answers(long... given) {
    long all = 0;
    for (long people : given) {
      all += people;
    }
    Table.Builder rows = Table.of(Schemas.report("experience"));
    answer(rows, "mean", "all", all, all).set("estimate", 3.7);
    for (int i = 0; i < given.length; i++) {
      answer(rows, "share", "" + (i + 1), all, given[i])
          .set("n_people_other", all - given[i])
          .set("estimate", given[i] / (double) all);
    }
    return rows.build();
  }

  private static Row answer(
      Table.Builder rows, String statistic, String category, long all, long people) {
    return head(rows.add())
        .set("instrument", "group_experience")
        .set("instrument_version", "1")
        .set("item", "availability")
        .set("linkage", "linked")
        .set("perspective", "participant")
        .set("modality_class", "online")
        .set("statistic", statistic)
        .set("category", category)
        .set("n_answers", all)
        .set("n_people", people)
        .set("n_groups", 9)
        .set("largest_contributor_share", 0.01)
        .set("status", "ok");
  }

  private static Row head(Row row) {
    return row.set("release_id", INFO.releaseId())
        .set("protocol_hash", INFO.protocolHash())
        .set("as_of", INFO.asOf());
  }
}
