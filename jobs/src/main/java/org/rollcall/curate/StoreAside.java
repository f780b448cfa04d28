package org.rollcall.curate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Keeps what does not fit, under the same names, in a folder that no run looks into. */
final class StoreAside {

  private final StoreLayout layout;
  private final Path folder;
  private int moved;

  StoreAside(StoreLayout layout) {
    this.layout = layout;
    String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    this.folder = layout.aside().resolve(now.replaceAll("[^0-9TZ]", ""));
  }

  /** Moves a file or a folder there, if it is there. */
  void move(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    Path target = folder.resolve(layout.root().relativize(path).toString());
    PrivateFiles.folder(layout.aside());
    PrivateFiles.folder(target.getParent());
    try {
      PrivateFiles.move(path, target);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot move aside: " + path, e);
    }
    moved++;
  }

  /** Copies a small file there, if it is there. */
  void copy(Path file) {
    if (Files.exists(file)) {
      Path target = folder.resolve(layout.root().relativize(file).toString());
      PrivateFiles.folder(layout.aside());
      PrivateFiles.folder(target.getParent());
      PrivateFiles.replace(target, PrivateFiles.text(file).getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  int moved() {
    return moved;
  }

  Path folder() {
    return folder;
  }
}
