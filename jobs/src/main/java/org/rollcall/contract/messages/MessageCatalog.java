package org.rollcall.contract.messages;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words of all messages, by key, in {@code messages.properties}: whole sentences, whose forms
 * (one or several) are choices inside them. What is said to people gets its words here, where a row
 * of a table, a page or a line of the terminal is written, and nowhere before.
 */
public final class MessageCatalog {

  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("org.rollcall.contract.messages.messages", Locale.ROOT);

  private MessageCatalog() {}

  /** The words of a message. */
  public static String text(Message message) {
    Object[] values =
        message.parameters().stream()
            .map(value -> value instanceof Message term ? text(term) : value)
            .toArray();
    return new MessageFormat(pattern(message.code().key()), Locale.ROOT).format(values);
  }

  /** The words of several sentences, one after the other. */
  public static String text(List<Message> messages) {
    return messages.stream().map(MessageCatalog::text).collect(Collectors.joining(" "));
  }

  /** The words of several phrases that are no sentences, with semicolons between them. */
  public static String phrases(List<Message> messages) {
    return messages.stream().map(MessageCatalog::text).collect(Collectors.joining("; "));
  }

  static Set<String> keys() {
    return WORDS.keySet();
  }

  static String pattern(String key) {
    return WORDS.getString(key);
  }
}
