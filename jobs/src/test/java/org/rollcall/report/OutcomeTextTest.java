package org.rollcall.report;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.outcome.Outcome;
import org.rollcall.outcome.OutcomeCatalog;
import org.rollcall.study.Defaults;

class OutcomeTextTest {

  /** A measure without its sentences would end a run when the report is written. */
  @Test
  void of_everyOutcome_hasItsFourSentences() {
    OutcomeCatalog catalog = OutcomeCatalog.of(Defaults.RETENTION, Defaults.LANDMARK_WEEKS);
    for (Outcome outcome : catalog.all()) {
      OutcomeText text = OutcomeText.of(catalog, outcome.key());
      for (String sentence :
          List.of(
              text.label(),
              text.clause(),
              text.found("online", "face to face", true),
              text.unclear("online", "face to face"))) {
        assertFalse(sentence.isBlank(), outcome.key());
        assertFalse(sentence.contains("{"), sentence);
      }
    }
  }
}
