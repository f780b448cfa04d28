package org.rollcall.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.contract.Instrument;
import org.rollcall.contract.Instruments;

/** Scores of scales: one more answer a response, whose item is {@link Instrument#SCORE}. */
final class Scales {

  private Scales() {}

  /** All but the item and the value: what the answers of one response share. */
  private record Response(
      Surveys.Key key,
      GroupCalendar.Key response,
      GroupCalendar.Key person,
      Object group,
      int day) {}

  /**
   * The answers, and below them the score of each response to an instrument that has one.
   *
   * @param answers all answers of each response among them
   */
  static List<Surveys.Given> with(List<Surveys.Given> answers, Instruments instruments) {
    Map<Response, Map<String, Double>> responses = new HashMap<>();
    Map<Response, Surveys.Given> firsts = new HashMap<>();
    for (Surveys.Given answer : answers) {
      if (scored(answer.key().instrument(), instruments).isPresent()) {
        Response response =
            new Response(
                answer.key().withItem(Instrument.SCORE),
                answer.response(),
                answer.person(),
                answer.group(),
                answer.day());
        responses
            .computeIfAbsent(response, any -> new HashMap<>())
            .put(answer.key().item(), answer.value());
        firsts.putIfAbsent(response, answer);
      }
    }
    if (responses.isEmpty()) {
      return answers;
    }
    List<Surveys.Given> all = new ArrayList<>(answers);
    responses.forEach(
        (response, byItem) ->
            scored(response.key().instrument(), instruments)
                .orElseThrow()
                .score(byItem)
                .ifPresent(score -> all.add(firsts.get(response).with(response.key(), score))));
    return all;
  }

  private static Optional<Instrument> scored(String name, Instruments instruments) {
    return instruments.named(name).filter(instrument -> instrument.score().isPresent());
  }
}
