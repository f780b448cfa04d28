package org.rollcall.disclose;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a release says of itself.
 *
 * @param releaseId id of the release, made from its content's inputs and never from a clock
 * @param protocolHash hash of the study's protocol
 * @param asOf last day that the release knows of; in the public zone, of the last month shown
 * @param title heading of the report
 * @param softwareVersion version of Rollcall that made it
 * @param dataCompleteThrough last day of complete data, by arm; not said in the public zone
 * @param notes what a reader must know, such as that a calendar was inferred; printed in both
 *     zones, so never with a count in it
 */
public record ReleaseInfo(
    String releaseId,
    String protocolHash,
    LocalDate asOf,
    String title,
    String softwareVersion,
    Map<String, String> dataCompleteThrough,
    List<String> notes) {

  public ReleaseInfo {
    if (!releaseId.matches("[A-Za-z0-9][A-Za-z0-9_-]*")) {
      throw new IllegalArgumentException(
          "Invalid release id: " + releaseId + " (must be letters, digits, - and _)");
    }
    SortedMap<String, String> sorted = new TreeMap<>(dataCompleteThrough);
    dataCompleteThrough = Collections.unmodifiableSortedMap(sorted);
    notes = List.copyOf(notes);
  }

  /**
   * The same as of the last whole month that is shown, and without the day through which data are
   * complete: it is told from attendances, and in a small study from those of one person.
   */
  ReleaseInfo inMonths() {
    YearMonth closed = Epochs.closed(asOf);
    return new ReleaseInfo(
        releaseId, protocolHash, closed.atEndOfMonth(), title, softwareVersion, Map.of(), notes);
  }

  /** A release that says nothing beyond its names. */
  public ReleaseInfo(String releaseId, String protocolHash, LocalDate asOf, String title) {
    this(releaseId, protocolHash, asOf, title, "unknown", Map.of(), List.of());
  }
}
