package org.rollcall.ingest.survey;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rollcall.contract.DateOrder;
import org.rollcall.contract.Quantity;
import org.rollcall.contract.Survey;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Grid;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Recognition;
import org.rollcall.ingest.core.Request;
import org.rollcall.ingest.register.KeptByHand;
import org.rollcall.ingest.teams.TeamsFlatLog;

/**
 * Responses to a survey as a program exports them, one a row.
 *
 * <p>A program differs from another in where its headings and its own columns stand; what becomes
 * of the answers is the same for all.
 */
interface SurveyFormat extends ExportFormat {

  /** How far a table looks like it; the table has a row at least. */
  Recognition recognise(Grid grid);

  /** What the file asks. */
  Form form(Grid grid);

  /**
   * Its rows.
   *
   * @param form what it asks
   * @param mapped the columns that the study wants
   */
  List<Response> responses(Form form, Set<Integer> mapped);

  /** Keys of responses that no other survey in the world has. */
  Pattern UUID = Pattern.compile("(?i)(uuid:)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /**
   * What keys look like that no other survey of the program has: an export of other settings or of
   * another day gives the same response again.
   */
  default Pattern lastingKeys() {
    return UUID;
  }

  /** The file's table, as the program wrote it. */
  default Grid table(Document document) {
    return Resaved.undone(document.grid(), Resaved.MISSING);
  }

  @Override
  default Recognition recognise(Document document) {
    if (document.isJson() || document.grid().lines().isEmpty()) {
      return Recognition.NONE;
    }
    Recognition own = recognise(table(document));
    return own.isSure()
            && (KeptByHand.isOne(document) || new TeamsFlatLog().recognise(document).isSure())
        ? new Recognition(
            0.6, "", List.of("its columns are of meetings or people, not of questions"))
        : own;
  }

  @Override
  default List<String> tables() {
    return List.of("survey_responses");
  }

  /** Questions that may be read together, with a name for the item of each. */
  default Map<String, String> scales(Form form) {
    return form.scales();
  }

  /** No survey can be read without being told which question is which item. */
  @Override
  default Extract extract(Document document, String table, DateOrder order) {
    throw new IngestException(
        "IN-SURVEY",
        0,
        "Cannot read the file: nothing says which of its questions are which items of an instrument; it has %s (must be told: add survey: to the source)"
            .formatted(answered(form(table(document)))));
  }

  /** How many have answered, for people. */
  default String answered(Form form) {
    long sent = responses(form, Set.of()).stream().filter(r -> r.code().isEmpty()).count();
    long rows = form.rows().size();
    return sent == rows
        ? Quantity.of(rows, "response")
        : "%s, of which %,d would be read".formatted(Quantity.of(rows, "response"), sent);
  }

  @Override
  default Optional<Survey> suggest(Document document) {
    Form form = form(table(document));
    Map<String, String> items = scales(form);
    return items.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Survey(
                Survey.OWN,
                "1",
                "participant",
                "anonymous",
                Map.of(),
                items,
                form.words(items.keySet()),
                List.of()));
  }

  @Override
  default Extract extract(Document document, Request request) {
    return request
        .survey()
        .map(survey -> new Answers(this, document, survey, request).extract())
        .orElseGet(() -> extract(document, request.table(), request.order()));
  }
}
