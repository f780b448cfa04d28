package org.rollcall.gate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rollcall.contract.Instrument;
import org.rollcall.contract.Instruments;
import org.rollcall.contract.TableSchema;

/** An answer is to an item of its instrument, in its version, on the item's scale. */
final class AnswerRules {

  private final int instrument;
  private final int version;
  private final int item;
  private final int value;
  private final List<Instrument> all;
  private final byte[][] versions;

  AnswerRules(TableSchema input, Instruments instruments) {
    instrument = input.indexOf("instrument");
    version = input.indexOf("instrument_version");
    item = input.indexOf("item");
    value = input.indexOf("value");
    all = instruments.all();
    versions =
        all.stream()
            .map(one -> one.version().getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
  }

  List<Rule> rules() {
    return List.of(
        new Rule("INSTRUMENT-VERSION", version, this::isOfVersion),
        new Rule("ITEM", item, values -> itemOf(values).isPresent()),
        new Rule(
            "ANSWER-RANGE",
            value,
            values ->
                !values.has(value) || itemOf(values).orElseThrow().admits(values.real[value])));
  }

  private boolean isOfVersion(Values values) {
    return Arrays.equals(versions[(int) values.number[instrument]], values.utf8[version]);
  }

  private Optional<Instrument.Item> itemOf(Values values) {
    String name = new String(values.utf8[item], StandardCharsets.UTF_8);
    return all.get((int) values.number[instrument]).item(name);
  }
}
