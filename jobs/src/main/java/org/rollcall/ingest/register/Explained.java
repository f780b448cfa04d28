package org.rollcall.ingest.register;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rollcall.ingest.core.Headings;

/** What the words mean by which a file explains its marks. */
final class Explained {

  private static final int FLAGS = Pattern.UNICODE_CHARACTER_CLASS;
  private static final int SHORTEST = 3;

  private static final Pattern AWAY =
      Pattern.compile(
          "absen\\w*|excus\\w*|unexcus\\w*|apolog\\w*|missed|missing|away|abwes\\w*|fehlt|entschuld\\w*"
              + "|unentschuld\\w*|ausent\\w*|assent\\w*|afwezig|frånvar\\w*|nieobecn\\w*",
          FLAGS);
  private static final Pattern THERE =
      Pattern.compile(
          "present\\w*|présent\\w*|attend\\w*|here|came|arriv\\w*|join\\w*|anwes\\w*|aanwezig|asisti\\w*",
          FLAGS);
  private static final Pattern NOT_THERE =
      Pattern.compile(
          "(?:(?:did|was|is|has|have) ?)?(?:not|n['’]t|never) (?:present|attend|attended|here|come|join)",
          FLAGS);

  /** What may stand beside a word of presence without changing it. */
  private static final Set<String> BESIDE =
      Set.of(
          "was",
          "the",
          "session",
          "meeting",
          "group",
          "class",
          "late",
          "on",
          "time",
          "in",
          "person",
          "full",
          "whole",
          "physically",
          "at",
          "all",
          "and",
          "by",
          "via",
          "for",
          "to");

  private static final Set<String> ONLINE =
      Set.of("online", "zoom", "virtual", "virtually", "remote", "remotely", "video");

  private Explained() {}

  /** The meaning; {@link Mark#OTHER} where it is not plain. */
  static Mark meaning(String phrase) {
    String plain = Headings.normal(phrase).replaceAll("[\\s.!]+$", "");
    Optional<Mark> exact =
        Optional.ofNullable(Mark.WORDS.get(plain.replace(' ', '_')))
            .filter(mark -> mark.isKnown() && plain.length() >= SHORTEST);
    if (exact.isPresent()) {
      return exact.get();
    }
    boolean away = words(plain).anyMatch(word -> AWAY.matcher(word).matches());
    boolean there = words(plain).anyMatch(word -> THERE.matcher(word).matches());
    if (there && !away && NOT_THERE.matcher(plain).matches()) {
      return Mark.ABSENT;
    }
    if (away && !there && words(plain).noneMatch(Set.of("not", "never")::contains)) {
      return Mark.ABSENT;
    }
    return there && !away && words(plain).allMatch(Explained::isOfPresence)
        ? words(plain).anyMatch(ONLINE::contains) ? Mark.ONLINE : Mark.PRESENT
        : Mark.OTHER;
  }

  private static boolean isOfPresence(String word) {
    return THERE.matcher(word).matches() || BESIDE.contains(word) || ONLINE.contains(word);
  }

  private static Stream<String> words(String text) {
    return Pattern.compile("[^\\p{L}]+").splitAsStream(text).filter(word -> !word.isEmpty());
  }
}
