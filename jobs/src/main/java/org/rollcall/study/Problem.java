package org.rollcall.study;

/**
 * One thing that is wrong with a study file.
 *
 * @param line line of the file, from 1
 * @param key path of the setting, as {@code sources[0].columns.group_id}; empty for the file itself
 * @param sentence file, line, what was found, the rule and the remedy, in one sentence
 */
public record Problem(int line, String key, String sentence) {

  public Problem {
    if (line < 1 || key == null || sentence == null || sentence.isBlank()) {
      throw new IllegalArgumentException(
          "Invalid problem at line " + line + " (must have a line from 1, a key and a sentence)");
    }
  }
}
