package org.rollcall.ingest.canonical;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.input.ReaderInputStream;
import org.rollcall.ingest.core.Encoding;
import org.rollcall.ingest.core.Input;
import org.rollcall.ingest.core.Limits;
import org.rollcall.ingest.core.Slice;

/**
 * How a plain table is written: spreadsheets save it in the encoding and with the delimiter of
 * their country.
 *
 * @param charset what its first bytes show
 * @param delimiter the sign between cells
 */
record Dialect(Charset charset, char delimiter) {

  private static final int SAMPLE = 1 << 20;

  /** The ways in which a file may be written, likeliest first: its header tells which it is. */
  static List<Dialect> of(Path file, Limits limits) {
    Charset charset = charset(file, limits);
    return List.of(
        new Dialect(charset, ','),
        new Dialect(charset, ';'),
        new Dialect(charset, '\t'),
        new Dialect(charset, '|'));
  }

  /** The encoding that the file's first bytes show. */
  static Charset charset(Path file, Limits limits) {
    try (Input in = Input.open(file, Slice.WHOLE, limits)) {
      return Encoding.of(in.readNBytes(SAMPLE)).charset();
    } catch (IOException e) {
      throw Input.refusal(e);
    }
  }

  /** Whether a line end is a byte of its own in that encoding. */
  static boolean isBytewise(Charset charset) {
    return !charset.equals(StandardCharsets.UTF_16LE) && !charset.equals(StandardCharsets.UTF_16BE);
  }

  /** The bytes as UTF-8. */
  InputStream utf8(Input in) throws IOException {
    if (charset.equals(StandardCharsets.UTF_8)) {
      return in;
    }
    InputStreamReader text =
        new InputStreamReader(
            in,
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    return ReaderInputStream.builder().setReader(text).setCharset(StandardCharsets.UTF_8).get();
  }
}
