package org.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.FlowLine.Step;

class FlowLineTest {

  @Test
  void create_negativeRows_isRefused() {
    assertEquals(
        "Invalid flow of source register: 3 rows in, -1 rows out (must not be negative)",
        assertThrows(
                IllegalArgumentException.class,
                () -> new FlowLine("register", "00", "attendance", Step.REJECTED, "", 3, -1))
            .getMessage());
  }

  @Test
  void steps_areThoseOfTheReport() {
    List<String> words = Schemas.report("record_flow").field("step").constraints().values();
    assertEquals(
        words, Arrays.stream(Step.values()).map(s -> s.name().toLowerCase(Locale.ROOT)).toList());
  }
}
