package org.rollcall.outcome;

/**
 * The people of one class at a landmark.
 *
 * @param reached people of this class who were followed up to the landmark
 * @param attending those of them who still attended then, and so are compared
 */
public record LandmarkContext(long reached, long attending) {

  public LandmarkContext {
    if (attending < 0 || reached < attending) {
      throw new IllegalArgumentException(
          "Invalid landmark: "
              + attending
              + " attending of "
              + reached
              + " (must be from 0 to all)");
    }
  }
}
