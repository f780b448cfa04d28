package org.rollcall.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.rollcall.gate.SourceFile;
import org.rollcall.study.Study;
import org.rollcall.terminal.TerminalEscaper;

/** Files of an inbox as people are told of them. */
public final class InboxFiles {

  /** On a file that was downloaded twice. */
  public static final String COPY =
      "it holds what another file of its source holds: its rows count once";

  private InboxFiles() {}

  /** A file as seen from the folder of its study. */
  public static String name(Study study, SourceFile file) {
    Path path = Path.of(file.path());
    return TerminalEscaper.path(
        path.startsWith(study.folder()) ? study.folder().relativize(path) : path);
  }

  /** What a file of one source holds that a file of another source for the same table holds too. */
  static Optional<String> overlap(SourceFile file, List<SourceFile> all) {
    return all.stream()
        .filter(other -> !other.sourceId().equals(file.sourceId()))
        .filter(other -> other.table().equals(file.table()))
        .filter(other -> other.contentHash().equals(file.contentHash()))
        .map(SourceFile::sourceId)
        .findFirst()
        .map(source -> "a file of source " + source + " holds the same: its rows are read twice");
  }
}
