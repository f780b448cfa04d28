package org.rollcall.ingest.core;

import java.util.List;
import org.rollcall.contract.DateOrder;

/** A kind of file that gives no table; it is known so that nobody takes it for one that does. */
public interface NoTable extends ExportFormat {

  @Override
  default List<String> tables() {
    return List.of();
  }

  @Override
  String whyNone();

  @Override
  default Extract extract(Document document, String table, DateOrder order) {
    throw new IllegalArgumentException(
        "Cannot extract " + table + ": " + name() + " gives no table (must not be asked for one)");
  }
}
