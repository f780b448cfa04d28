package org.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelDetectorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "14 Quokka Street Dubbo 2830; a street address",
        "Groups of 3/27 Ridgeline Rd; a street address",
        "Treffen in der Ahornstraße 12; a street address",
        "12 rue des Tilleuls; a street address",
        "Via dei Mandorli, 7; a street address",
        "7 Quokka Place, Dubbo; a street address",
        "P.O. Box 12; a street address",
        "Quokka Street 14, Dubbo; a street address",
        "ul. Dluga 5; a street address",
        "Str. Florilor 12; a street address",
        "Apartado 123; a street address",
        "@wrenhill; the name of an account",
        "MRN A123-456-789; the number of a record",
        "wren@meadow.example; an e-mail address",
        "w\u200bren@meadow.example; an e-mail address",
        "Call 0491 570 156; a telephone number",
        "www.meadow.example; a link",
        "NL91 ABNA 0417 1643 00; a bank account",
        "GB33BUKB20201555555555; a bank account",
        "DOB 02-03-1980; a date of birth",
        "Wren, born 1980; a date of birth",
        "Wren Hill 2 March 1980; a date of birth",
        "1980-03-02; a date of birth",
        "19800302; a date of birth",
        "02/03/80; a date of birth",
        "March 2nd, 1980; a date of birth",
        "Dubbo 2830; a number of four digits or more that is no year",
        "Member 445566; a number of four digits or more that is no year"
      })
  void inTitle_textThatPointsAtAPerson_isSaid(String text, String found) {
    assertEquals(found, LabelDetectors.inTitle(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Do people stay as long when they meet online?",
        "SMART Recovery in New South Wales, 2019-2026",
        "12-step groups: 12 weeks online and face to face",
        "Retention by 30 June 2026",
        "Wave 2 of 3 (2025/26)",
        "One person in twenty is the smallest change that the board would act on.",
        "Did 12 months online take the place of a room? 30 meetings in one place",
        "Retention via Zoom and Teams 2024",
        "12 weeks of court referrals",
        "Regional meetings of the Way Out program"
      })
  void inTitle_plainTitle_isFine(String text) {
    assertEquals("", LabelDetectors.inTitle(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"14 Quokka", "14a, Quokka Rise", "3 Ridge", "30 June 2026", "No 7 Hill"})
  void inLabel_houseOrDate_isSaid(String text) {
    assertNotEquals("", LabelDetectors.inLabel(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Northern Region", "Île-de-France", "District 12", "Rest of NSW", "5"})
  void inLabel_nameOfAPlace_isFine(String text) {
    assertEquals("", LabelDetectors.inLabel(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wren_14_quokka_street_dubbo_2830",
        "born_02_03_1980_tel_0491570156",
        "wren_hill_0491570156",
        "Quokka-Street-14"
      })
  void inName_partsThatPointAtAPerson_areSaid(String name) {
    assertNotEquals("", LabelDetectors.inName(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "group_experience", "phq_9", "rural-2026", "nsw_west_2"})
  void inName_plainName_isFine(String name) {
    assertEquals("", LabelDetectors.inName(name));
  }
}
