package org.rollcall.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A questionnaire as data: its items, and how they make a score.
 *
 * @param name name of its file
 * @param title what people call it
 * @param version version of this description, which answers name
 * @param description what it asks about, of whom, over what time
 * @param wording where the words of its items are: here, or with its owner
 * @param licence what its owner allows
 * @param citation where it comes from
 * @param items its items, in order
 * @param notAnswers numbers that its answer sheets use for no answer
 * @param score how the items make a score; absent where each item stands for itself
 */
public record Instrument(
    String name,
    String title,
    String version,
    String description,
    String wording,
    String licence,
    String citation,
    List<Item> items,
    @JsonProperty("not_answers") List<Double> notAnswers,
    Optional<Score> score) {

  /** Stands for an item's name where a row is about the score. */
  public static final String SCORE = "score";

  public Instrument {
    items = List.copyOf(items);
    notAnswers = notAnswers == null ? List.of() : List.copyOf(notAnswers);
  }

  /**
   * A question.
   *
   * @param name snake_case, stable
   * @param title what it is about, in our words
   * @param text the question itself by perspective; empty where only its owner may give it
   * @param minimum lowest answer
   * @param maximum highest answer; absent where it is a count
   * @param answers number to its label, where there are labels
   * @param reversed whether a high answer means a low score
   * @param scored whether it is part of the score
   * @param theme the theme that it asks about, by the codebook of themes
   */
  public record Item(
      String name,
      String title,
      Map<String, String> text,
      double minimum,
      OptionalDouble maximum,
      Map<String, String> answers,
      boolean reversed,
      boolean scored,
      Optional<String> theme) {

    public Item {
      text = text == null ? Map.of() : Map.copyOf(text);
      answers = answers == null ? Map.of() : Map.copyOf(answers);
    }

    /** Whether the number can be an answer. */
    public boolean admits(double value) {
      return value >= minimum && value <= maximum.orElse(Double.POSITIVE_INFINITY);
    }

    private double points(double answer) {
      return reversed ? minimum + maximum.orElseThrow() - answer : answer;
    }
  }

  /** How items are put together. */
  public enum Rule {
    @JsonProperty("sum")
    SUM,
    @JsonProperty("mean")
    MEAN
  }

  /** What a high score means. */
  public enum Direction {
    @JsonProperty("higher_is_better")
    HIGHER_IS_BETTER,
    @JsonProperty("higher_is_worse")
    HIGHER_IS_WORSE
  }

  /**
   * How items make a score.
   *
   * @param rule sum or mean; a sum over fewer items than all is that of as many at their mean
   * @param minimum lowest score
   * @param maximum highest score
   * @param direction what a high score means
   * @param answeredAtLeast scored items without which there is no score
   * @param missing where the rule for missing items comes from
   */
  public record Score(
      Rule rule,
      double minimum,
      double maximum,
      Direction direction,
      @JsonProperty("answered_at_least") int answeredAtLeast,
      String missing) {}

  /** The item of that name. */
  public Optional<Item> item(String item) {
    return items.stream().filter(one -> one.name().equals(item)).findFirst();
  }

  /**
   * The score of one response.
   *
   * @param answers item to answer; items of others are passed over
   * @return empty if the instrument has no score, too few items are answered, or an answer is none
   *     that its item admits
   */
  public OptionalDouble score(Map<String, Double> answers) {
    double sum = 0;
    int answered = 0;
    int scored = 0;
    for (Item item : items) {
      scored += item.scored() ? 1 : 0;
      Double answer = answers.get(item.name());
      if (!item.scored() || answer == null) {
        continue;
      }
      if (!item.admits(answer)) {
        return OptionalDouble.empty();
      }
      sum += item.points(answer);
      answered++;
    }
    if (score.isEmpty() || answered < score.get().answeredAtLeast()) {
      return OptionalDouble.empty();
    }
    double mean = sum / answered;
    boolean whole = answered == scored;
    return OptionalDouble.of(score.get().rule() == Rule.MEAN ? mean : whole ? sum : scored * mean);
  }
}
