package org.rollcall.disclose;

/** The rule that withholds a row; never published, all withheld rows look the same. */
enum Reason {
  /** A number of people is below k. */
  FEW_PEOPLE,
  /** A number of groups is below its threshold. */
  FEW_GROUPS,
  /** The people outside a part, or inside or outside a share, are fewer than k. */
  FEW_OTHERS,
  /** No number of people, or not every number of groups, stands behind the numbers. */
  UNCOUNTED,
  /** The curve has too few people left at risk. */
  FEW_AT_RISK,
  /** The row that this one is about is withheld or missing. */
  PARENT
}
