package org.rollcall.compare;

import java.util.Locale;
import org.rollcall.outcome.Measures;
import org.rollcall.outcome.OutcomeCatalog;

/** Comparisons that are judged together: the more of them, the more often one errs by chance. */
public enum Family {
  /** Retention and attendances at the study's primary week, of people as they are. */
  PRIMARY,
  /** All other comparisons of people as they are. */
  SECONDARY,
  /** Comparisons of people who are made alike. */
  ADJUSTED,
  /** Comparisons of groups that count heads. */
  HEADCOUNTS;

  /** The family as tables name it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Family of(Compared compared, OutcomeCatalog catalog) {
    if (!compared.outcome().estimand().followsPeople()) {
      return HEADCOUNTS;
    }
    if (compared.isAdjusted()) {
      return ADJUSTED;
    }
    boolean isPrimary =
        compared.outcome().equals(catalog.primary(Measures.RETAINED))
            || compared.outcome().equals(catalog.primary(Measures.ATTENDANCES));
    return isPrimary ? PRIMARY : SECONDARY;
  }
}
