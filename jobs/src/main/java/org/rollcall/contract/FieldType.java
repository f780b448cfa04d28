package org.rollcall.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a cell of a contract's column holds; the names are those of Frictionless Table Schema. */
public enum FieldType {
  @JsonProperty("string")
  STRING,
  @JsonProperty("integer")
  INTEGER,
  @JsonProperty("number")
  NUMBER,
  @JsonProperty("boolean")
  BOOLEAN,
  @JsonProperty("date")
  DATE,
  @JsonProperty("datetime")
  DATETIME,
  @JsonProperty("time")
  TIME
}
