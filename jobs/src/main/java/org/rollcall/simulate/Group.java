package org.rollcall.simulate;

import java.time.LocalTime;

/**
 * One group.
 *
 * @param code such as G017
 * @param program whose it is
 * @param modality of its sessions
 * @param record what is written down at a session
 * @param span when it met and when it kept a log
 * @param slot when in the week it meets
 * @param region where
 * @param effect log-odds of leaving that the group adds
 * @param rate newcomers per session held, relative to groups of its kind
 */
record Group(
    String code,
    Program program,
    Modality modality,
    Kind record,
    Span span,
    Slot slot,
    Region region,
    double effect,
    double rate) {

  enum Modality {
    ONLINE("online"),
    FACE_TO_FACE("face_to_face"),
    HYBRID("hybrid");

    final String key;

    Modality(String key) {
      this.key = key;
    }
  }

  enum Kind {
    NAMES,
    COUNT_BY_SESSION,
    COUNT_BY_MONTH
  }

  /**
   * Weeks since the first of the log.
   *
   * @param open week of the first session; may lie before the log
   * @param log week of the first session logged
   * @param close week of the last session
   * @param closes whether the group ends there, or goes on after the data
   * @param silence weeks of which its log is lost
   */
  record Span(int open, int log, int close, boolean closes, Silence silence) {

    Span(int open, int log, int close, boolean closes) {
      this(open, log, close, closes, Silence.NONE);
    }

    Span losing(Silence weeks) {
      return new Span(open, log, close, closes, weeks);
    }

    Span closing(int week) {
      return new Span(open, log, week, true, silence);
    }

    boolean logs(int week) {
      return week >= log && week <= close && !silence.covers(week);
    }

    boolean meets(int week) {
      return week >= open && week <= close;
    }
  }

  /**
   * The weekly slot.
   *
   * @param day days after the start of a week of the log
   * @param start local time
   */
  record Slot(int day, LocalTime start) {}

  enum Region {
    NEW_SOUTH_WALES("New South Wales", "Australia/Sydney"),
    VICTORIA("Victoria", "Australia/Melbourne"),
    QUEENSLAND("Queensland", "Australia/Brisbane"),
    SOUTH_AUSTRALIA("South Australia", "Australia/Adelaide"),
    WESTERN_AUSTRALIA("Western Australia", "Australia/Perth"),
    NATIONAL("National", "Australia/Sydney");

    final String title;
    final String zone;

    Region(String title, String zone) {
      this.title = title;
      this.zone = zone;
    }
  }

  boolean keepsNames() {
    return record == Kind.NAMES;
  }

  /** Whether it met and logged from the first week to the last. */
  boolean alwaysLogged(int weeks) {
    return span.log() == 0 && span.close() == weeks - 1;
  }
}
