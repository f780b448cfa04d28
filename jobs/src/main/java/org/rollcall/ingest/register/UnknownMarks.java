package org.rollcall.ingest.register;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rollcall.contract.Quantity;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Headings;

/**
 * Marks of a register whose meaning nobody has said. One that stands there once is a slip and costs
 * its cell; one that stands there again is asked for, as a guess would turn absence into presence.
 */
final class UnknownMarks {

  private static final int SHOWN = 3;
  private static final double RARE = 0.01;

  /**
   * Where a mark is.
   *
   * @param first in words, where it stands first
   * @param times how often
   * @param denied whether the file itself denies its usual meaning
   */
  private record Place(String first, int times, boolean denied) {}

  private final Map<String, Place> places = new LinkedHashMap<>();
  private long filled;

  /** Counts a cell, which stands in that line and column, each from 1. */
  void see(String cell, Marks meanings, Mark mark, long line, int column) {
    if (mark == Mark.BLANK) {
      return;
    }
    filled++;
    if (mark == Mark.OTHER) {
      Place first =
          new Place("line %d, column %d".formatted(line, column), 1, meanings.isDenied(cell));
      places.merge(
          Headings.normal(cell),
          first,
          (old, one) -> new Place(old.first(), old.times() + 1, old.denied()));
    }
  }

  /** What the study must say, naming places and no mark. */
  Optional<Extract.Gap> gap() {
    List<String> asked =
        places.values().stream()
            .filter(place -> place.denied() || place.times() > 1 && place.times() > RARE * filled)
            .map(Place::first)
            .toList();
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    String where = asked.stream().limit(SHOWN).collect(Collectors.joining("; "));
    return Optional.of(
        new Extract.Gap(
            List.of("status"),
            "{\"MARK\": present}",
            "IN-REGISTER-MARK",
            "it has %s of unknown meaning, first in %s%s"
                .formatted(
                    Quantity.of(asked.size(), "mark"),
                    where,
                    asked.size() > SHOWN ? " and other places" : ""),
            "with each such mark in place of MARK, and present, online, face_to_face, absent, not_enrolled or unknown as its meaning",
            "marks"));
  }
}
