package org.rollcall.ingest.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1h 42m|6120",
        "3h 23m 20s|12200",
        "19m 26s|1166",
        "22s|22",
        "2 h 44 m|9840",
        "1 hr 2 min|3720",
        "58 min|3480",
        "45 sec|45",
        "1 Std. 5 Min.|3900",
        "32:14|1934",
        "1:02:03|3723",
        "2|",
        "''|",
        "soon|",
        "-5m|",
        "m|"
      })
  void seconds_asProgramsWriteIt_isRead(String text, Long seconds) {
    assertEquals(Optional.ofNullable(seconds), Durations.seconds(text));
  }

  @ParameterizedTest
  @CsvSource({"0,0", "60,1", "600,10", "6000,100", "45,0.75", "1934,32.23"})
  void minutes_seconds_areWrittenWithoutNeedlessZeros(long seconds, String minutes) {
    assertEquals(minutes, Durations.minutes(seconds));
  }
}
