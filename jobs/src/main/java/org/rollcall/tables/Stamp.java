package org.rollcall.tables;

import java.time.LocalDate;
import org.rollcall.contract.Schemas;
import org.rollcall.contract.Table;

/**
 * What every row of every table carries.
 *
 * @param releaseId id of the release
 * @param protocolHash hash of the study's protocol
 * @param asOf last day that the release knows of
 */
public record Stamp(String releaseId, String protocolHash, LocalDate asOf) {

  /** A table being filled, whose rows are stamped as they are added. */
  static final class Sheet {
    private final Stamp stamp;
    private final Table.Builder builder;

    private Sheet(Stamp stamp, Table.Builder builder) {
      this.stamp = stamp;
      this.builder = builder;
    }

    Table.Row add() {
      return builder
          .add()
          .set("release_id", stamp.releaseId())
          .set("protocol_hash", stamp.protocolHash())
          .set("as_of", stamp.asOf());
    }

    Table build() {
      return builder.build();
    }
  }

  Sheet sheet(String table) {
    return new Sheet(this, Table.of(Schemas.report(table)));
  }
}
