package org.rollcall.contract.messages;

import java.util.List;
import java.util.Locale;

/**
 * What can be said, without its words. Each package lists its own as an enum; the catalog has the
 * words of all, by key.
 */
public interface MessageCode {

  /** Name of the constant. */
  String name();

  /** First part of the key: what kind of thing is said, as {@code assumption}. */
  String group();

  /** What it is said with, in the order of the places in its words. */
  List<Parameter> parameters();

  /** The name in tables. */
  default String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where the catalog has its words. */
  default String key() {
    return group() + "." + code();
  }

  /**
   * The message that says it.
   *
   * @param values one for each parameter
   */
  default Message with(Object... values) {
    return new Message(this, List.of(values));
  }
}
