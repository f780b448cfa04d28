package org.rollcall.disclose;

import java.util.Optional;
import org.rollcall.contract.Table.Row;

/**
 * An exact row on its way out.
 *
 * @param row the row
 * @param reason why it is withheld; empty if it is shown
 */
record Candidate(Row row, Optional<Reason> reason) {

  Candidate withhold(Reason why) {
    return reason.isPresent() ? this : new Candidate(row, Optional.of(why));
  }
}
