package org.rollcall.ingest.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.contract.Schemas;

/** Days, places and types as directories write them. */
class WordsOfDirectoriesTest {

  @ParameterizedTest
  @CsvSource({
    "SUNDAY_0,0,7",
    "SUNDAY_0,3.0,3",
    "SUNDAY_0,3.5,",
    "SUNDAY_0,1,1",
    "SUNDAY_0,6,6",
    "SUNDAY_0,7,",
    "SUNDAY_1,1,7",
    "SUNDAY_1,2,1",
    "SUNDAY_1,7,6",
    "SUNDAY_1,0,",
    "MONDAY_1,1,1",
    "MONDAY_1,7,7",
    "MONDAY_1,0,",
    "SUNDAY_0,Sunday,7",
    "SUNDAY_1,monday,1",
    "MONDAY_1,Thurs,4",
    "SUNDAY_0,Wednesdays,3",
    "SUNDAY_0,Someday,",
    "SUNDAY_0,10,",
    "SUNDAY_0,-1,"
  })
  void iso_dayOfEachConvention_isOfMondayFirst(Week week, String day, String iso) {
    assertEquals(iso == null ? "" : iso, week.iso(day).orElse(""));
  }

  @ParameterizedTest
  @CsvSource({
    "'1 Main St, Anytown, OK 12345, USA',US",
    "'Dover, UK',''",
    "'1 Harbour St, Dover, CT16, UK',GB",
    "'Edmonton, Alberta, T6E 4E8, Canada',CA",
    "'1 Peach St, Atlanta, 30301, Georgia',''",
    "'San Jose, CA',''",
    "'',''"
  })
  void countryOf_address_isItsEndIfThatIsACountry(String address, String country) {
    assertEquals(country, Places.countryOf(address));
  }

  @ParameterizedTest
  @CsvSource({"Sverige,SE", "USA,US", "usa,US", "US,US", "Italia,IT", "England,GB", "Europa,''"})
  void country_nameOrCode_isIso(String name, String country) {
    assertEquals(country, Places.country(name));
  }

  @ParameterizedTest
  @CsvSource({
    "Kent &amp; Sussex,Kent Sussex",
    "Coeur d&#039;Alene,Coeur d'Alene",
    "Skåne,Skane",
    "Nord/Süd,Nord Sud",
    "www.example.org,''",
    "555 555 5500,''",
    "wren@example.org,''",
    "Kent wren\uFF20example.org,''",
    "wren (at) example.org,''",
    "https://example.org/kent,''",
    "東京,''"
  })
  void region_anyName_keepsToTheContract(String name, String region) {
    assertEquals(region, Places.region(name));
  }

  @Test
  void codebook_typesThatAreActedOn_meanTheSameInAllSets() throws IOException {
    JsonNode book;
    try (InputStream in = Schemas.open("codebooks/meeting_types.json")) {
      book = new ObjectMapper().readTree(in);
    }
    for (JsonNode set : book.get("sets")) {
      for (var role : book.get("roles").properties()) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        role.getValue().get("names").forEach(name -> names.add(name.asText()));
        for (var code : set.get("codes").properties()) {
          assertEquals(
              names.contains(code.getKey()),
              names.contains(code.getValue().asText()),
              set.get("name") + " " + code.getKey());
        }
      }
    }
  }
}
