package org.rollcall.curate;

import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.hadoop.HadoopFileIO;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/**
 * Reads the files of a store, also those of stores of format 0, whose metadata held the whole paths
 * of the folder in which they were written.
 */
final class StoreIo implements FileIO {

  private static final long serialVersionUID = 1L;
  private static final String PREFIX = StoreFileSystem.SCHEME + ":";
  private static final String TABLES = "/warehouse/" + StoreCatalog.SPACE + "/";

  private final HadoopFileIO files;

  StoreIo(StoreLayout layout, Configuration conf) {
    this.files = new HadoopFileIO(StoreFileSystem.at(layout.root(), conf));
  }

  /** The location from the store's folder. */
  static String inStore(String location) {
    if (location.startsWith(PREFIX)) {
      return location;
    }
    int begin = location.lastIndexOf(TABLES);
    if (begin < 0) {
      throw new StoreException("its metadata names a file outside the store");
    }
    return PREFIX + location.substring(begin);
  }

  static Path path(StoreLayout layout, String location) {
    String inside = inStore(location).substring(PREFIX.length()).replaceFirst("^/+", "");
    Path path = layout.root().resolve(inside).normalize();
    if (!path.startsWith(layout.warehouse())) {
      throw new StoreException("its metadata names a file outside the store");
    }
    return path;
  }

  @Override
  public InputFile newInputFile(String location) {
    return files.newInputFile(inStore(location));
  }

  @Override
  public OutputFile newOutputFile(String location) {
    throw new UnsupportedOperationException("Cannot write: these files are read alone");
  }

  @Override
  public void deleteFile(String location) {
    throw new UnsupportedOperationException("Cannot delete: these files are read alone");
  }

  @Override
  public Map<String, String> properties() {
    return files.properties();
  }
}
