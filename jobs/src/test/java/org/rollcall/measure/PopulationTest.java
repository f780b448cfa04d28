package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rollcall.study.Study;

class PopulationTest {

  private static List<Population> of(List<String> listed, String... found) {
    Study study = SampleStudy.of(listed, Study.NewTo.ANY_GROUP);
    return Population.of(study, List.of(found));
  }

  @Test
  void of_twoFamiliesAndNoList_isAStratumEach() {
    assertEquals(
        List.of(
            new Population("mutual_help", Set.of("smart_recovery")),
            new Population("family_and_friends", Set.of("al_anon", "alateen"))),
        of(List.of(), "al_anon", "smart_recovery", "alateen", "al_anon"));
  }

  @Test
  void of_oneFamily_isAll() {
    assertEquals(
        List.of(new Population("all", Set.of("alcoholics_anonymous", "narcotics_anonymous"))),
        of(List.of(), "narcotics_anonymous", "alcoholics_anonymous"));
  }

  @Test
  void of_listedPrograms_areOnePopulationWhateverTheirFamilies() {
    assertEquals(
        List.of(new Population("all", Set.of("smart_recovery", "al_anon"))),
        of(List.of("al_anon", "smart_recovery"), "smart_recovery", "group_therapy"));
  }

  @Test
  void of_noGroups_isAll() {
    assertEquals(List.of(new Population("all", Set.of())), of(List.of()));
  }
}
