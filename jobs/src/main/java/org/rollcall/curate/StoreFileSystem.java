package org.rollcall.curate;

import java.io.File;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.Syncable;
import org.apache.hadoop.fs.permission.FsPermission;
import org.rollcall.curate.DiskEvents.Kind;

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
    protected OutputStream createOutputStreamWithMode(
        Path path, boolean append, FsPermission permission) throws IOException {
      return new ForcedStream(
          super.createOutputStreamWithMode(path, append, permission), pathToFile(path).toPath());
    }

    /** A data file that is not kept must not come back with a power cut. */
    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
      boolean deleted = super.delete(path, recursive);
      java.nio.file.Path file = pathToFile(path).toPath();
      if (deleted) {
        DiskEvents.did(Kind.DELETE, file);
        PrivateFiles.forceNames(file.getParent());
      }
      return deleted;
    }

    @Override
    protected boolean mkOneDirWithMode(Path path, File folder, FsPermission permission)
        throws IOException {
      boolean made = super.mkOneDirWithMode(path, folder, permission);
      if (made) {
        DiskEvents.did(Kind.FOLDER, folder.toPath());
        PrivateFiles.forceNames(folder.toPath().getParent());
      }
      return made;
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

  /** Bytes and name are on the disk once it is closed: a commit may then name the file. */
  private static final class ForcedStream extends FilterOutputStream {

    private final java.nio.file.Path file;
    private boolean closed;

    ForcedStream(OutputStream out, java.nio.file.Path file) {
      super(out);
      this.file = file;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      try (OutputStream whole = out) {
        whole.flush();
        DiskEvents.did(Kind.WRITE, file);
        ((Syncable) whole).hsync();
        DiskEvents.did(Kind.FORCE, file);
      }
      PrivateFiles.forceNames(file.getParent());
    }
  }
}
