package org.rollcall.curate;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The files of one store by paths that begin at its folder, as {@code store:/warehouse/...}.
 *
 * <p>Iceberg keeps whole paths in its metadata. These hold no folder name, and a store that is
 * moved or restored elsewhere still fits. Checksums lie beside the files, as Hadoop has them.
 *
 * <p>Modes are set by the JVM: without its native library Hadoop starts a process, {@code chmod},
 * for each file and folder that it makes.
 */
public final class StoreFileSystem extends LocalFileSystem {

  static final String SCHEME = "store";
  private static final String ROOT = "fs." + SCHEME + ".root";
  private static final String IMPLEMENTATION = "fs." + SCHEME + ".impl";
  private static final String NO_CACHE = "fs." + SCHEME + ".impl.disable.cache";
  private static final String UMASK = "fs.permissions.umask-mode";

  /** The settings that {@link #at} makes. */
  static final List<String> KEYS = List.of(ROOT, IMPLEMENTATION, NO_CACHE, UMASK);

  /** Called by Hadoop, by name. */
  public StoreFileSystem() {
    super(new Raw());
  }

  /** Settings with which such paths are found under that folder. */
  static Configuration at(java.nio.file.Path root, Configuration base) {
    Configuration conf = new Configuration(base);
    conf.set(ROOT, root.toString());
    conf.set(IMPLEMENTATION, StoreFileSystem.class.getName());
    // The cache goes by scheme and would give one store the files of another.
    conf.setBoolean(NO_CACHE, true);
    conf.set(UMASK, "077");
    return conf;
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  private static final class Raw extends RawLocalFileSystem {

    private static final URI NAME = URI.create(SCHEME + ":///");

    private String root;

    @Override
    public void initialize(URI uri, Configuration conf) throws IOException {
      root = conf.get(ROOT);
      if (root == null) {
        throw new IOException("Cannot find the curated store: " + ROOT + " is not set");
      }
      super.initialize(uri, conf);
    }

    @Override
    public URI getUri() {
      return NAME;
    }

    @Override
    public File pathToFile(Path path) {
      checkPath(path);
      return new File(root, path.toUri().getPath());
    }

    /** Readers open the path that a status tells. */
    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
      FileStatus status = super.getFileStatus(path);
      status.setPath(path.makeQualified(NAME, getWorkingDirectory()));
      return status;
    }

    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
      String mode =
          permission.getUserAction().SYMBOL
              + permission.getGroupAction().SYMBOL
              + permission.getOtherAction().SYMBOL;
      Files.setPosixFilePermissions(
          pathToFile(path).toPath(), PosixFilePermissions.fromString(mode));
    }
  }
}
