package org.rollcall.publish;

import java.util.Optional;

/**
 * Why a month is published once more.
 *
 * @param number 2 for the first revision
 * @param replaces id of the release that it takes the place of, which stays as it is
 * @param reason what was wrong with that, or what has changed since; names nobody
 */
public record Revision(int number, String replaces, String reason) {

  /** The first release of a month, which is none. */
  public static final Optional<Revision> NONE = Optional.empty();

  public Revision {
    if (number < 2 || reason.isBlank()) {
      throw new IllegalArgumentException(
          "Invalid revision: " + number + " (must be at least 2, with a reason)");
    }
  }
}
