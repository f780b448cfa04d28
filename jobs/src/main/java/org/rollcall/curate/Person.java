package org.rollcall.curate;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;

/**
 * All that the store holds of one person.
 *
 * @param id the person
 * @param stays all rows of attendance, in the order of file and line, duplicates and rows with a
 *     fault among them
 * @param attendances what is left of them when they are merged, in the order of date and session
 * @param participant what was known of the person at the start, by name of the column
 */
public record Person(
    Id id, List<Stay> stays, List<Attendance> attendances, Optional<Row> participant) {}
