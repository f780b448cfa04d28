package org.rollcall.contract;

import java.io.Serializable;
import java.text.Normalizer;
import java.util.Locale;

/**
 * A place that results may name.
 *
 * @param code what stands in tables
 * @param label what people call it
 */
public record Region(String code, String label) implements Serializable {

  /** Whether a text is the region's code or its label, as they are compared. */
  public boolean isCalled(String text) {
    return key(text).equals(key(code)) || key(text).equals(key(label));
  }

  /** A text as regions are compared: without capitals, accents and signs. */
  public static String key(String text) {
    return Normalizer.normalize(NormalText.of(text), Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }
}
