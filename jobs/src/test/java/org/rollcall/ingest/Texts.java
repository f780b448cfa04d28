package org.rollcall.ingest;

import java.nio.charset.StandardCharsets;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Limits;

/** Files of a few lines, for tests of formats. */
public final class Texts {

  private Texts() {}

  public static Document document(String fileName, String text) {
    return Document.of(fileName, text.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
  }

  public static Document csv(String text) {
    return document("f.csv", text);
  }

  public static Document json(String text) {
    return document("f.json", text.replace('\'', '"'));
  }

  /** What a format gives of a file, the order of day and month being told by the file alone. */
  public static Extract extract(String format, String table, Document document) {
    return Formats.EXPORTS.stream()
        .filter(one -> one.name().equals(format))
        .findFirst()
        .orElseThrow()
        .extract(document, table, DateOrder.ISO);
  }
}
