package org.rollcall.curate;

import java.util.List;
import org.rollcall.outcome.CalendarOrigin;

/**
 * The sessions that took place or were to.
 *
 * @param sessions all of them
 * @param origin where they come from
 */
public record Calendar(List<Session> sessions, CalendarOrigin origin) {

  public Calendar {
    sessions = List.copyOf(sessions);
  }
}
