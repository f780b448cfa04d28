package org.rollcall.ingest.zoom;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.ingest.core.Headings;

/**
 * The head of a message in a saved chat: who wrote it to whom. What follows it is never kept.
 *
 * @param day its day in ISO form; empty text in chats that tell the time alone
 * @param sender the name shown; empty text where the head cannot be told from the text
 * @param isPublic whether everybody could read it
 */
record ZoomChatLine(String day, String sender, boolean isPublic) {

  private static final Pattern MESSAGE =
      Pattern.compile(
          "(?:(?<day>\\d{4}-\\d{2}-\\d{2}) )?\\d{1,2}:\\d{2}:\\d{2}"
              + "(?:[ \\t]+(?:From[ \\t]|De  )[ \\t]*(?<head>.*:.*)|\\t(?<name>[^\\t]{1,100}):\\t.*)");
  private static final Pattern WORD = Pattern.compile(" +[Tt]o +|  +[aà]  +");
  private static final Pattern ADDRESSED =
      Pattern.compile("(?<sender>[^:]{1,100}?)(?:" + WORD + ")(?<to>[^:]{1,100}?) ?:(?: .*)?");
  private static final Pattern TO_ALL = Pattern.compile("(?<sender>[^:]{1,100}) : .*");
  private static final Pattern EVERYONE = Pattern.compile("everyone.*|todos|tout le monde");

  /** The message that begins on a line; empty if the line is text of one before it. */
  static Optional<ZoomChatLine> of(String line) {
    Matcher message = MESSAGE.matcher(line);
    if (!message.matches()) {
      return Optional.empty();
    }
    String day = message.group("day") == null ? "" : message.group("day");
    return Optional.of(
        message.group("head") == null
            ? new ZoomChatLine(day, message.group("name").strip(), true)
            : headed(day, message.group("head")));
  }

  /** Names may hold the word before the one that is addressed: the last of them counts. */
  private static ZoomChatLine headed(String day, String head) {
    Matcher addressed = ADDRESSED.matcher(head);
    if (addressed.matches()) {
      int end = addressed.end("to");
      int sender = addressed.end("sender");
      int to = addressed.start("to");
      Matcher word = WORD.matcher(head).region(to, end);
      while (word.find()) {
        sender = word.start();
        to = word.end();
      }
      return new ZoomChatLine(
          day,
          head.substring(0, sender).strip(),
          EVERYONE.matcher(Headings.normal(head.substring(to, end))).matches());
    }
    Matcher all = TO_ALL.matcher(head);
    return new ZoomChatLine(day, all.matches() ? all.group("sender").strip() : "", true);
  }
}
