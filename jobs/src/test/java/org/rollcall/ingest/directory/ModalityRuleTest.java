package org.rollcall.ingest.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModalityRuleTest {

  private static final String ZOOM = "https://us02web.zoom.us/j/800000001";

  /** Types, link, phone, approximate, address; - stands for none. */
  private static ModalityRule.Signs signs(
      String types, String url, String phone, String approximate, String address) {
    List<String> list = Stream.of(types.split(" ")).filter(type -> !type.equals("-")).toList();
    return MeetingTypes.signs(
        "",
        !types.equals("absent"),
        list,
        url.equals("zoom") ? ZOOM : plain(url),
        plain(phone),
        plain(approximate),
        plain(address).replace(';', ','));
  }

  private static String plain(String text) {
    return text.equals("-") ? "" : text;
  }

  @ParameterizedTest
  @CsvSource({
    // types, link, phone, approximate, address, plugin, UI, specification
    "TC ONL,zoom,-,no,1 A;B;C;D,online,online,online",
    "TC,-,-,no,1 A;B;C;D,inactive,inactive,inactive",
    "ONL,zoom,-,no,1 A;B;C;D,hybrid,hybrid,hybrid",
    "ONL,zoom,-,yes,B;C,online,online,online",
    "O,-,-,no,1 A;B;C;D,face_to_face,face_to_face,face_to_face",
    "O,-,-,yes,B;C,inactive,inactive,inactive",
    "O,-,-,-,1 A;B;C;D,face_to_face,face_to_face,face_to_face",
    "O,-,-,-,1 A;B,face_to_face,inactive,face_to_face",
    "ONL,-,-,-,1 A;B;C;D,hybrid,face_to_face,face_to_face",
    "O,-,555-555-5500,no,1 A;B;C;D,hybrid,hybrid,hybrid",
    "TC,https://group.example.org/join,-,no,1 A;B;C;D,inactive,inactive,online",
    "O,Http://US04WEB.zoom.us/j/1,-,no,1 A;B;C;D,hybrid,hybrid,hybrid",
    "O,https://notzoom.us/j/1,-,no,1 A;B;C;D,face_to_face,face_to_face,hybrid",
    "-,-,-,-,-,face_to_face,unknown,unknown",
    "absent,-,-,-,-,unknown,unknown,unknown"
  })
  void of_meetingGuide_isEachPublishedRule(
      String types,
      String url,
      String phone,
      String approximate,
      String address,
      String plugin,
      String ui,
      String specification) {
    ModalityRule.Signs signs = signs(types, url, phone, approximate, address);
    assertEquals(plugin, ModalityRule.TSML_PLUGIN.of(signs));
    assertEquals(ui, ModalityRule.TSML_UI.of(signs));
    assertEquals(specification, ModalityRule.SPEC.of(signs));
  }

  @ParameterizedTest
  @CsvSource({
    "in_person,face_to_face",
    "online,online",
    "hybrid,hybrid",
    "inactive,inactive",
    "In-Person,face_to_face",
    "metaverse,unknown"
  })
  void of_statedOption_winsOverTypes(String option, String modality) {
    ModalityRule.Signs signs =
        MeetingTypes.signs(option, true, List.of("TC"), "", "", "yes", "1 A, B, C, D");
    assertEquals(modality, ModalityRule.TSML_PLUGIN.of(signs));
  }

  @ParameterizedTest
  @CsvSource({
    "1,VM,true,-,face_to_face",
    "2,-,true,-,online",
    "3,-,true,-,hybrid",
    "-,VM,true,-,online",
    "-,VM TC,true,-,online",
    "-,HYBR,true,-,hybrid",
    "-,TC,true,-,inactive",
    "-,OPEN,true,-,face_to_face",
    "-,OPEN,true,zoom,unknown",
    "-,OPEN,false,-,unknown",
    "9,-,false,-,unknown"
  })
  void of_bmlt_isTheVenueElseTheFormats(
      String venue, String worldIds, boolean formats, String url, String modality) {
    ModalityRule.Signs signs =
        new ModalityRule.Signs(
            plain(venue),
            formats,
            MeetingTypes.roles(List.of(worldIds.split(" "))),
            !url.equals("-"),
            false,
            false,
            ModalityRule.Approximate.UNSAID,
            1);
    assertEquals(modality, ModalityRule.BMLT_VENUE.of(signs));
  }
}
