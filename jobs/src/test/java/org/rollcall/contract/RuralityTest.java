package org.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuralityTest {

  @ParameterizedTest
  @CsvSource({
    // printed by AHRQ as PL_RUCA4
    "ruca,1.0,metropolitan",
    "ruca,1,metropolitan",
    "ruca,01.1,metropolitan",
    "ruca,3.0,metropolitan",
    "ruca,4.1,metropolitan",
    "ruca,10.1,metropolitan",
    "ruca,4,regional",
    "ruca,4.2,regional",
    "ruca,5.20,regional",
    "ruca,6.1,regional",
    "ruca,7.4,rural",
    "ruca,9.2,rural",
    "ruca,10,remote",
    "ruca,10.0,remote",
    "ruca,10.6,remote",
    "mmm,1,metropolitan",
    "mmm,MM2,regional",
    "mmm,mm5,rural",
    "mmm,06,remote",
    "asgs,RA1,metropolitan",
    "asgs,3,regional",
    "asgs,5,remote",
    "uk_ruc_2011,B1,metropolitan",
    "uk_ruc_2011,c2,regional",
    "uk_ruc_2011,E2,rural",
    "uk_ruc_2021,UN1,metropolitan",
    "uk_ruc_2021,RSF1,rural"
  })
  void classOf_codeOfTheScheme_isByItsTable(String scheme, String code, String rurality) {
    assertEquals(rurality, Rurality.classOf(scheme, code).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({"ruca,99", "asgs,6", "asgs,RA9"})
  void classOf_notCoded_isNoneThoughTheCodeIsKnown(String scheme, String code) {
    assertTrue(Rurality.has(scheme, code));
    assertTrue(Rurality.classOf(scheme, code).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "ruca,11",
    "ruca,1.3",
    "ruca,A1",
    "ruca,0",
    "mmm,8",
    "mmm,0",
    "asgs,0",
    "asgs,10",
    "uk_ruc_2011,UN1",
    "uk_ruc_2021,A1",
    "mmm,RA1",
    "uk_ruc_2011,1"
  })
  void has_codeOfAnotherSchemeOrVintage_isFalse(String scheme, String code) {
    assertFalse(Rurality.has(scheme, code));
    assertTrue(Rurality.classOf(scheme, code).isEmpty());
  }

  @Test
  void tables_schemesAndClasses_areTheContracts() throws IOException {
    TableSchema groups = Schemas.input("groups");
    assertEquals(Rurality.SCHEMES, groups.field("rurality_scheme").constraints().values());
    List<String> classes = groups.field("rurality").constraints().values();
    for (String scheme : Rurality.SCHEMES) {
      try (InputStream in = Schemas.open("codebooks/rurality/" + scheme + ".json")) {
        JsonNode table = new ObjectMapper().readTree(in);
        assertEquals(scheme, table.get("scheme").asText());
        assertFalse(table.get("source").asText().isBlank(), scheme);
        assertTrue(table.get("vintages").size() > 0, scheme);
        assertEquals(
            classes, table.get("classes").properties().stream().map(e -> e.getKey()).toList());
      }
    }
  }
}
