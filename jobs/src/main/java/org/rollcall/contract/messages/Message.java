package org.rollcall.contract.messages;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Something to be said, as data.
 *
 * @param code what is said
 * @param parameters what it is said with
 */
public record Message(MessageCode code, List<Object> parameters) {

  public Message {
    parameters = List.copyOf(parameters);
    boolean fits = parameters.size() == code.parameters().size();
    for (int i = 0; fits && i < parameters.size(); i++) {
      fits = code.parameters().get(i).fits(parameters.get(i));
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "Invalid parameters of "
              + code.key()
              + ": "
              + parameters
              + " (must be "
              + code.parameters()
              + ")");
    }
  }

  /** As tables hold it: its code, and its parameters in brackets, as {@code week(12)}. */
  public String coded() {
    return parameters.isEmpty()
        ? code.code()
        : parameters.stream()
            .map(Message::inTable)
            .collect(Collectors.joining(",", code.code() + "(", ")"));
  }

  /** As tables hold several: one after the other, with a blank between them. */
  public static String coded(List<Message> messages) {
    return messages.stream().map(Message::coded).collect(Collectors.joining(" "));
  }

  private static String inTable(Object parameter) {
    if (parameter instanceof Message term) {
      return term.coded();
    }
    return parameter instanceof BigDecimal number
        ? number.stripTrailingZeros().toPlainString()
        : parameter.toString();
  }
}
