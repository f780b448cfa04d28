package org.rollcall.curate;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.rollcall.outcome.CalendarOrigin;

/**
 * The sessions that took place or were to.
 *
 * @param sessions one row per session: {@code session_id} (null where only its start is known),
 *     {@code session_key}, {@code group_id}, {@code session_on}, {@code status}, {@code
 *     session_modality}, {@code facilitator_id}, {@code planned_minutes}, {@code listed} (a source
 *     lists it; else it is known only because somebody was counted at it)
 * @param origin where they come from
 */
public record Calendar(Dataset<Row> sessions, CalendarOrigin origin) {}
