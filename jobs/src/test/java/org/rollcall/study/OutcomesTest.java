package org.rollcall.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.study.Study.Retention;

class OutcomesTest {

  @Test
  void names_defaults_areTheOutcomesOfTheReport() {
    Retention retention = Defaults.RETENTION;
    assertEquals(
        List.of(
            "retained_week_4",
            "retained_week_12",
            "retained_week_26",
            "rmst_26_weeks",
            "attendances_week_12",
            "attendances_week_26",
            "attendances_per_opportunity_week_12",
            "retained_week_12_from_landmark_4",
            "retained_week_12_from_landmark_8"),
        Outcomes.names(retention.weeks(), retention.rmstWeeks(), Defaults.LANDMARK_WEEKS));
  }
}
