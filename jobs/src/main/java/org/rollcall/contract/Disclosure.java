package org.rollcall.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the disclosure rules do with a cell of a report table. */
public enum Disclosure {
  /** Says what the row is about; passes. */
  @JsonProperty("key")
  KEY,
  /** A key that is a month, as its first day or as yyyy-mm: only closed months pass. */
  @JsonProperty("month")
  MONTH,
  /** A number of different people: the threshold applies, and it is binned. */
  @JsonProperty("people")
  PEOPLE,
  /** A number of sessions at which heads were counted: as people, where nobody is named. */
  @JsonProperty("sessions")
  SESSIONS,
  /** A number of anonymous responses, of which two may be of one person: as people. */
  @JsonProperty("answers")
  ANSWERS,
  /** A number of groups: the threshold of groups applies, and it is binned. */
  @JsonProperty("groups")
  GROUPS,
  /** Another count: binned, and withheld with its row. */
  @JsonProperty("count")
  COUNT,
  /** A share in 0..1: rounded by the size of its denominator, withheld with its row. */
  @JsonProperty("share")
  SHARE,
  /** An estimate on its own scale: rounded to two significant digits, withheld with its row. */
  @JsonProperty("estimate")
  ESTIMATE,
  /** The lower limit of an interval: rounded down, withheld with its row. */
  @JsonProperty("lower")
  LOWER,
  /** The upper limit of an interval: rounded up, withheld with its row. */
  @JsonProperty("upper")
  UPPER,
  /** A mean of a count: rounded to two significant digits, withheld with its row. */
  @JsonProperty("mean")
  MEAN,
  /** A standard error or p: rounded up, withheld with its row. */
  @JsonProperty("precision")
  PRECISION,
  /** The share that one contributor has in a row: above a half the row is withheld; never shown. */
  @JsonProperty("largest")
  LARGEST,
  /** Never part of the public release, such as degrees of freedom, which count groups exactly. */
  @JsonProperty("secure")
  SECURE,
  /** A word that may depend on the data, such as a verdict: withheld with its row. */
  @JsonProperty("label")
  LABEL,
  /** A word or number that follows from the study and the row's key alone; passes. */
  @JsonProperty("setting")
  SETTING
}
