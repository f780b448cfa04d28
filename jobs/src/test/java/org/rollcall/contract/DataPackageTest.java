package org.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.rollcall.contract.DataPackage.Resource;

class DataPackageTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SUM = "0123456789abcdef".repeat(4);
  private static final JsonSchema PROFILE =
      JsonSchemaFactory.getInstance(VersionFlag.V202012)
          .getSchema(
              DataPackageTest.class.getResourceAsStream("/contract/datapackage.profile.json"));

  @Test
  void describe_everyContract_followsTheProfile() throws JsonProcessingException {
    for (TableSchema table : Contracts.all().values()) {
      String text = DataPackage.describe("release", "Release", List.of(resource(table)));
      Set<ValidationMessage> broken = PROFILE.validate(JSON.readTree(text));
      assertEquals(Set.of(), broken, table.name());
    }
  }

  @Test
  void profile_descriptorWithoutFields_isRefused() throws JsonProcessingException {
    String text =
        DataPackage.describe("release", "Release", List.of(resource(Schemas.input("groups"))));
    JsonNode broken = JSON.readTree(text.replace("\"fields\"", "\"columns\""));
    assertTrue(PROFILE.validate(broken).size() > 0);
  }

  @Test
  void describe_fields_carryMeaningRulesAndKeys() throws JsonProcessingException {
    JsonNode root =
        JSON.readTree(DataPackage.describe("r", "R", List.of(resource(Schemas.input("sessions")))));
    JsonNode resource = root.at("/resources/0");
    assertEquals("sessions", resource.path("name").asText());
    assertEquals("parquet", resource.path("format").asText());
    assertEquals("application/vnd.apache.parquet", resource.path("mediatype").asText());
    assertEquals("sha256:" + SUM, resource.path("hash").asText());
    assertEquals(512, resource.path("bytes").asLong());
    assertEquals(7, resource.path("rows").asLong());
    assertEquals("[\"session_id\"]", resource.at("/schema/primaryKey").toString());
    assertEquals(
        "[[\"group_id\",\"scheduled_start\"]]", resource.at("/schema/uniqueKeys").toString());
    assertEquals(
        "[{\"fields\":[\"group_id\"],\"reference\":{\"resource\":\"groups\",\"fields\":[\"group_id\"]}}]",
        resource.at("/schema/foreignKeys").toString());
    assertEquals(
        "{\"name\":\"planned_minutes\",\"type\":\"integer\",\"title\":\"Planned minutes\","
            + "\"description\":\"Planned length of the session, in minutes.\","
            + "\"constraints\":{\"minimum\":1,\"maximum\":1440},\"sensitivity\":\"public\"}",
        resource.at("/schema/fields/6").toString());
  }

  @Test
  void describe_resourcesInAnyOrder_giveOneText() {
    List<Resource> resources = new ArrayList<>();
    Schemas.REPORTS.forEach(name -> resources.add(resource(Schemas.report(name))));
    String text = DataPackage.describe("release", "Release", resources);
    Collections.reverse(resources);
    assertEquals(text, DataPackage.describe("release", "Release", resources));
    assertTrue(text.startsWith("{\n  \"$schema\": \"https://datapackage.org/"));
    assertTrue(text.endsWith("}\n") && text.indexOf('\r') < 0);
  }

  @Test
  void describe_badArguments_areRefused() {
    Resource groups = resource(Schemas.input("groups"));
    assertMessage(
        "Invalid name of data package: My release (must be of a-z, 0-9, dot, _ and -)",
        () -> DataPackage.describe("My release", "R", List.of(groups)));
    assertMessage(
        "Cannot describe data package r: no resource (must have at least one)",
        () -> DataPackage.describe("r", "R", List.of()));
    assertMessage(
        "Cannot describe data package r: table groups stands twice (must be once)",
        () -> DataPackage.describe("r", "R", List.of(groups, groups)));
  }

  @Test
  void resource_badParts_areRefused() {
    TableSchema table = Schemas.input("groups");
    for (String path : new String[] {"", "/etc/x", "../x", "a/../x", "a\\b"}) {
      assertMessage(
          "Invalid path of resource: " + path + " (must be relative and below the package)",
          () -> new Resource(table, path, SUM, Optional.empty()));
    }
    assertMessage(
        "Invalid checksum of resource: x (must be 64 hex digits in lower case)",
        () -> new Resource(table, "x", SUM.toUpperCase(Locale.ROOT), Optional.empty()));
    assertMessage(
        "Invalid size of resource (must not be negative)", () -> new DataPackage.Size(-1, 1));
    assertMessage(
        "Invalid size of resource (must not be negative)", () -> new DataPackage.Size(1, -1));
  }

  private static void assertMessage(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  private static Resource resource(TableSchema table) {
    return new Resource(
        table, table.name() + ".parquet", SUM, Optional.of(new DataPackage.Size(512, 7)));
  }
}
