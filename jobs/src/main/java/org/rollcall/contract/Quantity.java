package org.rollcall.contract;

import java.util.Locale;

/** Numbers of things, in words for people. */
public final class Quantity {

  private Quantity() {}

  /** As {@code 1 file} and {@code 1,200 files}. */
  public static String of(long number, String thing) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? thing : plural(thing));
  }

  private static String plural(String thing) {
    return thing.equals("person") ? "people" : thing + "s";
  }
}
