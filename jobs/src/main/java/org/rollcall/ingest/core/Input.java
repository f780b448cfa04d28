package org.rollcall.ingest.core;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The decoded bytes of one regular file, counted against the limits while they stream. */
public final class Input extends InputStream {

  private static final int BUFFER = 1 << 16;

  private final Counting raw;
  private final InputStream decoded;
  private final Limits limits;
  private final boolean packed;
  private long bytes;

  private Input(Counting raw, InputStream decoded, Limits limits) {
    this.raw = raw;
    this.decoded = decoded;
    this.limits = limits;
    this.packed = decoded != raw;
  }

  /** A part of a file; a packed one has but the whole. */
  public static Input open(Path file, Slice slice, Limits limits) {
    checkRegular(file);
    Counting raw = null;
    try {
      SeekableByteChannel channel =
          Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
      raw = new Counting(Channels.newInputStream(channel), slice);
      channel.position(slice.from());
      return new Input(raw, isGzip(file) ? new GZIPInputStream(raw, BUFFER) : raw, limits);
    } catch (IOException e) {
      if (raw != null) {
        closeQuietly(raw);
      }
      throw refusal(e);
    }
  }

  /** Refuses what is missing, a folder, a link or a device. */
  public static void checkRegular(Path file) {
    try {
      BasicFileAttributes is =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!is.isRegularFile()) {
        String found =
            is.isDirectory() ? "a folder" : is.isSymbolicLink() ? "a symbolic link" : "a device";
        throw new IngestException(
            "IN-NOT-A-FILE", 0, "Cannot read the file: it is " + found + " (must be a plain file)");
      }
      if (is.size() == 0 && isGzip(file)) {
        throw new IngestException(
            "IN-EMPTY", 0, "Cannot read the file: it is empty (must hold a header and rows)");
      }
    } catch (IOException e) {
      throw refusal(e);
    }
  }

  public static boolean isGzip(Path file) {
    return file.getFileName().toString().endsWith(".gz");
  }

  /** The sentence for a failure of the disk or of the compression; the message is dropped. */
  public static IngestException refusal(IOException e) {
    if (e instanceof NoSuchFileException) {
      return new IngestException(
          "IN-MISSING", 0, "Cannot read the file: it is not there (must exist until the run ends)");
    }
    if (e instanceof AccessDeniedException) {
      return new IngestException(
          "IN-UNREADABLE", 0, "Cannot read the file: access is denied (must be readable)");
    }
    if (e instanceof CharacterCodingException) {
      return new IngestException(
          "IN-ENCODING",
          0,
          "Cannot read the file: it holds a byte that cannot stand in its encoding (must be one encoding; save it again as UTF-8)");
    }
    if (e instanceof EOFException) {
      return new IngestException(
          "IN-TRUNCATED",
          0,
          "Cannot read the file: its compressed data end too early (must be sent again whole)");
    }
    if (e instanceof ZipException) {
      return new IngestException(
          "IN-GZIP", 0, "Cannot read the file: it is not sound gzip (must be, by its ending .gz)");
    }
    return new IngestException(
        "IN-UNREADABLE", 0, "Cannot read the file: the disk gives an error (must be readable)");
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = decoded.read(into, offset, length);
    if (count > 0) {
      bytes += count;
      if (bytes > limits.decodedBytes()) {
        throw new IngestException(
            "IN-SIZE",
            0,
            "Cannot read the file: it holds more than "
                + limits.decodedBytes()
                + " bytes (must hold no more; split it)");
      }
      if (packed && bytes - limits.freeBytes() > limits.ratio() * raw.count) {
        throw new IngestException(
            "IN-RATIO",
            0,
            "Cannot read the file: it unpacks to more than "
                + limits.ratio()
                + " times its size (must be less)");
      }
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    decoded.close();
  }

  public static void closeQuietly(Closeable in) {
    try {
      in.close();
    } catch (IOException e) {
      // The file is refused already, for the reason that counts.
    }
  }

  /** Counts the bytes as they lie on the disk, to the end of the part. */
  private static final class Counting extends FilterInputStream {
    private final long length;
    private long count;

    Counting(InputStream in, Slice slice) {
      super(in);
      this.length = slice.to() - slice.from();
    }

    @Override
    public int read() throws IOException {
      int value = count < length ? super.read() : -1;
      count += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] into, int offset, int most) throws IOException {
      int read =
          count < length ? super.read(into, offset, (int) Math.min(most, length - count)) : -1;
      count += Math.max(read, 0);
      return read;
    }
  }
}
