package org.rollcall.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rollcall.contract.messages.Message;
import org.rollcall.contract.messages.MessageCatalog;
import org.rollcall.report.svg.Fixed;

/** The few limits that a reader must know before the numbers, chosen by rule. */
final class Limitations {

  private static final int FEW_GROUPS = 20;
  private static final int MOST = 4;

  private Limitations() {}

  /** At most four sentences, those that weigh most first. */
  static List<String> of(ReportRows rows, Optional<ReportRow> primary) {
    List<String> said = new ArrayList<>();
    boolean people = rows.has("contrast") || rows.has("retention_curve");
    if (people) {
      said.add(PageCode.PEOPLE_CHOOSE.text());
    }
    said.add(standing(rows));
    primary.ifPresent(line -> failed(rows, line).ifPresent(said::add));
    primary
        .filter(line -> ReportedInterval.of(line).isPresent() && dependent(rows, line))
        .ifPresent(line -> said.add(PageCode.SIGN_DEPENDS_ON_DEFINITION.text()));
    primary.flatMap(Limitations::fewGroups).ifPresent(said::add);
    if (!people && rows.has("headcount_rate")) {
      said.add(PageCode.HEADCOUNTS_NAME_NOBODY.text());
    }
    return said.subList(0, Math.min(MOST, said.size()));
  }

  private static String standing(ReportRows rows) {
    boolean verdicts = rows.of("contrast").stream().anyMatch(line -> line.is("purpose", "verdict"));
    return verdicts ? PageCode.LOCKED_CUT.text() : PageCode.REBUILT_AS_DATA_COME.text();
  }

  private static Optional<String> failed(ReportRows rows, ReportRow primary) {
    List<ReportRow> fails =
        rows.of(
            "diagnostic",
            d -> d.is("analysis_id", primary.text("analysis_id")) && d.is("check_status", "fail"));
    if (fails.isEmpty()) {
      return Optional.empty();
    }
    List<Message> said = new ArrayList<>(List.of(failed(fails.get(0))));
    if (fails.size() > 1) {
      said.add(PageCode.MORE_CHECKS_FAILED.with(fails.size() - 1));
    }
    return Optional.of(MessageCatalog.text(said));
  }

  private static Message failed(ReportRow check) {
    String name = Labels.plain(check.text("check"));
    String arm = Labels.plain(check.text("arm"));
    boolean isOfAll = check.is("arm", "all");
    OptionalDouble value = check.number("value");
    OptionalDouble threshold = check.number("threshold");
    if (value.isEmpty() || threshold.isEmpty()) {
      return isOfAll ? PageCode.CHECK_FAILED.with(name) : PageCode.CHECK_FAILED_OF.with(name, arm);
    }
    String found = shown(value.getAsDouble());
    String limit = shown(threshold.getAsDouble());
    return isOfAll
        ? PageCode.CHECK_FAILED_AT.with(name, found, limit)
        : PageCode.CHECK_FAILED_OF_AT.with(name, arm, found, limit);
  }

  private static String shown(double value) {
    return Numbers.minus(Fixed.trimmed(value, 3));
  }

  private static boolean dependent(ReportRows rows, ReportRow primary) {
    return SensitivityTable.definitionDependent(
        rows.of("sensitivity", s -> s.is("analysis_id", primary.text("analysis_id"))));
  }

  private static Optional<String> fewGroups(ReportRow primary) {
    Optional<ReportRow.Count> first = primary.count("n_groups_comparison");
    Optional<ReportRow.Count> second = primary.count("n_groups_reference");
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    ReportRow.Count least = first.get().high() < second.get().high() ? first.get() : second.get();
    return least.high() >= FEW_GROUPS
        ? Optional.empty()
        : Optional.of(PageCode.FEW_GROUPS.text(Numbers.count(least), least.high()));
  }
}
