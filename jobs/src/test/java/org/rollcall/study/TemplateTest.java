package org.rollcall.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateTest {

  @Test
  void of_textWithoutBraces_isOneColumn() {
    Template template = Template.of("Date of session");
    assertEquals(List.of("Date of session"), template.columns());
    assertTrue(template.isColumn());
  }

  @Test
  void of_columnsInBraces_keepsTheTextAround() {
    Template template = Template.of("{Year}-{Month}-01T{Start time}:00");
    assertEquals(List.of("Year", "Month", "Start time"), template.columns());
    assertEquals(List.of("", "-", "-01T", ":00"), template.texts());
    assertFalse(template.isColumn());
    assertTrue(Template.of("{Day}").isColumn());
  }

  @Test
  void of_bracesThatDoNotPair_isRefused() {
    assertRefused("{Day", "a brace is not closed");
    assertRefused("Day}", "a brace is closed that was not opened");
    assertRefused("{Day}}", "a brace is closed that was not opened");
    assertRefused("}{Day}", "a brace is closed that was not opened");
    assertRefused("{{Day}", "a brace is opened inside braces");
    assertRefused("{ }", "braces hold no column");
  }

  @Test
  void create_partsThatDoNotFit_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Template(List.of(""), List.of("Day")));
    assertThrows(IllegalArgumentException.class, () -> new Template(List.of(""), List.of()));
  }

  private static void assertRefused(String value, String found) {
    assertEquals(
        "Invalid template "
            + value
            + ": "
            + found
            + " (must be text with names of columns in braces, as {Day} {Time})",
        assertThrows(IllegalArgumentException.class, () -> Template.of(value)).getMessage());
  }
}
