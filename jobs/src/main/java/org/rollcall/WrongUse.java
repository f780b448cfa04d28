package org.rollcall;

/** The command line, the key or the surroundings are not as they must be. */
final class WrongUse extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WrongUse(String sentence) {
    super(sentence);
  }
}
