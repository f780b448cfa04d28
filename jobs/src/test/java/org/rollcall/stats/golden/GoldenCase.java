package org.rollcall.stats.golden;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.rollcall.stats.NotEstimable;

/**
 * One case of a reference implementation, and what became of comparing with it.
 *
 * <p>A path names an expected value: keys and indices with dots between them, as {@code
 * curves.0.surv}; an array is compared element by element.
 */
public final class GoldenCase {

  /** Ends a case that the project has no estimator for. */
  static final class LeftOut extends RuntimeException {
    private static final long serialVersionUID = 1;

    LeftOut(String why) {
      super(why);
    }
  }

  private final JsonNode json;
  private final Path folder;
  private int compared;
  private double worst;
  private String worstPath = "";
  private final List<String> problems = new ArrayList<>();

  GoldenCase(JsonNode json, Path folder) {
    this.json = json;
    this.folder = folder;
  }

  public String id() {
    return json.get("case").asText();
  }

  public String method() {
    return json.get("method").asText();
  }

  /** The call of R, for what stands in no argument. */
  public String call() {
    return json.get("r_call").asText();
  }

  /** An argument; missing ones are Jackson's missing node. */
  public JsonNode arg(String name) {
    return json.get("args").path(name);
  }

  /** All arguments. */
  public JsonNode arguments() {
    return json.get("args");
  }

  public List<String> texts(String arg) {
    return stream(arg(arg)).map(JsonNode::asText).toList();
  }

  public double[] numbers(String arg) {
    return stream(arg(arg)).mapToDouble(GoldenCase::number).toArray();
  }

  /** The expected value at a path. */
  public JsonNode expected(String path) {
    JsonNode node = json.get("expected");
    for (String step : path.isEmpty() ? new String[0] : path.split("\\.")) {
      node = node.isArray() ? node.path(Integer.parseInt(step)) : node.path(step);
    }
    return node;
  }

  /** A number of the reference, which writes not finite ones as text; a missing one is NaN. */
  public static double number(JsonNode node) {
    return node.isNumber()
        ? node.asDouble()
        : node.isTextual() ? Double.parseDouble(node.asText()) : Double.NaN;
  }

  /** Rows of the data set that the case's filter keeps. */
  public List<Row> rows() {
    Path file = folder.resolve(json.get("dataset").asText());
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      return reader.stream().map(Row::new).filter(this::isKept).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kept rows that have all of some columns. */
  public List<Row> complete(List<String> columns) {
    return rows().stream().filter(row -> columns.stream().allMatch(row::has)).toList();
  }

  /** A text argument that names a column, or empty if the case has none. */
  public Optional<String> column(String arg) {
    return arg(arg).isTextual() ? Optional.of(arg(arg).asText()) : Optional.empty();
  }

  /**
   * A column of the data, or one that only the call makes, as {@code transform(d, x = c(0, 1))}.
   */
  double[] numbersOf(String column, List<Row> rows) {
    Matcher made =
        Pattern.compile("\\b" + column + " = (?:c\\(([^)]*)\\)|([-0-9.]+))").matcher(call());
    if (!made.find()) {
      return each(rows, row -> row.number(column));
    }
    String[] values = (made.group(1) == null ? made.group(2) : made.group(1)).split(",");
    return IntStream.range(0, rows.size())
        .mapToDouble(i -> Double.parseDouble(values[i % values.length]))
        .toArray();
  }

  private boolean isKept(Row row) {
    return stream(arg("filter")).allMatch(rule -> isKept(row, rule));
  }

  private static boolean isKept(Row row, JsonNode rule) {
    String column = rule.get("column").asText();
    JsonNode value = rule.path("value");
    if (!row.has(column)) {
      return false;
    }
    return switch (rule.get("op").asText()) {
      case "notna" -> true;
      case "==" -> isEqual(row, column, value);
      case "in" -> stream(value).anyMatch(one -> isEqual(row, column, one));
      case ">" -> row.number(column) > value.asDouble();
      case ">=" -> row.number(column) >= value.asDouble();
      case "<" -> row.number(column) < value.asDouble();
      default -> throw new IllegalArgumentException("Unknown filter: " + rule);
    };
  }

  private static boolean isEqual(Row row, String column, JsonNode value) {
    return value.isNumber()
        ? row.number(column) == value.asDouble()
        : row.text(column).equals(value.asText());
  }

  /** Compares with the reference at the tolerance of the method. */
  public void check(String path, double found) {
    check(path, found, Tolerances.relative(method(), path));
  }

  /** Compares with the reference at a tolerance of one's own; say why where it is called. */
  public void check(String path, double found, double relative) {
    JsonNode node = expected(path);
    if (node.isMissingNode()) {
      problems.add(path + ": not in the case");
      return;
    }
    double wanted = number(node);
    compared++;
    double absolute = Tolerances.absolute(json.path("tolerance"));
    double difference = Math.abs(found - wanted);
    if (!(difference <= Math.max(absolute, relative * Math.abs(wanted)))
        && Double.compare(found, wanted) != 0) {
      problems.add(path + ": expected " + wanted + " but found " + found);
    }
    if (Math.abs(wanted) > absolute && difference / Math.abs(wanted) > worst) {
      worst = difference / Math.abs(wanted);
      worstPath = path;
    }
  }

  /** Compares an array. */
  public void check(String path, double[] found) {
    JsonNode node = expected(path);
    if (node.size() != found.length) {
      problems.add(path + ": expected " + node.size() + " values but found " + found.length);
      return;
    }
    for (int i = 0; i < found.length; i++) {
      check(path + "." + i, found[i]);
    }
  }

  /** Compares a matrix, an array of rows. */
  public void check(String path, double[][] found) {
    JsonNode node = expected(path);
    if (node.size() != found.length) {
      problems.add(path + ": expected " + node.size() + " rows but found " + found.length);
      return;
    }
    for (int i = 0; i < found.length; i++) {
      check(path + "." + i, found[i]);
    }
  }

  /** Compares where the reference may have nothing: empty agrees with null, NaN and infinity. */
  public void check(String path, OptionalDouble found) {
    JsonNode node = expected(path);
    if (found.isPresent()) {
      check(path, found.getAsDouble());
    } else if (!node.isMissingNode() && !Double.isFinite(number(node))) {
      compared++;
    } else {
      problems.add(path + ": expected " + node + " but found nothing");
    }
  }

  /** Compares something that is right or wrong. */
  public void check(String path, boolean agrees) {
    compared++;
    if (!agrees) {
      problems.add(path + ": expected " + expected(path) + " but it does not hold");
    }
  }

  /** The project gives a reason where the reference gives nothing that can be used. */
  public void refused(Optional<NotEstimable> found) {
    compared++;
    if (found.isEmpty()) {
      problems.add("expected a reason but found an estimate");
    }
  }

  /** Ends the case, which the project has no estimator for; counted and printed. */
  public void leaveOut(String why) {
    throw new LeftOut(why);
  }

  /** Applies a function to each element of a list. */
  public static <T> double[] each(List<T> list, ToDoubleFunction<T> of) {
    return list.stream().mapToDouble(of).toArray();
  }

  int compared() {
    return compared;
  }

  double worst() {
    return worst;
  }

  String worstPath() {
    return worstPath;
  }

  List<String> problems() {
    return problems;
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
