package org.rollcall.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.Schemas;
import org.rollcall.ingest.export.ExportFormat;

class FormatsTest {

  @Test
  void formats_thatGiveATable_canBeNamedInAStudy() throws IOException {
    Set<String> formats = new TreeSet<>();
    Formats.ALL.forEach(format -> formats.add(format.name()));
    for (ExportFormat format : Formats.EXPORTS) {
      if (format.tables().isEmpty()) {
        formats.remove(format.name());
      }
    }
    Set<String> named = new TreeSet<>();
    try (InputStream in = Schemas.open("study.schema.json")) {
      for (JsonNode format : new ObjectMapper().readTree(in).findValues("format")) {
        format.path("enum").forEach(name -> named.add(name.asText()));
      }
    }
    assertEquals(formats, named);
  }
}
