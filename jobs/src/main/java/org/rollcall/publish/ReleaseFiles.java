package org.rollcall.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rollcall.contract.messages.MessageCatalog;
import org.rollcall.disclose.Released;

/**
 * Everything that a release's folder holds.
 *
 * @param released the tables
 * @param html the report
 * @param facts what the manifest of the secure zone tells of the run
 */
public record ReleaseFiles(Released released, String html, RunFacts facts) {

  /** Name of the report. */
  public static final String REPORT = "report.html";

  /** Name of the file that stands in a public folder as long as it must not be published. */
  public static final String WARNING = "NOT_FOR_PUBLICATION.txt";

  /** Writes all files to that empty folder, the manifest last. */
  public void writeTo(Path folder) throws IOException {
    ParquetRelease.write(released, folder);
    DataPackageFile.write(released, folder);
    Files.writeString(folder.resolve(REPORT), html);
    if (released.notForPublication().isPresent()) {
      Files.writeString(
          folder.resolve(WARNING), MessageCatalog.text(released.notForPublication().get()) + "\n");
    }
    Manifest.write(released, facts, folder);
  }
}
