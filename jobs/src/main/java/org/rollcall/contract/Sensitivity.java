package org.rollcall.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a cell could reveal of a person. */
public enum Sensitivity {
  /** Names a person or a thing: a keyed pseudonym behind the gate, never published. */
  @JsonProperty("identifier")
  IDENTIFIER,
  /** Could help to recognise a person together with others of its kind. */
  @JsonProperty("quasi_identifier")
  QUASI_IDENTIFIER,
  /** Tells of a person's health or views. */
  @JsonProperty("sensitive")
  SENSITIVE,
  /** Neither names nor tells. */
  @JsonProperty("public")
  PUBLIC
}
