package org.rollcall.disclose;

import java.util.List;
import java.util.Optional;
import org.rollcall.contract.Table;
import org.rollcall.contract.messages.Message;

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
  private final Statement statement;

  Released(Zone zone, ReleaseInfo info, List<Table> tables, Statement statement) {
    this.zone = zone;
    this.info = info;
    this.tables = List.copyOf(tables);
    this.statement = statement;
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

  /** How this release protects people, for its readers; empty in the secure zone. */
  public List<Message> protection() {
    return statement.protection();
  }

  /** Names of the tables that this release leaves out because they are for the secure zone only. */
  public List<String> leftOut() {
    return statement.leftOut();
  }

  /** Why this public release must not be published; empty once nothing stands against it. */
  public Optional<Message> notForPublication() {
    return statement.notForPublication();
  }

  /** What a release says on disclosure. */
  record Statement(
      List<Message> protection, List<String> leftOut, Optional<Message> notForPublication) {

    static final Statement NONE = new Statement(List.of(), List.of(), Optional.empty());

    Statement {
      protection = List.copyOf(protection);
      leftOut = List.copyOf(leftOut);
    }
  }
}
