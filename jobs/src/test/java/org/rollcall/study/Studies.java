package org.rollcall.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Study files for tests, in a folder of their own. */
final class Studies {

  /** The smallest study, and the files it names. */
  static final String SMALLEST =
      """
      study: demo
      title: Do people stay as long when they meet online?
      time_zone: Australia/Sydney
      sources:
        - name: groups
          table: groups
          path: data/groups.csv
      """;

  private Studies() {}

  static Path write(Path folder, String yaml) {
    try {
      Files.createDirectories(folder.resolve("data"));
      for (String name : new String[] {"groups", "attendance-1", "attendance-2"}) {
        Files.writeString(folder.resolve("data/" + name + ".csv"), "group_id\n");
      }
      return Files.writeString(folder.resolve("study.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Study load(Path folder, String yaml) {
    return StudyLoader.load(write(folder, yaml));
  }
}
