package org.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramFamilyTest {

  @Test
  void of_eachFamilysPrograms_givesTheFamily() {
    for (ProgramFamily family : ProgramFamily.values()) {
      family.programs().forEach(program -> assertEquals(family, ProgramFamily.of(program)));
    }
  }

  @Test
  void keys_areThoseOfTheContract() {
    assertEquals(
        List.of(
            "mutual_help", "twelve_step", "family_and_friends", "group_therapy", "medical_group"),
        Arrays.stream(ProgramFamily.values()).map(ProgramFamily::key).toList());
    assertEquals("Family and friends", ProgramFamily.FAMILY_AND_FRIENDS.title());
  }

  @Test
  void of_unknownProgram_listsTheKnown() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> ProgramFamily.of("choir")).getMessage();
    assertTrue(
        message.startsWith(
            "Cannot find the family of program: choir (must be one of [smart_recovery,"));
  }
}
