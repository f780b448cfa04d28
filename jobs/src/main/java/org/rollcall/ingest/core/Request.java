package org.rollcall.ingest.core;

import java.util.Map;
import java.util.Optional;
import org.rollcall.contract.DateOrder;
import org.rollcall.contract.Instruments;
import org.rollcall.contract.Planned;
import org.rollcall.contract.Survey;

/**
 * What is wanted of a file.
 *
 * @param source name of the source, which tells apart keys that are good in one survey only
 * @param table canonical table whose rows it shall give
 * @param mapping which columns make which fields
 * @param order order of day and month, for formats that must read dates to make rows
 * @param survey which questions are which items, for survey exports
 * @param planned days for which weekly slots are planned sessions, for directories
 * @param marks mark to what it means, for registers
 * @param instruments what is known of instruments and their items
 */
public record Request(
    String source,
    String table,
    Mapping mapping,
    DateOrder order,
    Optional<Survey> survey,
    Optional<Planned> planned,
    Map<String, String> marks,
    Instruments instruments) {

  public Request {
    marks = Map.copyOf(marks);
  }

  public Request(
      String source, String table, Mapping mapping, DateOrder order, Optional<Survey> survey) {
    this(source, table, mapping, order, survey, Optional.empty(), Map.of(), Instruments.STANDARD);
  }

  public Request(String table, Mapping mapping, DateOrder order) {
    this("", table, mapping, order, Optional.empty());
  }

  /** The column of the file that the study says is the field, if it says one. */
  public Optional<String> columnOf(String field) {
    return mapping.wanted().stream()
        .filter(wanted -> wanted.field().equals(field) && wanted.isOneColumn())
        .map(wanted -> wanted.pieces().get(0).text())
        .filter(column -> !column.equals(field))
        .findFirst();
  }

  /** Whether the study gives the field one value for every row, so that no file need tell it. */
  public boolean isConstant(String field) {
    return mapping.wanted().stream()
        .anyMatch(wanted -> wanted.field().equals(field) && wanted.pieces().isEmpty());
  }
}
