package org.rollcall.stats.agreement;

import java.util.Arrays;
import org.rollcall.stats.Frequency;

/**
 * A person's answers to all items of a scale, and how many people answered like this.
 *
 * @param answers one for each item, finite, shape (items,)
 * @param frequency people
 */
public record ItemAnswers(double[] answers, Frequency frequency) {

  public ItemAnswers {
    if (!Arrays.stream(answers).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "Invalid answers: " + Arrays.toString(answers) + " (must be finite)");
    }
    answers = Arrays.stream(answers).map(answer -> answer + 0.0).toArray(); // -0 is 0
  }

  /** A single person. */
  public static ItemAnswers of(double... answers) {
    return new ItemAnswers(answers, Frequency.ONE);
  }

  /** As many people who answered like this. */
  public ItemAnswers withFrequency(Frequency other) {
    return new ItemAnswers(answers, other);
  }
}
