package org.rollcall.gate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.rollcall.contract.Field;
import org.rollcall.contract.TableSchema;

/** The pseudonyms of one row's identifiers, by the position of the input table's fields. */
final class Codes {

  /**
   * Hardly ever the same in two rows near each other, so remembering them costs more than it saves.
   */
  private static final Set<Domain> NEW_IN_EACH_ROW =
      Set.of(Domain.PERSON, Domain.RECORD, Domain.RESPONSE, Domain.EXTRACT);

  private final List<One> all = new ArrayList<>();
  private final byte[][] codes;

  Codes(TableSchema input, Intake intake, Keys keys) {
    codes = new byte[input.fields().size()][];
    for (int at = 0; at < codes.length; at++) {
      Field field = input.fields().get(at);
      if (field.isIdentifier()) {
        codes[at] = new byte[Pseudonyms.BYTES];
        all.add(one(Domain.named(field.identifier().orElseThrow()), at, intake, keys));
      }
    }
  }

  private static One one(Domain domain, int at, Intake intake, Keys keys) {
    Pseudonyms pseudonyms =
        domain == Domain.PERSON ? keys.persons(intake.linkDomain()) : keys.of(domain);
    return NEW_IN_EACH_ROW.contains(domain)
        ? new One(at, pseudonyms)
        : new Remembered(at, pseudonyms);
  }

  /** Makes the pseudonyms of the identifiers that the row gives. */
  void set(Values values) {
    for (One one : all) {
      if (values.has(one.field)) {
        one.set(values, codes[one.field]);
      }
    }
  }

  /** The sixteen bytes for that field, if the row gives it; good until the next row. */
  byte[] of(int field) {
    return codes[field];
  }

  private static class One {
    final int field;
    final Pseudonyms pseudonyms;

    One(int field, Pseudonyms pseudonyms) {
      this.field = field;
      this.pseudonyms = pseudonyms;
    }

    void set(Values values, byte[] code) {
      pseudonyms.of(values.chars[field], values.start[field], values.end[field], code);
    }
  }

  /**
   * Keeps the pseudonyms of some thousand identifiers: groups and sessions come back row by row.
   */
  private static final class Remembered extends One {
    private static final int SLOTS = 1 << 13;

    private final char[][] identifiers = new char[SLOTS][];
    private final byte[][] known = new byte[SLOTS][];

    Remembered(int field, Pseudonyms pseudonyms) {
      super(field, pseudonyms);
    }

    @Override
    void set(Values values, byte[] code) {
      char[] text = values.chars[field];
      int start = values.start[field];
      int end = values.end[field];
      int slot = SliceMap.hash(text, start, end) & SLOTS - 1;
      if (identifiers[slot] == null || !SliceMap.same(identifiers[slot], text, start, end)) {
        pseudonyms.of(text, start, end, code);
        identifiers[slot] = Arrays.copyOfRange(text, start, end);
        known[slot] = code.clone();
      } else {
        System.arraycopy(known[slot], 0, code, 0, Pseudonyms.BYTES);
      }
    }
  }
}
