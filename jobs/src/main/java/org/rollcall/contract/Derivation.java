package org.rollcall.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a curated column is made from the input field that it names. */
public enum Derivation {
  /** The typed value as it is. */
  @JsonProperty("value")
  VALUE,
  /** A keyed pseudonym of 16 bytes. */
  @JsonProperty("pseudonym")
  PSEUDONYM,
  /** A keyed pseudonym as text: stores of before have text in the column. */
  @JsonProperty("keyed_text")
  KEYED_TEXT,
  /** The local date of a time. */
  @JsonProperty("local_date")
  LOCAL_DATE,
  /** A keyed pseudonym of the group and the local start together. */
  @JsonProperty("session_key")
  SESSION_KEY,
  /** Seconds from a secret origin that all times of one session share. */
  @JsonProperty("origin_second")
  ORIGIN_SECOND,
  /** A number that grows with the start within its local day and tells no time. */
  @JsonProperty("start_order")
  START_ORDER,
  /** Minutes after local midnight. */
  @JsonProperty("minute_of_day")
  MINUTE_OF_DAY,
  /** The band given, else the band of the age given. */
  @JsonProperty("age_band")
  AGE_BAND,
  /** The class given, else that of the code given with its scheme. */
  @JsonProperty("rurality")
  RURALITY,
  /** A whole number, 90 and over as 90. */
  @JsonProperty("cap90")
  CAP90
}
