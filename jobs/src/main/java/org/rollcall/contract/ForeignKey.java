package org.rollcall.contract;

import java.util.List;

/**
 * Columns whose values must exist in another table.
 *
 * @param fields the columns of this table
 * @param reference where the values must exist
 */
public record ForeignKey(List<String> fields, Reference reference) {

  public ForeignKey {
    fields = List.copyOf(fields);
  }

  /**
   * The other end of a foreign key.
   *
   * @param resource the other table
   * @param fields its columns, in the same order
   */
  public record Reference(String resource, List<String> fields) {
    public Reference {
      fields = List.copyOf(fields);
    }
  }
}
