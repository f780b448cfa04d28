package org.rollcall.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rollcall.contract.DataPackage;
import org.rollcall.contract.Table;
import org.rollcall.disclose.Released;
import org.rollcall.disclose.Released.Zone;

/** Puts the descriptor of its Parquet files beside them. */
final class DataPackageFile {

  static final String NAME = "datapackage.json";

  private DataPackageFile() {}

  /** Writes the descriptor; the Parquet files must be in the folder already. */
  static void write(Released released, Path folder) throws IOException {
    List<DataPackage.Resource> resources = new ArrayList<>();
    for (Table table : released.tables()) {
      String path = ParquetRelease.path(table);
      Fingerprint part = Fingerprint.of(folder.resolve(path));
      resources.add(
          new DataPackage.Resource(
              table.schema(),
              path,
              part.sha256(),
              released.zone() == Zone.PUBLIC
                  ? Optional.empty()
                  : Optional.of(new DataPackage.Size(part.bytes(), table.rows().size()))));
    }
    String name = "rollcall-" + released.info().releaseId().toLowerCase(Locale.ROOT);
    Files.writeString(
        folder.resolve(NAME), DataPackage.describe(name, released.info().title(), resources));
  }
}
