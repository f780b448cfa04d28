package org.rollcall.ingest.survey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rollcall.ingest.IngestException;
import org.rollcall.ingest.export.Extract;
import org.rollcall.ingest.export.Grid;
import org.rollcall.ingest.export.Line;
import org.rollcall.ingest.export.Recognition;

/**
 * Records of a REDCap project as raw data: one row for each record, event and repeat, the key in
 * the first column whatever its name, and behind the fields of each form {@code <form>_complete}.
 *
 * <p>A box that is not ticked is 0, and so is one of a form that nobody opened; the state of the
 * form tells them apart.
 */
public final class Redcap implements SurveyFormat {

  private static final String COMPLETE = "_complete";
  private static final Set<String> STATES =
      Set.of("", "0", "1", "2", "incomplete", "unverified", "complete");

  @Override
  public String name() {
    return "redcap";
  }

  @Override
  public String title() {
    return "REDCap records file";
  }

  @Override
  public Recognition recognise(Grid grid) {
    List<String> header = grid.lines().get(0).cells();
    boolean labels = header.stream().anyMatch("Complete?"::equals);
    if (labels) {
      return new Recognition(
          0.7, "", List.of("has labels as headings, not names of fields: export raw data"));
    }
    boolean fields = header.stream().allMatch(cell -> cell.matches("[a-z][a-z0-9_]*(___.+)?"));
    List<Integer> states =
        IntStream.range(1, header.size())
            .filter(c -> header.get(c).endsWith(COMPLETE))
            .boxed()
            .toList();
    if (!fields || states.isEmpty()) {
      return Recognition.NONE;
    }
    long strange =
        grid.lines().stream()
            .skip(1)
            .filter(line -> states.stream().noneMatch(c -> isState(line.cell(c))))
            .count();
    return strange * 10 < grid.lines().size()
        ? Recognition.sure(variant(header))
        : new Recognition(0.6, "", List.of("holds other states of forms than 0, 1 and 2"));
  }

  private static boolean isState(String cell) {
    return STATES.contains(cell.toLowerCase(Locale.ROOT));
  }

  private static String variant(List<String> header) {
    return Stream.of("redcap_event_name", "redcap_repeat_instrument")
        .filter(header::contains)
        .map(name -> name.contains("event") ? "with events" : "with repeats")
        .collect(Collectors.joining(", "));
  }

  @Override
  public Form form(Grid grid) {
    return Form.ofOneRow(grid);
  }

  @Override
  public List<Response> responses(Form form, Set<Integer> mapped) {
    int state = state(form, mapped);
    String name = form.name(state);
    String timestamp = name.substring(0, name.length() - COMPLETE.length()) + "_timestamp";
    return form.rows().stream()
        .map(
            line -> {
              String sent = form.cell(line, timestamp);
              String code = code(form, line, state);
              boolean open = code.isEmpty() && sent.equals("[not completed]");
              return new Response(
                  line,
                  Optional.of(key(form, line)),
                  sent,
                  open ? Extract.ASIDE + "UNFINISHED" : code);
            })
        .toList();
  }

  /** Those of the first form that has some: a source reads one form. */
  @Override
  public Map<String, String> scales(Form form) {
    Map<String, String> all = form.scales();
    Map<String, String> first = new LinkedHashMap<>();
    int state = -1;
    for (Map.Entry<String, String> scale : all.entrySet()) {
      int own = next(form, form.column(scale.getKey(), scale.getValue()));
      state = state < 0 ? own : state;
      if (own == state && own >= 0) {
        first.put(scale.getKey(), scale.getValue());
      }
    }
    return first;
  }

  /** The state column behind a field, or -1. */
  private static int next(Form form, int column) {
    return IntStream.range(column, form.width())
        .filter(c -> form.name(c).endsWith(COMPLETE))
        .findFirst()
        .orElse(-1);
  }

  /** The column that holds the state of the form that all mapped fields are on. */
  private static int state(Form form, Set<Integer> mapped) {
    Set<Integer> states =
        mapped.stream().map(column -> next(form, column)).collect(Collectors.toSet());
    if (states.size() != 1 || states.contains(-1)) {
      throw new IngestException(
          "IN-FORMS",
          0,
          "Cannot read the file: the mapped fields are on %s (must be on one: make a source for each form)"
              .formatted(states.contains(-1) ? "no form" : states.size() + " forms"));
    }
    return states.iterator().next();
  }

  private static String key(Form form, Line line) {
    String id = line.cell(0);
    return id.isEmpty()
        ? ""
        : Stream.of("redcap_event_name", "redcap_repeat_instrument", "redcap_repeat_instance")
            .map(column -> form.cell(line, column))
            .filter(cell -> !cell.isEmpty())
            .reduce(id, (key, part) -> key + " " + part);
  }

  private static String code(Form form, Line line, int state) {
    boolean begun = fields(form, state).anyMatch(column -> isBegun(form, column, line));
    String text = line.cell(state);
    boolean open = text.equals("0") || text.equalsIgnoreCase("incomplete");
    if (!begun && (open || text.isEmpty())) {
      return Extract.ASIDE + "NOT-SHOWN";
    }
    return open ? Extract.ASIDE + "UNFINISHED" : isState(text) ? "" : "ENUM";
  }

  /** The fields between a form's state and that of the form before. */
  private static IntStream fields(Form form, int state) {
    int from = state;
    while (from > 1
        && !form.name(from - 1).endsWith(COMPLETE)
        && !form.name(from - 1).startsWith("redcap_")) {
      from--;
    }
    return IntStream.range(from, state);
  }

  private static boolean isBegun(Form form, int column, Line line) {
    String cell = line.cell(column);
    boolean box = form.name(column).contains("___");
    return !cell.isEmpty() && !(box && cell.equals("0"));
  }
}
