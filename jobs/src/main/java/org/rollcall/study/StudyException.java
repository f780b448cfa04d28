package org.rollcall.study;

import java.util.List;
import java.util.stream.Collectors;

/** A study file cannot be used; every problem that was found is listed, not only the first. */
public final class StudyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  StudyException(String file, List<Problem> problems) {
    super(message(file, problems));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, ordered by line. */
  public List<Problem> problems() {
    return problems;
  }

  private static String message(String file, List<Problem> problems) {
    String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    return problems.stream()
        .map(problem -> "  " + problem.sentence())
        .collect(Collectors.joining("\n", "Cannot use study " + file + ": " + count + "\n", ""));
  }
}
