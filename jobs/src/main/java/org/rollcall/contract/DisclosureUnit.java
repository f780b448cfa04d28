package org.rollcall.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a report table protects: the unit whose number must be large enough behind each row. */
public enum DisclosureUnit {
  /** Different people. */
  @JsonProperty("people")
  PEOPLE(Disclosure.PEOPLE),
  /** Sessions at which heads were counted; nobody is named, so people cannot be told apart. */
  @JsonProperty("sessions")
  SESSIONS(Disclosure.SESSIONS),
  /** Anonymous responses; nobody can say whether two of them are of one person. */
  @JsonProperty("answers")
  ANSWERS(Disclosure.ANSWERS);

  private final Disclosure role;

  DisclosureUnit(Disclosure role) {
    this.role = role;
  }

  /** The role of the columns that count it. */
  public Disclosure role() {
    return role;
  }
}
