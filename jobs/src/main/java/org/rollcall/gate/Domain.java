package org.rollcall.gate;

import java.util.Locale;

/**
 * What a pseudonym stands for. The byte goes into every hash, so that one code used for a person
 * and for a group gives two pseudonyms that have nothing in common.
 */
public enum Domain {
  PERSON(0x01),
  GROUP(0x02),
  FACILITATOR(0x03),
  SITE(0x04),
  SESSION(0x05),
  SESSION_KEY(0x06),
  RECORD(0x07),
  RESPONSE(0x08),
  EXTRACT(0x09),
  RESPONDENT(0x0a),
  CODER(0x0b),
  SLOT(0x0c),
  FILE(0x0d),
  CONTENT(0x0e),
  ORIGIN(0x0f),
  DIRECTORY(0x10),
  START_ORDER(0x11);

  private final byte code;

  Domain(int code) {
    this.code = (byte) code;
  }

  byte code() {
    return code;
  }

  /** The name in contracts and in the derivation of subkeys. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The domain that a contract's field names. */
  static Domain named(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
