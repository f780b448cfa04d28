package org.rollcall.tables;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.rollcall.contract.CellStatus;
import org.rollcall.contract.Instrument;
import org.rollcall.contract.Instruments;
import org.rollcall.contract.Table;
import org.rollcall.measure.Measured;
import org.rollcall.measure.Surveys;
import org.rollcall.measure.Surveys.Answer;
import org.rollcall.measure.Surveys.Contributors;
import org.rollcall.measure.Surveys.Part;
import org.rollcall.stats.clusters.ClusterJackknife;
import org.rollcall.stats.clusters.ClusterTally;
import org.rollcall.stats.clusters.Sample;

/**
 * {@code experience}: the mean and the distribution of one item, or the mean of a score, among one
 * class.
 */
final class Experience {

  /** Stands for the answer where a row is about all of them. */
  private static final String ALL = "all";

  private final Stamp.Sheet sheet;
  private final Instruments instruments;
  private final Surveys surveys;

  private Experience(Stamp.Sheet sheet, Instruments instruments, Surveys surveys) {
    this.sheet = sheet;
    this.instruments = instruments;
    this.surveys = surveys;
  }

  static Table of(Stamp stamp, Instruments instruments, Measured measured) {
    Stamp.Sheet sheet = stamp.sheet("experience");
    measured.surveys().ifPresent(surveys -> new Experience(sheet, instruments, surveys).fill());
    return sheet.build();
  }

  private void fill() {
    Map<Surveys.Key, List<Answer>> byItem = new LinkedHashMap<>();
    Map<String, TreeSet<Double>> scales = new TreeMap<>();
    for (Answer answer : surveys.answers()) {
      byItem.computeIfAbsent(answer.key(), key -> new ArrayList<>()).add(answer);
      scales.computeIfAbsent(answer.key().item(), item -> new TreeSet<>()).add(answer.value());
    }
    byItem.forEach(
        (key, answers) -> {
          row(key, answers, OptionalDouble.empty());
          // A score is no choice among answers.
          boolean score = key.item().equals(Instrument.SCORE);
          for (double category : score ? Set.<Double>of() : scales.get(key.item())) {
            row(key, answers, OptionalDouble.of(category));
          }
        });
  }

  /** The row of one answer, or of all. */
  private void row(Surveys.Key key, List<Answer> answers, OptionalDouble category) {
    boolean share = category.isPresent();
    long n = answers.stream().mapToLong(Answer::n).sum();
    Table.Row row =
        sheet
            .add()
            .set("instrument", key.instrument())
            .set("instrument_version", key.version())
            .set("item", key.item())
            .set("theme", theme(instruments, key.instrument(), key.item()))
            .set("linkage", key.linkage())
            .set("perspective", key.perspective())
            .set("modality_class", key.modalityClass())
            .set("statistic", share ? "share" : "mean")
            .set("category", share ? plain(category.getAsDouble()) : ALL)
            .set("n_answers", n)
            .set("n_groups", groups(answers, a -> has(a, category)))
            .set("n_answers_without_group", ofNoGroup(answers, category));
    if (share) {
      row.set("n_groups_other", groups(answers, a -> !has(a, category)));
    }
    contributors(row, new Part(key, category));
    invited(row, key, n);
    List<ClusterTally> tallies =
        tallies(answers, a -> share ? has(a, category) ? 1 : 0 : a.value());
    Estimates.set(row, ClusterJackknife.of(Sample.ofMeans(tallies)));
    if (row.status() == CellStatus.NOT_AVAILABLE) {
      double sum = tallies.stream().mapToDouble(ClusterTally::sum).sum();
      row.set("estimate", sum / n).status(CellStatus.UNRELIABLE);
    }
  }

  private static String plain(double answer) {
    return BigDecimal.valueOf(answer).stripTrailingZeros().toPlainString();
  }

  private static boolean has(Answer answer, OptionalDouble category) {
    return category.isEmpty() || answer.value() == category.getAsDouble();
  }

  /** Groups that gave such an answer; null where no answer at all names its group. */
  private static Long groups(List<Answer> answers, Predicate<Answer> such) {
    List<Answer> named = answers.stream().filter(answer -> answer.group() >= 0).toList();
    return named.isEmpty()
        ? null
        : named.stream().filter(such).mapToInt(Answer::group).distinct().count();
  }

  /** An answer that nobody gave has nobody behind it, and all the others beside it. */
  private void contributors(Table.Row row, Part part) {
    Contributors all = surveys.contributors().get(new Part(part.key(), OptionalDouble.empty()));
    if (all == null) {
      return;
    }
    Contributors own = surveys.contributors().getOrDefault(part, none(all));
    String unit = part.key().linkage().equals("linked") ? "n_people" : "n_responses";
    row.set(unit, own.withOutcome())
        .set(unit + "_in_groups", own.withOutcomeInGroup())
        .set(unit + "_all", all.withOutcome())
        .set("largest_contributor_share", own.largestShare());
    if (part.value().isPresent()) {
      row.set(unit + "_other", own.other()).set(unit + "_other_in_groups", own.otherInGroup());
    }
  }

  private static Contributors none(Contributors all) {
    return new Contributors(0, all.withOutcome(), 0, all.withOutcomeInGroup());
  }

  private static long ofNoGroup(List<Answer> answers, OptionalDouble category) {
    return answers.stream()
        .filter(answer -> answer.group() < 0)
        .filter(a -> has(a, category))
        .mapToLong(Answer::n)
        .sum();
  }

  /** Invitations are known of all who answer together, so of one class only if it is the only. */
  private void invited(Table.Row row, Surveys.Key key, long answers) {
    Surveys.Invitations of = surveys.invited().get(key.instrument());
    if (of == null || !alone(key)) {
      return;
    }
    row.set("n_invited", of.invited()).set("n_groups_not_invited", of.groupsWithout());
    boolean whole = of.groupsWithout() == 0 && row.whole("n_answers_without_group") == 0;
    if (whole && answers <= of.invited() && of.invited() > 0) {
      row.set("response_rate", answers / (double) of.invited());
    }
  }

  private boolean alone(Surveys.Key key) {
    return surveys.answers().stream()
        .map(Answer::key)
        .filter(other -> other.instrument().equals(key.instrument()))
        .allMatch(
            other ->
                other.linkage().equals(key.linkage())
                    && other.perspective().equals(key.perspective())
                    && other.modalityClass().equals(key.modalityClass()));
  }

  /** What the instrument says that the item is about, or null. */
  static String theme(Instruments instruments, String instrument, String item) {
    return instruments
        .named(instrument)
        .flatMap(known -> known.item(item))
        .flatMap(Instrument.Item::theme)
        .orElse(null);
  }

  /** Answers about no group stand together as one cluster. */
  private static List<ClusterTally> tallies(List<Answer> answers, ToDoubleFunction<Answer> value) {
    Map<Integer, double[]> sums = new TreeMap<>();
    for (Answer answer : answers) {
      double[] sum = sums.computeIfAbsent(answer.group() + 1, group -> new double[3]);
      double outcome = value.applyAsDouble(answer);
      sum[0] += answer.n();
      sum[1] += answer.n() * outcome;
      sum[2] += answer.n() * outcome * outcome;
    }
    List<ClusterTally> tallies = new ArrayList<>();
    sums.forEach(
        (group, sum) -> tallies.add(new ClusterTally(group, (long) sum[0], sum[1], sum[2])));
    return tallies;
  }
}
