package org.rollcall.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.rollcall.contract.Instrument;
import org.rollcall.contract.Schemas;
import org.rollcall.contract.Table;
import org.rollcall.measure.Measured;
import org.rollcall.measure.Surveys;
import org.rollcall.measure.Surveys.Answer;
import org.rollcall.stats.clusters.ClusterJackknife;
import org.rollcall.stats.clusters.ClusterTally;
import org.rollcall.stats.clusters.Sample;

/**
 * {@code experience}: the mean and the distribution of one item, or the mean of a score, among one
 * class.
 */
final class Experience {

  private final Stamp.Sheet sheet;
  private final Surveys surveys;

  private Experience(Stamp.Sheet sheet, Surveys surveys) {
    this.sheet = sheet;
    this.surveys = surveys;
  }

  static Table of(Stamp stamp, Measured measured) {
    Stamp.Sheet sheet = stamp.sheet("experience");
    measured.surveys().ifPresent(surveys -> new Experience(sheet, surveys).fill());
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
          row(key, answers, "mean", Answer::value);
          // A score is no choice among answers.
          boolean score = key.item().equals(Instrument.SCORE);
          for (double category : score ? Set.<Double>of() : scales.get(key.item())) {
            row(key, answers, "share", answer -> answer.value() == category ? 1 : 0)
                .set("category", category);
          }
        });
  }

  private Table.Row row(
      Surveys.Key key, List<Answer> answers, String statistic, ToDoubleFunction<Answer> value) {
    long n = answers.stream().mapToLong(Answer::n).sum();
    Table.Row row =
        sheet
            .add()
            .set("instrument", key.instrument())
            .set("instrument_version", key.version())
            .set("item", key.item())
            .set("theme", theme(key))
            .set("linkage", key.linkage())
            .set("perspective", key.perspective())
            .set("modality_class", key.modalityClass())
            .set("statistic", statistic)
            .set("n_answers", n)
            .set("n_people_at_least", surveys.people().getOrDefault(key, 0L))
            .set("n_groups", answers.stream().mapToInt(Answer::group).distinct().count());
    Long invited = surveys.invited().get(key.instrument());
    if (invited != null && invited > 0) {
      row.set("n_invited", invited);
    }
    List<ClusterTally> tallies = tallies(answers, value);
    Estimates.set(row, ClusterJackknife.of(Sample.ofMeans(tallies)));
    if ("x".equals(row.text("status"))) {
      double sum = tallies.stream().mapToDouble(ClusterTally::sum).sum();
      row.set("estimate", sum / n).set("status", "u");
    }
    return row;
  }

  /** What the instrument says that the item is about, or null. */
  private static String theme(Surveys.Key key) {
    return Schemas.instrument(key.instrument())
        .flatMap(instrument -> instrument.item(key.item()))
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
