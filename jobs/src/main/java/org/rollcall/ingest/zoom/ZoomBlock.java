package org.rollcall.ingest.zoom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.ingest.core.Grid;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Times;

/**
 * A meeting in a participants report, which may hold several, one below the other.
 *
 * @param details the row of its facts, if it has one
 * @param rows its participants
 */
record ZoomBlock(Optional<ZoomRow> details, List<ZoomRow> rows) {

  private static final Pattern ADDRESS = Pattern.compile("[^\\s()<>,;]+@[^\\s()<>,;]+");

  /** The meetings of a file: each begins with its facts, or where there are none with its rows. */
  static List<ZoomBlock> of(Grid grid) {
    List<ZoomBlock> blocks = new ArrayList<>();
    Optional<Headings.Found> table = Optional.empty();
    List<Line> lines = grid.lines();
    for (int at = 0; at < lines.size(); at++) {
      Line line = lines.get(at);
      Optional<Headings.Found> facts = ZoomHeadings.DETAILS.of(line);
      Optional<Headings.Found> heading = ZoomHeadings.participants(line);
      if (heading.isPresent()) {
        table = heading;
      } else if (facts.isPresent()) {
        boolean told = at + 1 < lines.size() && !isHeading(lines.get(at + 1));
        Optional<ZoomRow> details =
            told ? Optional.of(new ZoomRow(facts.get(), lines.get(++at))) : Optional.empty();
        blocks.add(new ZoomBlock(details, new ArrayList<>()));
      } else if (table.isPresent()) {
        if (blocks.isEmpty()) {
          blocks.add(new ZoomBlock(Optional.empty(), new ArrayList<>()));
        }
        blocks.get(blocks.size() - 1).rows().add(new ZoomRow(table.get(), line));
      }
    }
    return blocks;
  }

  private static boolean isHeading(Line line) {
    return ZoomHeadings.DETAILS.of(line).isPresent() || ZoomHeadings.participants(line).isPresent();
  }

  /** All dates. */
  Stream<Times.Stamp> stamps() {
    return Stream.concat(
        details.stream().flatMap(row -> Stream.of(row.stamp("start"), row.stamp("end"))),
        rows.stream().flatMap(row -> Stream.of(row.stamp("join"), row.stamp("leave"))));
  }

  /** When it began: by its facts, else when the first joined. */
  Optional<String> start(Times times) {
    return details
        .flatMap(row -> times.dateTime(row.cell("start")))
        .or(
            () ->
                rows.stream()
                    .flatMap(row -> times.dateTime(row.cell("join")).stream())
                    .min(Comparator.naturalOrder()));
  }

  /**
   * The service's id of it; empty text if it is not told.
   *
   * @throws IngestException if the rows are of several meetings and no facts tell which began when
   */
  String id(Times times) {
    if (details.isPresent()) {
      return details.get().id();
    }
    TreeSet<String> days = new TreeSet<>();
    rows.forEach(row -> times.date(row.cell("join")).ifPresent(days::add));
    Days.one(days, "stays");
    Set<String> ids = rows.stream().map(ZoomRow::id).collect(Collectors.toSet());
    if (ids.size() > 1) {
      throw new IngestException(
          "IN-STACKED",
          0,
          "Cannot read the file: its rows are of several meetings (must be exported with meeting data, which tells when each began)");
    }
    return ids.isEmpty() ? "" : ids.iterator().next();
  }

  String topic() {
    return details.map(row -> row.cell("topic")).orElse("");
  }

  /** The e-mail address of the account that held it; empty text if it is not told. */
  String host() {
    String told =
        details.stream()
            .flatMap(row -> Stream.of("host", "hostmail", "account").map(row::cell))
            .collect(Collectors.joining(" "));
    Matcher address = ADDRESS.matcher(told);
    return address.find() ? address.group().toLowerCase(Locale.ROOT) : "";
  }
}
