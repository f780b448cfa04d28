package org.rollcall.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a cell of a contract's column holds; the names are those of Frictionless Table Schema. */
public enum FieldType {
  /** Text. */
  @JsonProperty("string")
  STRING,
  /** A whole number. */
  @JsonProperty("integer")
  INTEGER,
  /** A number, finite. */
  @JsonProperty("number")
  NUMBER,
  /** Yes or no. */
  @JsonProperty("boolean")
  BOOLEAN,
  /** A day, ISO 8601. */
  @JsonProperty("date")
  DATE,
  /** A day and a time, ISO 8601, with or without an offset. */
  @JsonProperty("datetime")
  DATETIME,
  /** A time of day, ISO 8601. */
  @JsonProperty("time")
  TIME
}
