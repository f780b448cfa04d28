package org.rollcall.study;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Settings that the command line gives in place of the study file's.
 *
 * @param asOf last day that the analysis may know of
 * @param output folder that holds everything Rollcall writes, relative to the working directory
 */
public record Overrides(Optional<LocalDate> asOf, Optional<Path> output) {

  /** The study file as it is. */
  public static final Overrides NONE = new Overrides(Optional.empty(), Optional.empty());
}
