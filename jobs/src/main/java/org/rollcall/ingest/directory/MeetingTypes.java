package org.rollcall.ingest.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.contract.Schemas;
import org.rollcall.ingest.directory.ModalityRule.Approximate;
import org.rollcall.ingest.directory.ModalityRule.Signs;

/**
 * The few types of meetings that bear on what is read, by code or name, from the codebook {@code
 * meeting_types}. They mean the same in all fellowships; the others do not, and are never read.
 */
final class MeetingTypes {

  static final String BY_UI = "Modality by TSML UI";
  static final String BY_SPEC = "Modality by specification";

  private static final Pattern HOST = Pattern.compile("(?:[A-Za-z]+://)?([A-Za-z0-9.-]+)");
  private static final Map<String, String> ROLES = new HashMap<>();
  private static final Set<String> PROVIDERS = new HashSet<>();

  static {
    try (InputStream in = Schemas.open("codebooks/meeting_types.json")) {
      JsonNode book = new ObjectMapper().readTree(in);
      book.get("roles")
          .properties()
          .forEach(
              role ->
                  role.getValue()
                      .get("names")
                      .forEach(name -> ROLES.put(key(name.asText()), role.getKey())));
      book.get("conference_providers").get("hosts").forEach(host -> PROVIDERS.add(host.asText()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read codebook: meeting_types", e);
    }
  }

  private MeetingTypes() {}

  private static String key(String type) {
    return type.strip().toLowerCase(Locale.ROOT);
  }

  /** The roles of types, as OPEN, TC or ONL. */
  static Set<String> roles(List<String> types) {
    Set<String> roles = new HashSet<>();
    for (String type : types) {
      String role = ROLES.get(key(type));
      if (role != null) {
        roles.add(role);
      }
    }
    return roles;
  }

  /** The signs of a slot in Meeting Guide's words. */
  static Signs signs(
      String option,
      boolean hasTypes,
      List<String> types,
      String url,
      String phone,
      String approximate,
      String address) {
    return new Signs(
        option,
        hasTypes,
        roles(types),
        !url.isEmpty(),
        isProvider(url),
        !phone.isEmpty(),
        switch (key(approximate)) {
          case "yes", "true" -> Approximate.YES;
          case "no", "false" -> Approximate.NO;
          default -> Approximate.UNSAID;
        },
        Places.parts(address));
  }

  /** Links are typed by hand: several in one, blanks, Http; the host is all that counts. */
  private static boolean isProvider(String url) {
    Matcher link = HOST.matcher(url.strip());
    if (!link.lookingAt()) {
      return false;
    }
    String host = link.group(1).toLowerCase(Locale.ROOT);
    return PROVIDERS.stream().anyMatch(known -> host.equals(known) || host.endsWith("." + known));
  }

  /** Whether a slot is open to visitors; closed wins where a directory says both. */
  static String openness(Set<String> roles) {
    return roles.contains("CLOSED") ? "closed" : roles.contains("OPEN") ? "open" : "";
  }

  /** Puts what types and signs tell into a slot. */
  static void put(Map<String, String> facts, Signs signs, ModalityRule rule) {
    facts.put("directory_modality", rule.of(signs));
    facts.put(Slots.OPEN, openness(signs.types()));
    if (rule == ModalityRule.TSML_PLUGIN) {
      facts.put(BY_UI, ModalityRule.TSML_UI.of(signs));
      facts.put(BY_SPEC, ModalityRule.SPEC.of(signs));
    }
  }
}
