package org.rollcall.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.rollcall.contract.Schemas;

/** Holds records of runs to {@code run.schema.json}. */
public final class RunSchema {

  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Schemas.open("run.schema.json"));

  private RunSchema() {}

  /** The record in that file, which must be as the schema says. */
  public static JsonNode read(Path file) throws IOException {
    JsonNode record = new ObjectMapper().readTree(file.toFile());
    assertEquals(Set.of(), SCHEMA.validate(record), record::toPrettyString);
    return record;
  }

  static boolean allows(JsonNode record) {
    return SCHEMA.validate(record).isEmpty();
  }
}
