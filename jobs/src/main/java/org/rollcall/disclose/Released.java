package org.rollcall.disclose;

import java.util.List;
import java.util.Optional;
import org.rollcall.contract.Table;

/** Tables that may leave the process: only {@link Release} makes one. */
public final class Released {

  /** Who may read a release. */
  public enum Zone {
    SECURE,
    PUBLIC
  }

  private final Zone zone;
  private final ReleaseInfo info;
  private final List<Table> tables;

  Released(Zone zone, ReleaseInfo info, List<Table> tables) {
    this.zone = zone;
    this.info = info;
    this.tables = List.copyOf(tables);
  }

  public Zone zone() {
    return zone;
  }

  public ReleaseInfo info() {
    return info;
  }

  public List<Table> tables() {
    return tables;
  }

  /** The table of that name, if this release holds it. */
  public Optional<Table> table(String name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst();
  }
}
