package org.rollcall.ingest.core;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An exported file in memory: its text, and the same as a table or as JSON.
 *
 * <p>Exports of meetings, forms and directories are small; what is large is read as a canonical
 * file, which streams.
 */
public final class Document {

  private static final int BEGIN = 8;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String fileName;
  private final Encoding encoding;
  private final String text;
  private final Limits limits;
  private Optional<Grid> grid = Optional.empty();
  private Optional<JsonNode> json = Optional.empty();
  private String tail = "";

  private Document(String fileName, Encoding encoding, String text, Limits limits) {
    this.fileName = fileName;
    this.encoding = encoding;
    this.text = text;
    this.limits = limits;
  }

  /**
   * The file of these bytes.
   *
   * @throws IngestException if it is empty or not text
   */
  public static Document of(String fileName, byte[] bytes, Limits limits) {
    checkText(bytes);
    Encoding encoding = Encoding.of(bytes);
    String text = encoding.decode(bytes);
    if (text.isBlank()) {
      throw new IngestException(
          "IN-EMPTY", 0, "Cannot read the file: it is empty (must hold a header and rows)");
    }
    if (text.indexOf('\0') >= 0) {
      throw new IngestException(
          "IN-BINARY",
          0,
          "Cannot read the file: it is not text (must be CSV or JSON; save a spreadsheet as CSV)");
    }
    return new Document(fileName, encoding, text, limits);
  }

  /** What programs write beside text is known by how it begins. */
  private static void checkText(byte[] bytes) {
    String begin = new String(bytes, 0, Math.min(bytes.length, BEGIN), StandardCharsets.ISO_8859_1);
    String kind =
        begin.startsWith("PK\u0003\u0004") || begin.startsWith("\u00D0\u00CF\u0011\u00E0")
            ? "a workbook or another packed file"
            : begin.startsWith("%PDF-")
                ? "a PDF"
                : begin.startsWith("\u0089PNG") || begin.startsWith("\u00FF\u00D8\u00FF")
                    ? "a picture"
                    : "";
    if (!kind.isEmpty()) {
      throw new IngestException(
          "IN-BINARY",
          0,
          "Cannot read the file: it is %s and not text (must be CSV or JSON; save each sheet of a workbook as CSV)"
              .formatted(kind));
    }
  }

  /** The name without folders: some exports keep the date or the meeting nowhere else. */
  public String fileName() {
    return fileName;
  }

  /** Name of the encoding that was found. */
  public String encoding() {
    return encoding.charset().name();
  }

  /** Whether it begins as JSON does. */
  public boolean isJson() {
    char first = text.stripLeading().charAt(0);
    return first == '[' || first == '{';
  }

  /**
   * The file as JSON. What web servers append to an array, as a 0 or a comment, is passed over.
   *
   * @throws IngestException if it is not sound JSON, or more than one value
   */
  public JsonNode json() {
    if (json.isEmpty()) {
      try (JsonParser parser = JSON.createParser(text)) {
        JsonNode node = JSON.readTree(parser);
        tail = text.substring((int) parser.currentLocation().getCharOffset()).strip();
        if (node == null || tail.indexOf('{') >= 0 || tail.indexOf('[') >= 0) {
          throw unsound(0);
        }
        json = Optional.of(node);
      } catch (JsonProcessingException e) {
        throw unsound(e.getLocation() == null ? 0 : e.getLocation().getLineNr());
      } catch (IOException e) {
        throw unsound(0);
      }
    }
    return json.get();
  }

  private static IngestException unsound(long line) {
    return new IngestException(
        "IN-JSON",
        line,
        "Cannot read the file: it is not sound JSON (must be one array or object; it may be cut off: fetch it again)");
  }

  /** Whether something follows the JSON. */
  public boolean hasTail() {
    return !json().isNull() && !tail.isEmpty();
  }

  /**
   * The file as a table.
   *
   * @throws IngestException if it is not one
   */
  public Grid grid() {
    if (grid.isEmpty()) {
      grid = Optional.of(Grid.of(text, limits.forExports()));
    }
    return grid.get();
  }

  /** The text, for formats that are neither: chat files. */
  public String text() {
    return text;
  }
}
