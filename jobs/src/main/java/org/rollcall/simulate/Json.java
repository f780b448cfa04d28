package org.rollcall.simulate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** Maps, lists, text and numbers as JSON; the texts here need no escapes but quotes. */
final class Json {
  private static final int DIGITS = 6;

  private Json() {}

  /** On one line. */
  static String line(Map<String, ?> object) {
    StringBuilder out = new StringBuilder("{");
    for (Map.Entry<String, ?> entry : object.entrySet()) {
      out.append(out.length() > 1 ? "," : "").append(quote(entry.getKey())).append(":");
      out.append(scalar(entry.getValue()));
    }
    return out.append("}").toString();
  }

  /** Over several lines; an object or list of scalars only stays on one. */
  static String pretty(Object value) {
    StringBuilder out = new StringBuilder();
    append(out, value, "");
    return out.append("\n").toString();
  }

  private static void append(StringBuilder out, Object value, String indent) {
    if (value instanceof Map<?, ?> map) {
      boolean flat = map.values().stream().allMatch(Json::isScalar);
      String inner = flat ? "" : "\n" + indent + "  ";
      out.append("{");
      String comma = "";
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.append(comma).append(inner).append(quote(entry.getKey().toString())).append(": ");
        append(out, entry.getValue(), indent + "  ");
        comma = flat ? ", " : ",";
      }
      out.append(flat ? "" : "\n" + indent).append("}");
    } else if (value instanceof List<?> list) {
      boolean flat = list.stream().allMatch(Json::isScalar);
      String inner = flat ? "" : "\n" + indent + "  ";
      out.append("[");
      String comma = "";
      for (Object item : list) {
        out.append(comma).append(inner);
        append(out, item, indent + "  ");
        comma = flat ? ", " : ",";
      }
      out.append(flat ? "" : "\n" + indent).append("]");
    } else {
      out.append(scalar(value));
    }
  }

  private static boolean isScalar(Object value) {
    return !(value instanceof Map) && !(value instanceof List);
  }

  private static String scalar(Object value) {
    if (value instanceof Double number) {
      return BigDecimal.valueOf(number)
          .setScale(DIGITS, RoundingMode.HALF_EVEN)
          .stripTrailingZeros()
          .toPlainString();
    }
    return value instanceof String text ? quote(text) : String.valueOf(value);
  }

  private static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
