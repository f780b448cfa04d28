package org.rollcall.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a cell could reveal of a person. */
public enum Sensitivity {
  @JsonProperty("identifier")
  IDENTIFIER,
  @JsonProperty("quasi_identifier")
  QUASI_IDENTIFIER,
  @JsonProperty("sensitive")
  SENSITIVE,
  @JsonProperty("public")
  PUBLIC
}
