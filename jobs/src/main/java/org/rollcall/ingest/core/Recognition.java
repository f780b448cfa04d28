package org.rollcall.ingest.core;

import java.util.List;

/**
 * How far a file looks like a format.
 *
 * @param sureness from 0, not at all, to 1, every mark of it is there
 * @param variant which form of the format, for people: as "with meeting details, 2023 wording"
 * @param differs what is unlike the form, for people; names of columns, never cells of rows
 */
public record Recognition(double sureness, String variant, List<String> differs) {

  /** Nothing of it. */
  public static final Recognition NONE = new Recognition(0, "", List.of());

  /** From here on the file is read as the format; below it is at best the nearest one. */
  public static final double SURE = 0.8;

  public Recognition {
    if (!(sureness >= 0 && sureness <= 1)) {
      throw new IllegalArgumentException(
          "Invalid sureness: " + sureness + " (must be from 0 to 1)");
    }
    differs = List.copyOf(differs);
  }

  public static Recognition sure(String variant) {
    return new Recognition(1, variant, List.of());
  }

  public boolean isSure() {
    return sureness >= SURE;
  }
}
