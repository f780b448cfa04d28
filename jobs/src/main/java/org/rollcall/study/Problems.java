package org.rollcall.study;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what is wrong with one file, so that all of it can be told at once. */
final class Problems {

  private final String file;
  private final Map<JsonPointer, Integer> lines;
  private final List<Problem> found = new ArrayList<>();
  private final Set<JsonPointer> flagged = new HashSet<>();

  /** Keys whose value the tree may not hold as it was meant. */
  private final Set<String> misread = new HashSet<>();

  /** Starts with the slips that reading the text found. */
  Problems(StudyText text) {
    this.file = text.file();
    this.lines = text.lines();
    found.addAll(text.problems());
    text.problems().forEach(problem -> misread.add(problem.key()));
  }

  /** Adds a problem with one setting; the first one of a setting counts, others would repeat it. */
  void add(JsonPointer at, String what) {
    if (flagged.add(at) && !misread.contains(name(at))) {
      addAt(line(at), name(at), what);
    }
  }

  /** Adds {@code Invalid <key>: <found> (must be <rule>); <remedy>}. */
  void invalid(JsonPointer at, String value, String rule, String remedy) {
    add(at, "Invalid " + name(at) + ": " + value + " (must be " + rule + "); " + remedy);
  }

  /** Adds a problem of a line that has no setting of its own. */
  void addAt(int line, String key, String what) {
    found.add(new Problem(line, key, file + " line " + line + ": " + what));
  }

  /** Whether that setting, or the one that holds it, is known to be wrong. */
  boolean flagged(JsonPointer at) {
    for (JsonPointer p = at; p != null; p = p.head()) {
      if (flagged.contains(p)) {
        return true;
      }
    }
    return false;
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      List<Problem> sorted = new ArrayList<>(found);
      sorted.sort(Comparator.comparingInt(Problem::line).thenComparing(Problem::key));
      throw new StudyException(file, sorted);
    }
  }

  /** The line of that setting, or of the nearest one that holds it. */
  int line(JsonPointer at) {
    for (JsonPointer p = at; p != null; p = p.head()) {
      if (lines.containsKey(p)) {
        return lines.get(p);
      }
    }
    return 1;
  }

  /** The path of a setting as people write it: {@code sources[0].columns.group_id}. */
  static String name(JsonPointer at) {
    StringBuilder name = new StringBuilder();
    for (JsonPointer p = at; !p.matches(); p = p.tail()) {
      if (p.mayMatchElement() && !name.isEmpty()) {
        name.append('[').append(p.getMatchingIndex()).append(']');
      } else {
        name.append(name.isEmpty() ? "" : ".").append(p.getMatchingProperty());
      }
    }
    return name.toString();
  }
}
