package org.rollcall.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SharedIdentitiesTest {

  private static final Map<String, String> DOMAINS =
      Map.of("register", "register", "zoom", "zoom_people", "teams", "teams", "meet", "meet");

  @Test
  void sentence_peopleOfOneAndOfTwoSources_saysHowManyAreShared() {
    SharedIdentities identities =
        new SharedIdentities(
            Map.of(List.of("register", "zoom"), 1L, List.of("zoom"), 1L, List.of("register"), 1L));
    assertEquals(
        "3 people in 2 sources of attendance, 1 person in more than one", identities.sentence());
    assertEquals(Optional.empty(), identities.warning(DOMAINS));
  }

  @Test
  void warning_nobodyInTwoSources_saysWhatToDo() {
    SharedIdentities identities =
        new SharedIdentities(Map.of(List.of("zoom"), 2L, List.of("register"), 3L));
    assertEquals(
        "5 people in 2 sources of attendance, 0 people in more than one", identities.sentence());
    assertEquals(
        "Nobody is in more than one of the sources register, zoom: a person in two of them counts as"
            + " two people (if they know people by the same codes, names or accounts, write"
            + " link_domain: register in the source zoom)",
        identities.warning(DOMAINS).orElseThrow());
    assertTrue(
        identities
            .warning(Map.of("register", "members", "zoom", "members"))
            .orElseThrow()
            .endsWith("(all have link_domain: members, so that their codes differ)"));
  }

  @Test
  void warning_sourceThatSharesNobodyBesideOthersThatDo_isNamed() {
    SharedIdentities one =
        new SharedIdentities(
            Map.of(
                List.of("register", "zoom"), 1L,
                List.of("zoom"), 2L,
                List.of("teams"), 3L));
    assertEquals(
        "Nobody in the source teams is in another source: a person in two of them counts as two"
            + " people (if they know people by the same codes, names or accounts, write link_domain:"
            + " zoom_people in the source teams)",
        one.warning(Map.of("register", "zoom_people", "zoom", "zoom_people", "teams", "teams"))
            .orElseThrow());
    SharedIdentities two =
        new SharedIdentities(
            Map.of(
                List.of("register", "zoom"), 1L,
                List.of("meet"), 2L,
                List.of("teams"), 3L));
    assertTrue(
        two.warning(DOMAINS)
            .orElseThrow()
            .startsWith("Nobody in any of the sources meet, teams is in another source: "));
  }

  @Test
  void warning_oneSource_isNone() {
    SharedIdentities identities = new SharedIdentities(Map.of(List.of("zoom"), 2L));
    assertEquals("2 people in 1 source of attendance", identities.sentence());
    assertEquals(Optional.empty(), identities.warning(DOMAINS));
  }
}
