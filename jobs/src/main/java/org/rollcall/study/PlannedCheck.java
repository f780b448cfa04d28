package org.rollcall.study;

import com.fasterxml.jackson.core.JsonPointer;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.rollcall.contract.Planned;

/** Rules of the days for which a directory's slots are planned sessions. */
final class PlannedCheck {

  /** Formats that list weekly slots. */
  static final Set<String> DIRECTORIES =
      Set.of(
          "meeting_guide_json",
          "tsml_csv",
          "bmlt_json",
          "bmlt_admin_json",
          "bmlt_naws_csv",
          "oiaa_list_csv",
          "oiaa_json");

  private final Settings settings;
  private final Problems problems;
  private final JsonPointer at;

  private PlannedCheck(Settings settings, JsonPointer source) {
    this.settings = settings;
    this.problems = settings.problems();
    this.at = source.appendProperty("planned");
  }

  static void check(Settings settings, JsonPointer source, String table) {
    PlannedCheck check = new PlannedCheck(settings, source);
    boolean directory =
        settings.text(source.appendProperty("format")).filter(DIRECTORIES::contains).isPresent();
    boolean given = settings.given(check.at);
    if (given && !(table.equals("sessions") && directory)) {
      check.useless(table, directory);
    } else if (given) {
      check.days();
    } else if (table.equals("sessions") && directory) {
      check.missing();
    }
  }

  private void useless(String table, boolean directory) {
    problems.invalid(
        at,
        directory
            ? "the table " + table + " takes a directory as it is"
            : "only a directory lists weekly slots",
        "of a source of table sessions whose format is a directory's",
        directory ? "remove it or set table: sessions" : "remove it or correct the format");
  }

  private void missing() {
    problems.add(
        at,
        "Missing required key "
            + Problems.name(at)
            + " (must be "
            + StudySchema.rule(at)
            + ", because a directory lists weekly slots without start dates); add for"
            + " example planned: "
            + StudySchema.example(at));
  }

  private void days() {
    Optional<LocalDate> from = day("from");
    Optional<LocalDate> to = day("to");
    if (from.isEmpty() || to.isEmpty()) {
      return;
    }
    Planned planned = new Planned(from.get(), to.get());
    if (planned.days() < 1) {
      problems.invalid(
          at.appendProperty("from"),
          planned.from() + " is after " + planned.to(),
          "a day no later than to",
          "exchange the two");
    } else if (planned.days() > Planned.MOST_DAYS) {
      problems.invalid(
          at,
          planned.days() + " days",
          "at most "
              + Planned.MOST_DAYS
              + " days, because a directory tells how it was when it was read",
          "read it again later into a source of its own");
    }
  }

  private Optional<LocalDate> day(String key) {
    return settings.text(at.appendProperty(key)).map(LocalDate::parse);
  }
}
