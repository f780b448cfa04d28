package org.rollcall.simulate;

import java.util.Arrays;
import java.util.Optional;

/** What happens in a made-up world, or to its files, beside what the bundled example has. */
public enum Feature {
  BREAKS("breaks", "rooms pause for six weeks each summer, and online goes on"),
  UNDECLARED_CLOSURES(
      "undeclared-closures", "many rooms stop for good, and no closing day of any group is stated"),
  PLATFORM_CHANGE("platform-change", "another log takes over from the first one online"),
  PLATFORM_GAP("platform-gap", "the same, with eight weeks between them of which no log is left"),
  LATE_REGISTERS("late-registers", "two rooms in five have not sent their last eight weeks"),
  MISSING_REGISTERS(
      "missing-registers", "many rooms go on and stop sending who came, one after another"),
  OTHER_PROGRAMS(
      "other-programs", "members of AA for years begin to come too, mostly to rooms, and stay"),
  RENAMES("renames", "people sign in under a new code now and then, in rooms"),
  UNLINKED_MODES("unlinked-modes", "codes online and in rooms have nothing in common"),
  FAMILIES("families", "SMART Recovery, and Al-Anon, where people stay longer, mostly in rooms");

  private final String key;
  private final String title;

  Feature(String key, String title) {
    this.key = key;
    this.title = title;
  }

  /** Its name on the command line and in {@code truth.json}. */
  public String key() {
    return key;
  }

  /** What it does, in words. */
  public String title() {
    return title;
  }

  /** The one of that name; empty if there is none. */
  public static Optional<Feature> of(String key) {
    return Arrays.stream(values()).filter(feature -> feature.key.equals(key)).findFirst();
  }
}
