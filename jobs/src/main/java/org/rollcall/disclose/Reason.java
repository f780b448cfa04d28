package org.rollcall.disclose;

/** The rule that withholds a row; never published, all withheld rows look the same. */
enum Reason {
  /** A number of people, of sessions or of responses is below its threshold. */
  FEW_CONTRIBUTORS,
  /** A number of groups is below its threshold. */
  FEW_GROUPS,
  /** One contributor makes up more than half of the row. */
  DOMINANT,
  /** The people outside a part, or inside or outside a share, are fewer than k. */
  FEW_OTHERS,
  /** Nothing of the table's unit, or not every number of groups, is counted behind the numbers. */
  UNCOUNTED,
  /** The row has no number to show: it looks like one that is withheld, for that tells of it. */
  NOTHING,
  /** The curve has too few people left at risk. */
  FEW_AT_RISK,
  /** The row that this one is about is withheld or missing. */
  PARENT
}
