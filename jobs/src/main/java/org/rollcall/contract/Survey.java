package org.rollcall.contract;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which questions of a survey are which items of an instrument: the study says it, the readers of
 * survey exports go by it.
 *
 * @param instrument an instrument's name
 * @param version version that was asked
 * @param perspective participant or facilitator
 * @param linkage linked or anonymous
 * @param columns field of survey_responses to the column that it comes from, where the export does
 *     not tell it by itself; fields are the values of {@link #FIELDS}
 * @param items question to item
 * @param answers text of an answer to its number on the scale; empty where answers are numbers
 * @param unanswered texts that stand for no answer, as -99
 */
public record Survey(
    String instrument,
    String version,
    String perspective,
    String linkage,
    Map<String, String> columns,
    Map<String, String> items,
    Map<String, Double> answers,
    List<String> unanswered)
    implements Serializable {

  /** Setting of a study to the field whose column it names. */
  public static final Map<String, String> FIELDS = fields();

  /** What questions of the evaluators' own are called until somebody names the instrument. */
  public static final String OWN = "own_questions";

  public Survey {
    columns = ordered(columns);
    items = ordered(items);
    answers = ordered(answers);
    unanswered = List.copyOf(unanswered);
  }

  /** The same with those questions alone. */
  public Survey only(Predicate<String> questions) {
    Map<String, String> kept = new LinkedHashMap<>(items);
    kept.keySet().removeIf(questions.negate());
    return new Survey(
        instrument, version, perspective, linkage, columns, kept, answers, unanswered);
  }

  private static Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("response", "response_id");
    fields.put("submitted", "submitted_at");
    fields.put("participant", "participant_id");
    fields.put("group", "group_id");
    fields.put("session", "session_id");
    fields.put("modality", "modality_class");
    fields.put("wave", "wave");
    return Collections.unmodifiableMap(fields);
  }

  private static <T> Map<String, T> ordered(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
