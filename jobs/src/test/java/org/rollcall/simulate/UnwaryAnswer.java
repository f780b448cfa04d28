package org.rollcall.simulate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What somebody would find who takes files as they are: a code is a person, a first row a first
 * visit, and who is not in the files has left.
 */
public final class UnwaryAnswer {
  private static final int WASHOUT_DAYS = 180;
  private static final int WEEK_12 = 84;
  private static final int SEEN = 175;

  private record Visit(LocalDate on, boolean online) {}

  private final List<List<Visit>> people = new ArrayList<>();
  private final LocalDate first;
  private final LocalDate last;

  private UnwaryAnswer(DemoFiles files, LocalDate first, LocalDate last) {
    this.first = first;
    this.last = last;
    Map<String, TreeMap<String, Visit>> byCode = new TreeMap<>();
    for (DemoFiles.Row row : files.rows) {
      boolean counts =
          row.role().equals("participant")
              && row.status().equals("present")
              && !row.grade().equals("display_name");
      if (counts) {
        String at = row.session().start().toString() + row.session().id();
        Visit visit = new Visit(row.session().start().toLocalDate(), row.mode().equals("online"));
        byCode.computeIfAbsent(row.person(), code -> new TreeMap<>()).put(at, visit);
      }
    }
    byCode.values().forEach(visits -> people.add(List.copyOf(visits.values())));
  }

  /** Reads a made-up study. */
  public static UnwaryAnswer of(Path folder, LocalDate first, LocalDate last) throws IOException {
    return new UnwaryAnswer(DemoFiles.read(folder), first, last);
  }

  /** Share seen in the 13 weeks from week 12 on, online less face to face. */
  public double retained() {
    return share(true, this::comes) - share(false, this::comes);
  }

  /** Share without four weeks of absence in the first twelve, online less face to face. */
  public double withoutGap() {
    return share(true, UnwaryAnswer::steady) - share(false, UnwaryAnswer::steady);
  }

  private interface Stays {
    boolean of(List<Visit> visits);
  }

  private double share(boolean online, Stays stays) {
    int n = 0;
    int stayed = 0;
    for (List<Visit> visits : people) {
      LocalDate start = visits.get(0).on();
      boolean counts =
          visits.get(0).online() == online
              && !start.isBefore(first.plusDays(WASHOUT_DAYS))
              && !start.isAfter(last.minusDays(SEEN));
      n += counts ? 1 : 0;
      stayed += counts && stays.of(visits) ? 1 : 0;
    }
    return (double) stayed / n;
  }

  private boolean comes(List<Visit> visits) {
    return visits.stream().mapToLong(v -> since(visits, v)).anyMatch(d -> d >= WEEK_12 && d < SEEN);
  }

  private static long since(List<Visit> visits, Visit visit) {
    return ChronoUnit.DAYS.between(visits.get(0).on(), visit.on());
  }

  private static boolean steady(List<Visit> visits) {
    long before = 0;
    for (Visit visit : visits) {
      long day = since(visits, visit);
      if (day - before > 28 || before >= WEEK_12) {
        break;
      }
      before = day;
    }
    return before + 28 >= WEEK_12;
  }
}
