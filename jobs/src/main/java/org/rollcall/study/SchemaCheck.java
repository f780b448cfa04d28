package org.rollcall.study;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.AnnotationKeyword;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.List;

/** Tells in our words what {@code study.schema.json} finds wrong. */
final class SchemaCheck {

  private static final JsonSchema SCHEMA = schema();

  private SchemaCheck() {}

  static void check(JsonNode root, Problems problems) {
    for (ValidationMessage message : SCHEMA.validate(root)) {
      JsonPointer at = JsonPointer.compile(message.getInstanceLocation().toString());
      switch (message.getType()) {
        case "additionalProperties" -> unknown(at, message.getProperty(), problems);
        case "required" -> missing(at, message.getProperty(), problems);
        default -> invalid(at, root.at(at), problems);
      }
    }
  }

  private static void unknown(JsonPointer at, String key, Problems problems) {
    List<String> known = StudySchema.keys(at);
    JsonPointer below = at.appendProperty(key);
    problems.add(
        below,
        "Invalid key "
            + Problems.name(below)
            + ": unknown (must be one of "
            + String.join(", ", known)
            + "); "
            + Nearest.remedy(key, known, "remove it"));
  }

  private static void missing(JsonPointer at, String key, Problems problems) {
    JsonPointer below = at.appendProperty(key);
    problems.add(
        below,
        "Missing required key "
            + Problems.name(below)
            + " (must be "
            + StudySchema.rule(below)
            + "); add for example "
            + key
            + ": "
            + StudySchema.example(below));
  }

  private static void invalid(JsonPointer at, JsonNode value, Problems problems) {
    String rule = StudySchema.rule(at);
    JsonNode schema = StudySchema.at(at);
    String example = StudySchema.example(at);
    String remedy = example.isEmpty() ? "correct it" : "write for example " + example;
    if (schema.has("enum")) {
      remedy = Nearest.remedy(value.asText(), StudySchema.words(schema.path("enum")), "choose one");
    } else if (schema.path("type").asText().equals("string")
        && (value.isNumber() || value.isBoolean())) {
      remedy = "put it in quotes if it is meant as text";
    }
    String what = Problems.name(at).isEmpty() ? "study file" : Problems.name(at);
    problems.add(
        at, "Invalid " + what + ": " + Yaml.found(value) + " (must be " + rule + "); " + remedy);
  }

  private static JsonSchema schema() {
    JsonMetaSchema dialect =
        JsonMetaSchema.builder(JsonMetaSchema.getV202012())
            .keyword(new AnnotationKeyword("rule"))
            .build();
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(true)
            .build();
    return JsonSchemaFactory.getInstance(
            VersionFlag.V202012, factory -> factory.metaSchema(dialect))
        .getSchema(StudySchema.ROOT, config);
  }
}
