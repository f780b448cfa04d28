package org.rollcall.ingest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All kinds of files that can be read. */
public final class Formats {

  public static final List<SourceFormat> ALL =
      List.of(new CanonicalCsv(), new CanonicalJsonLines(), new CanonicalParquet());

  private Formats() {}

  /** The format of that name. */
  public static SourceFormat named(String name) {
    return ALL.stream()
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot find format: " + name + " (must be one of " + names() + ")"));
  }

  /** The format that a file of that name looks like. */
  public static Optional<SourceFormat> claiming(String fileName) {
    return ALL.stream().filter(format -> format.claims(fileName)).findFirst();
  }

  private static String names() {
    return ALL.stream().map(SourceFormat::name).collect(Collectors.joining(", "));
  }
}
