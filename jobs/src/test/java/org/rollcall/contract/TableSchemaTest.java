package org.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableSchemaTest {

  private static final JsonMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  private static final String FIELDS =
      """
      {"name": "t", "title": "T", "description": "One row is a test.", "fields": [
        {"name": "a", "type": "string", "title": "A", "description": "A.", "sensitivity": "public"},
        {"name": "b", "type": "number", "title": "B", "description": "B.", "sensitivity": "public",
         "constraints": {"required": true, "unique": true, "minimum": 0.5, "pattern": "x+"}}]
      """;

  @Test
  void read_absentParts_areEmpty() throws JsonProcessingException {
    TableSchema schema = JSON.readValue(FIELDS + "}", TableSchema.class);
    assertEquals(List.of(), schema.primaryKey());
    assertEquals(List.of(), schema.missingValues());
    assertEquals(List.of(), schema.foreignKeys());
    assertFalse(schema.secureOnly());
    assertEquals(1, schema.indexOf("b"));
    assertEquals(Optional.empty(), schema.find("c"));
    Constraints none = schema.field("a").constraints();
    assertEquals(Constraints.NONE, none);
    Constraints rules = schema.field("b").constraints();
    assertTrue(rules.required() && rules.unique());
    assertEquals(Optional.of(0.5), rules.minimum());
    assertEquals(Optional.empty(), rules.maximum());
    assertEquals("x+", rules.pattern().orElseThrow().pattern());
  }

  @Test
  void read_keysThatNameNoField_areRefused() {
    assertRefused(
        FIELDS + ", \"primaryKey\": [\"c\"]}",
        "Invalid schema t: primary key [c] (must name fields)");
    assertRefused(
        FIELDS + ", \"anyRequired\": [\"a\", \"c\"]}",
        "Invalid schema t: anyRequired [a, c] (must name fields)");
    assertRefused(
        FIELDS + ", \"uniqueKeys\": [[\"c\"]]}",
        "Invalid schema t: unique key [c] (must name fields)");
    assertRefused(
        FIELDS
            + ", \"foreignKeys\": [{\"fields\": [\"c\"],"
            + " \"reference\": {\"resource\": \"u\", \"fields\": [\"c\"]}}]}",
        "Invalid schema t: foreign key [c] (must name fields)");
  }

  @Test
  void read_fieldTwice_isRefused() {
    assertRefused(
        FIELDS.replace("\"b\", \"type\"", "\"a\", \"type\"") + "}",
        "Invalid schema t: field a stands twice (must be once)");
  }

  @Test
  void read_fieldInOtherCase_isRefused() {
    assertRefused(
        FIELDS.replace("\"name\": \"a\"", "\"name\": \"fieldA\"") + "}",
        "Invalid field name: fieldA (must be snake_case)");
  }

  @Test
  void read_fieldWithoutTypeOrSensitivity_isRefused() {
    String message = "Missing required type or sensitivity of field: a";
    assertRefused(FIELDS.replace("\"type\": \"string\", ", "") + "}", message);
    assertRefused(FIELDS.replaceFirst(", \"sensitivity\": \"public\"", "") + "}", message);
  }

  private static void assertRefused(String json, String message) {
    JsonMappingException e =
        assertThrows(JsonMappingException.class, () -> JSON.readValue(json, TableSchema.class));
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    assertEquals(message, root.getMessage());
  }
}
