package org.rollcall.ingest.survey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rollcall.contract.Quantity;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Grid;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Recognition;

/**
 * Records of a REDCap project: one row for each record, event and repeat, the key in the first
 * column whatever its name, and behind the fields of each form its state. As raw data its column is
 * {@code <form>_complete}; with labels as headings it is {@code Complete?}, and questions go by
 * their labels, of which a study can map those that are there once.
 *
 * <p>A box that is not ticked is 0, and so is one of a form that nobody opened; the state of the
 * form tells them apart.
 */
public final class Redcap implements SurveyFormat {

  private static final String COMPLETE = "_complete";
  private static final String COMPLETE_LABEL = "Complete?";
  private static final String SURVEY_TIME = "Survey Timestamp";
  private static final Pattern FIELD = Pattern.compile("[a-z][a-z0-9_]*(___.+)?");
  private static final Pattern BOX = Pattern.compile(".*___.+|(?s).*\\(choice=.*");
  private static final Set<String> STATES =
      Set.of("", "0", "1", "2", "incomplete", "unverified", "complete");
  private static final String[] EVENT = {"redcap_event_name", "Event Name"};
  private static final String[] INSTRUMENT = {"redcap_repeat_instrument", "Repeat Instrument"};
  private static final String[] INSTANCE = {"redcap_repeat_instance", "Repeat Instance"};

  /** Columns that stand before all forms. */
  private static final Set<String> BEFORE =
      Set.of(
          "Event Name",
          "Repeat Instrument",
          "Repeat Instance",
          "Data Access Group",
          "Survey Identifier");

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
    boolean labels = header.stream().anyMatch(COMPLETE_LABEL::equals);
    boolean fields = header.stream().allMatch(cell -> FIELD.matcher(cell).matches());
    List<Integer> states =
        IntStream.range(1, header.size()).filter(c -> isState(header, c)).boxed().toList();
    if (!labels && fields && states.isEmpty() && header.stream().anyMatch(Redcap::isOwn)) {
      return new Recognition(
          0.7,
          "",
          List.of("lacks the states of forms, named like \"form_complete\": export whole forms"));
    }
    if (!labels && !fields || states.isEmpty()) {
      return Recognition.NONE;
    }
    long strange =
        form(grid).rows().stream()
            .filter(line -> states.stream().noneMatch(c -> isState(line.cell(c))))
            .count();
    return strange * 10 < grid.lines().size()
        ? Recognition.sure(variant(header, labels))
        : new Recognition(
            0.6,
            "",
            List.of(
                labels
                    ? "has labels as headings and other states of forms than Incomplete, Unverified and Complete: in Data Exports choose CSV / Microsoft Excel (raw data)"
                    : "holds other states of forms than 0, 1 and 2"));
  }

  private static boolean isState(List<String> header, int column) {
    return isState(column, header.get(column));
  }

  private static boolean isState(int column, String name) {
    return column > 0 && (name.endsWith(COMPLETE) || name.equals(COMPLETE_LABEL));
  }

  private static boolean isState(String cell) {
    return STATES.contains(cell.toLowerCase(Locale.ROOT));
  }

  private static boolean isOwn(String name) {
    return name.startsWith("redcap_") || BEFORE.contains(name);
  }

  private static String variant(List<String> header, boolean labels) {
    return Stream.of(
            labels ? "with labels" : "",
            header.contains(EVENT[0]) || labels && header.contains(EVENT[1]) ? "with events" : "",
            header.contains(INSTRUMENT[0]) || labels && header.contains(INSTRUMENT[1])
                ? "with repeats"
                : "")
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  @Override
  public Form form(Grid grid) {
    return Form.ofOneRow(grid).withWords(Map.of("checked", "1", "unchecked", "0"));
  }

  @Override
  public List<Response> responses(Form form, Set<Integer> mapped) {
    int state = state(form, mapped);
    Optional<Integer> time = time(form, state);
    return form.rows().stream()
        .map(
            line -> {
              String sent = time.map(line::cell).orElse("");
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

  /** The column that tells when a form was sent as a survey. */
  private static Optional<Integer> time(Form form, int state) {
    String name = form.name(state);
    return name.equals(COMPLETE_LABEL)
        ? fields(form, state).filter(c -> form.name(c).equals(SURVEY_TIME)).boxed().findFirst()
        : form.find(name.substring(0, name.length() - COMPLETE.length()) + "_timestamp");
  }

  /** Forms differ from row to row: every row of a record, event or repeat is told. */
  @Override
  public String answered(Form form) {
    return Quantity.of(form.rows().size(), "row") + " of records";
  }

  /** Those of the form that has the most: a source reads one form. */
  @Override
  public Map<String, String> scales(Form form) {
    Map<Integer, Map<String, String>> forms = new TreeMap<>();
    form.scales()
        .forEach(
            (question, item) -> {
              int state = next(form, form.column(question, item));
              if (state >= 0 && !isOwn(question)) {
                Map<String, String> own = forms.computeIfAbsent(state, s -> new LinkedHashMap<>());
                own.put(question, "item_" + (own.size() + 1));
              }
            });
    return forms.values().stream()
        .reduce((first, next) -> next.size() > first.size() ? next : first)
        .orElse(Map.of());
  }

  /** The state column behind a field, or -1. */
  private static int next(Form form, int column) {
    return IntStream.range(column, form.width())
        .filter(c -> isState(c, form.name(c)))
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
        : Stream.of(EVENT, INSTRUMENT, INSTANCE)
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
    while (from > 1 && !isState(from - 1, form.name(from - 1)) && !isOwn(form.name(from - 1))) {
      from--;
    }
    return IntStream.range(from, state);
  }

  private static boolean isBegun(Form form, int column, Line line) {
    String cell = line.cell(column);
    boolean box = BOX.matcher(form.name(column)).matches();
    return !cell.isEmpty() && !(box && (cell.equals("0") || cell.equalsIgnoreCase("unchecked")));
  }
}
