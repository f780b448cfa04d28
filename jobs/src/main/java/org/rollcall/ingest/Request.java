package org.rollcall.ingest;

import org.rollcall.ingest.export.DayOrder;

/**
 * What is wanted of a file.
 *
 * @param table canonical table whose rows it shall give
 * @param mapping which columns make which fields
 * @param order order of day and month, for formats that must read dates to make rows
 */
public record Request(String table, Mapping mapping, DayOrder order) {}
