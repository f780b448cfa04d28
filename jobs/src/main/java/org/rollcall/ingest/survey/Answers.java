package org.rollcall.ingest.survey;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.contract.Field;
import org.rollcall.contract.Schemas;
import org.rollcall.contract.Survey;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Request;
import org.rollcall.ingest.core.Times;

/**
 * The answers of a survey's file: one record for each response and item.
 *
 * <p>What is counted is the answer that could be given: each response and mapped item is a record,
 * a fault or set aside as unanswered; a response that gives no answers counts once. Nothing that is
 * not mapped is ever read.
 */
final class Answers {

  private static final List<String> COLUMNS =
      Schemas.input("survey_responses").fields().stream().map(Field::name).toList();

  private final SurveyFormat format;
  private final Survey survey;
  private final Request request;
  private final boolean timed;
  private final Form form;
  private final Scale scale;
  private final Map<Integer, String> items = new LinkedHashMap<>();
  private final Map<String, Integer> columns = new HashMap<>();
  private final Map<String, Integer> sentAt = new HashMap<>();

  Answers(SurveyFormat format, Document document, Survey survey, Request request) {
    this.request = request;
    this.timed = request.isConstant("submitted_at");
    this.format = format;
    this.survey = survey;
    this.form = format.form(format.table(document));
    this.scale = new Scale(survey, request.instruments());
    survey.items().forEach(this::map);
    survey.columns().forEach((field, name) -> columns.put(field, form.column(name, field)));
  }

  private void map(String question, String item) {
    int column = form.column(question, "item " + item);
    if (items.putIfAbsent(column, item) != null) {
      throw new IngestException(
          "IN-HEADER-TWICE",
          0,
          "Cannot read the file: column %d goes by two names that the study maps to %s and %s (must be mapped once)"
              .formatted(column + 1, items.get(column), item));
    }
  }

  Extract extract() {
    List<Response> responses = format.responses(form, items.keySet());
    Times times =
        Times.of(
            request.order(),
            responses.stream()
                .map(response -> new Times.Stamp(response.line().number(), sent(response)))
                .toList());
    List<Response> whole = responses.stream().filter(r -> r.code().isEmpty()).toList();
    if (!timed && !whole.isEmpty() && whole.stream().allMatch(r -> sent(r).isEmpty())) {
      throw new IngestException(
          "IN-NO-TIME",
          0,
          "Cannot read the file: nothing in it tells when responses were sent (must be told: submitted: in survey names a column of dates, or constants: gives submitted_at)");
    }
    Extract.Builder rows = new Extract.Builder(COLUMNS);
    rows.drops("questions that are not mapped").drops("names").drops("e-mail addresses");
    rows.drops("addresses of computers").drops("places").drops("free text");
    for (Response response : responses) {
      long line = response.line().number();
      String code = response.code();
      if (!code.isEmpty()) {
        rows.none(line, code);
      } else {
        read(rows, response, times);
      }
    }
    return rows.build();
  }

  private String sent(Response response) {
    return columns.containsKey("submitted_at")
        ? response.line().cell(columns.get("submitted_at"))
        : response.submitted();
  }

  private void read(Extract.Builder rows, Response response, Times times) {
    long line = response.line().number();
    String text = sent(response);
    Optional<String> sent =
        times
            .dateTime(text)
            .or(
                () ->
                    text.contains(":")
                        ? Optional.empty()
                        : times.date(text).map(day -> day + "T00:00:00"));
    if (sent.isEmpty() && !timed) {
      rows.fault(line, text.isEmpty() ? "REQUIRED" : "TYPE-DATETIME");
      return;
    }
    Optional<String> id = id(response, sent.orElse(""));
    if (id.isEmpty()) {
      rows.fault(line, "REQUIRED");
      return;
    }
    Map<String, String> cells = new HashMap<>();
    columns.forEach((field, column) -> cells.put(field, response.line().cell(column)));
    cells.put("response_id", survey(id.get()) + " " + id.get());
    cells.put("submitted_at", sent.orElse(""));
    cells.put("instrument", survey.instrument());
    cells.put("instrument_version", survey.version());
    cells.put("perspective", survey.perspective());
    cells.put("linkage", survey.linkage());
    answers(rows, response, cells);
  }

  /**
   * The survey that a key is of. Record 7 of one is not that of another, so the source tells it; a
   * lasting key is the same in every export, of which only the same questions are the same answers.
   */
  private String survey(String id) {
    boolean lasting =
        !columns.containsKey("response_id") && format.lastingKeys().matcher(id).matches();
    return lasting
        ? survey.instrument() + " " + Collections.min(survey.items().keySet())
        : request.source();
  }

  /** Where a program has no keys, the time and the order among equal times make one. */
  private Optional<String> id(Response response, String sent) {
    Optional<String> key =
        columns.containsKey("response_id")
            ? Optional.of(response.line().cell(columns.get("response_id")))
            : response.id();
    return key.or(() -> Optional.of(sent + " " + sentAt.merge(sent, 1, Integer::sum)))
        .filter(text -> !text.isEmpty());
  }

  private void answers(Extract.Builder rows, Response response, Map<String, String> cells) {
    long line = response.line().number();
    Set<String> answered = new HashSet<>();
    items.forEach(
        (column, item) -> {
          String text = form.answer(response.line(), column);
          Scale.Reading reading =
              form.isNotShown(text)
                  ? Scale.Reading.of(Extract.ASIDE + "NOT-SHOWN")
                  : scale.read(item, text);
          if (!reading.code().isEmpty()) {
            rows.none(line, reading.code());
          } else if (!answered.add(item)) {
            rows.fault(line, "ANSWER-TWICE");
          } else {
            Map<String, String> record = new HashMap<>(cells);
            record.put("item", item);
            record.put("value", reading.value());
            rows.row(line, record);
          }
        });
  }

  /** The texts as they are compared. */
  static Set<String> normal(List<String> texts) {
    return texts.stream().map(Headings::normal).collect(Collectors.toUnmodifiableSet());
  }
}
