package org.rollcall.ingest.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Mapping;
import org.rollcall.ingest.core.Recognition;
import org.rollcall.ingest.core.Request;

/**
 * A table of counts, a row for each session: men, women and children, or all together.
 *
 * <p>The parts are added up; where the table has a total too the two must agree. A row with some
 * parts blank is faulty: blank may mean none or not counted.
 */
public final class HeadcountTable implements ExportFormat {

  /** Records of a survey can have all of its columns among many more. */
  private static final int WIDEST = 20;

  private static final List<String> PARTS = List.of("men", "women", "children", "others");

  /** Columns that a table may have, and what they give. */
  private static final Map<String, String> OPTIONAL =
      new TreeMap<>(
          Map.of(
              "newcomers", "newcomers",
              "online", "attendees_online",
              "group", "group_id",
              "service", "Service"));

  static final Headings HEADINGS =
      new Headings()
          .need("date", When.DATE)
          .may("men", "Gents", "Men", "Male", "Males", "Number male")
          .may("women", "Ladies", "Women", "Female", "Females", "Number female")
          .may("children", "Kids", "Children", "Under 18")
          .may("others", "Non-binary", "Other gender", "Other")
          .may(
              "total",
              Count.present(
                  "Total",
                  "Attendance",
                  "Headcount",
                  "Head count",
                  "Number present",
                  "Attended",
                  "Participants",
                  "Total attendance"))
          .may(
              "newcomers",
              "Newcomers",
              "First-timers",
              "First timers",
              "New",
              "First time",
              "New attendees",
              "New members",
              "New people",
              "Number of newcomers",
              "Number new",
              "Number first time",
              "How many were new?",
              "First timers?")
          .may("online", "Online", "Zoom", "Online attendees")
          .may("time", When.TIME)
          .may("group", "Group", "Group name")
          .may("service", "Service", "Service name", "Meeting", "Event", "Session");

  @Override
  public String name() {
    return "headcount_table";
  }

  @Override
  public String title() {
    return "table of headcounts";
  }

  @Override
  public List<String> tables() {
    return List.of("headcounts");
  }

  @Override
  public Recognition recognise(Document document) {
    return heading(document).isPresent() ? Recognition.sure("") : Recognition.NONE;
  }

  private static Optional<Headings.Found> heading(Document document) {
    return HEADINGS
        .in(document)
        .map(Thousands::without)
        .filter(found -> found.has("total") || parts(found).size() > 1)
        .filter(
            found -> !People.isNamed(People.HEADINGS.of(found.grid(), found.row()).orElseThrow()))
        .filter(found -> found.heading().filled() <= WIDEST)
        .filter(found -> FacilitatorLog.HEADINGS.of(found.grid(), found.row()).isEmpty())
        .filter(HeadcountTable::isNumeric)
        .filter(found -> GroupColumns.of(found).isEmpty());
  }

  private static boolean isNumeric(Headings.Found found) {
    List<String> counts = found.has("total") ? List.of("total") : parts(found);
    long sound =
        found.below().stream()
            .filter(line -> counts.stream().allMatch(key -> Count.isLike(found.cell(line, key))))
            .count();
    return sound > 0.5 * found.below().size();
  }

  static List<String> parts(Headings.Found found) {
    return PARTS.stream().filter(found::has).toList();
  }

  @Override
  public Extract extract(Document document, String table, DateOrder order) {
    return extract(document, new Request(table, new Mapping(List.of()), order));
  }

  @Override
  public Extract extract(Document document, Request request) {
    String table = request.table();
    Headings.Found found = heading(document).orElseThrow();
    When when = When.of(found, request.order());
    Services services = Services.of(found, when);
    services.check(request, line -> fault(found, line, when).isEmpty());
    List<String> columns = new ArrayList<>(List.of("attendees", "Date"));
    if (when.hasTimes()) {
      columns.add("session_start");
    }
    OPTIONAL.forEach(
        (key, column) -> {
          if (found.has(key) || key.equals("group") && services.areMany()) {
            columns.add(column);
          }
        });
    Extract.Builder extract = new Extract.Builder(columns);
    if (!parts(found).isEmpty()) {
      extract.drops("counts by sex and age");
    }
    if (!when.hasTimes()) {
      extract.lacks(Gaps.time(table));
    }
    for (Line line : found.below()) {
      String fault = fault(found, line, when);
      if (Totals.isOne(found, line)) {
        extract.aside(line.number(), "TOTALS");
      } else if (!fault.isEmpty()) {
        extract.fault(line.number(), fault);
      } else if (services.areMany() && services.group(line).isEmpty()) {
        extract.fault(line.number(), "NO-GROUP");
      } else {
        Map<String, String> cells = cells(found, line, when);
        cells.put("group_id", services.group(line));
        cells.keySet().retainAll(columns);
        extract.row(line.number(), cells);
      }
    }
    return extract.build();
  }

  private static Map<String, String> cells(Headings.Found found, Line line, When when) {
    Map<String, String> cells = new HashMap<>();
    cells.put("attendees", attendees(found, line).map(Object::toString).orElse(""));
    cells.put("newcomers", number(found, line, "newcomers"));
    cells.put("attendees_online", number(found, line, "online"));
    cells.put("Date", when.date(line).orElseThrow());
    cells.put("Service", found.cell(line, "service"));
    when.start(line).ifPresent(start -> cells.put("session_start", start));
    return cells;
  }

  private static String number(Headings.Found found, Line line, String key) {
    return Count.text(found.cell(line, key));
  }

  private static String fault(Headings.Found found, Line line, When when) {
    if (when.date(line).isEmpty() || when.hasTimes() && when.start(line).isEmpty()) {
      return "TYPE-DATETIME";
    }
    List<String> counts = new ArrayList<>(PARTS);
    counts.addAll(List.of("total", "newcomers", "online"));
    for (String key : counts) {
      String fault = Count.fault(found.cell(line, key));
      if (!fault.isEmpty()) {
        return fault;
      }
    }
    List<String> parts = parts(found);
    long blank = parts.stream().filter(key -> found.cell(line, key).isEmpty()).count();
    if (blank > 0 && blank < parts.size()) {
      return "COUNT-PARTS";
    }
    boolean both = !parts.isEmpty() && blank == 0 && !found.cell(line, "total").isEmpty();
    return both && sum(found, line) != Count.of(found.cell(line, "total")).orElse(0)
        ? "COUNT-SUM"
        : "";
  }

  private static int sum(Headings.Found found, Line line) {
    return parts(found).stream().mapToInt(key -> Count.of(found.cell(line, key)).orElse(0)).sum();
  }

  private static Optional<Integer> attendees(Headings.Found found, Line line) {
    Optional<Integer> total = Count.of(found.cell(line, "total"));
    boolean counted =
        !parts(found).isEmpty()
            && parts(found).stream().noneMatch(key -> found.cell(line, key).isEmpty());
    return total.isPresent() || !counted ? total : Optional.of(sum(found, line));
  }
}
