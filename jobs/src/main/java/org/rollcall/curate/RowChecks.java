package org.rollcall.curate;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;

/**
 * What every stored row is held against.
 *
 * @param order the order in which files came
 * @param hasDirectory whether a source lists the groups that exist
 * @param groups these groups
 */
record RowChecks(Map<Id, Integer> order, boolean hasDirectory, Set<Id> groups)
    implements Serializable {

  static final String UNKNOWN_GROUP = "FK-GROUP";
  static final String UNKNOWN_SESSION = "FK-SESSION";

  /** The sequence of a row's file. */
  int sequence(Id file) {
    Integer sequence = order.get(file);
    if (sequence == null) {
      throw new IllegalStateException("Cannot order rows: their file is not in the ledger");
    }
    return sequence;
  }

  /** The rule that a row of that group breaks, or null. */
  String fault(Id group) {
    return hasDirectory && group != null && !groups.contains(group) ? UNKNOWN_GROUP : null;
  }
}
