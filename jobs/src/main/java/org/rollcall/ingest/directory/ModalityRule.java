package org.rollcall.ingest.directory;

import java.util.Locale;
import java.util.Set;

/**
 * How a directory's signs tell the modality of a slot. Programs that show the same directory
 * disagree, so the rule is named with each answer, and others can be asked for beside it.
 *
 * <p>What no rule can tell is {@code unknown}; a slot that no longer meets is {@code inactive}.
 */
enum ModalityRule {
  /**
   * The plugin 12 Step Meeting List (functions.php, tsml_calculate_attendance_option).
   *
   * <pre>
   * attendance_option given      that
   * TC and online                online
   * TC                           inactive
   * online                       hybrid, but online where the address is approximate
   * neither                      face_to_face, but inactive where the address is approximate
   * </pre>
   *
   * Online is the type ONL, or what the plugin's import makes it from: a link to a known provider
   * of conferences, or a phone number. A slot with neither types nor any of these is unknown.
   */
  TSML_PLUGIN {
    @Override
    String of(Signs signs) {
      if (!signs.option().isEmpty()) {
        return word(signs.option());
      }
      if (!signs.hasTypes() && !signs.isOnline() && signs.approximate() == Approximate.UNSAID) {
        return UNKNOWN;
      }
      boolean approximate = signs.approximate() == Approximate.YES;
      boolean online = signs.types().contains("ONL") || signs.isOnline();
      if (signs.types().contains("TC")) {
        return online ? ONLINE : INACTIVE;
      }
      if (online) {
        return approximate ? ONLINE : HYBRID;
      }
      return approximate ? INACTIVE : FACE_TO_FACE;
    }
  },

  /**
   * TSML UI (load-meeting-data.ts), which looks neither at ONL nor at attendance_option.
   *
   * <pre>
   * online      a link to a known provider, or a phone number
   * in person   not TC, and the address not approximate; unsaid, an address of fewer than four
   *             parts between commas is approximate
   * neither     inactive
   * </pre>
   *
   * It leaves out a slot without an address, which is unknown here.
   */
  TSML_UI {
    @Override
    String of(Signs signs) {
      if (signs.addressParts() == 0) {
        return UNKNOWN;
      }
      boolean approximate =
          signs.approximate() == Approximate.YES
              || signs.approximate() == Approximate.UNSAID && signs.addressParts() < 4;
      return both(signs.isOnline(), !signs.types().contains("TC") && !approximate);
    }
  },

  /**
   * The Meeting Guide specification: an online slot must have a conference link or phone number,
   * one in person an address that is not approximate; TC closes the place. One with neither a link
   * nor any address is unknown.
   */
  SPEC {
    @Override
    String of(Signs signs) {
      if (signs.addressParts() == 0 && !signs.link() && !signs.phone()) {
        return UNKNOWN;
      }
      boolean place =
          signs.addressParts() > 0
              && signs.approximate() != Approximate.YES
              && !signs.types().contains("TC");
      return both(signs.link() || signs.phone(), place);
    }
  },

  /**
   * BMLT's venue types: 1 in person, 2 virtual, 3 hybrid; temporarily virtual is online. Servers
   * that do not have them yet mark slots with formats, told by their world ids:
   *
   * <pre>
   * HYBR            hybrid
   * VM              online
   * TC              inactive
   * none of these   face_to_face, if there is a street and no link
   * </pre>
   *
   * Without the list of formats their keys mean nothing, as each server makes its own: unknown.
   */
  BMLT_VENUE {
    @Override
    String of(Signs signs) {
      switch (signs.option()) {
        case "1":
          return FACE_TO_FACE;
        case "2":
          return ONLINE;
        case "3":
          return HYBRID;
        default:
          break;
      }
      if (signs.types().contains("HYBR") || signs.types().contains("HY")) {
        return HYBRID;
      } else if (signs.types().contains("VM")) {
        return ONLINE;
      } else if (signs.types().contains("TC")) {
        return INACTIVE;
      }
      boolean place = signs.hasTypes() && signs.addressParts() > 0;
      return place && !signs.link() && !signs.phone() ? FACE_TO_FACE : UNKNOWN;
    }
  };

  static final String ONLINE = "online";
  static final String FACE_TO_FACE = "face_to_face";
  static final String HYBRID = "hybrid";
  static final String INACTIVE = "inactive";
  static final String UNKNOWN = "unknown";

  /** Whether the address stands for a neighbourhood or town rather than a place. */
  enum Approximate {
    YES,
    NO,
    UNSAID
  }

  /**
   * What a directory says of a slot that bears on its modality.
   *
   * @param option modality that it states, in its own words; empty text where it states none
   * @param hasTypes whether it lists types at all, be it none of them
   * @param types codes in capitals
   * @param link whether there is a conference link
   * @param provider whether the link leads to a known provider of conferences
   * @param phone whether there is a conference phone number
   * @param approximate whether the address is approximate
   * @param addressParts parts of the address between commas, 0 where there is none
   */
  record Signs(
      String option,
      boolean hasTypes,
      Set<String> types,
      boolean link,
      boolean provider,
      boolean phone,
      Approximate approximate,
      int addressParts) {

    Signs {
      types = Set.copyOf(types);
    }

    private boolean isOnline() {
      return provider || phone;
    }
  }

  /** The modality in the words of the contract. */
  abstract String of(Signs signs);

  private static String word(String option) {
    return switch (option.strip().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_')) {
      case "in_person" -> FACE_TO_FACE;
      case "online" -> ONLINE;
      case "hybrid" -> HYBRID;
      case "inactive" -> INACTIVE;
      default -> UNKNOWN;
    };
  }

  private static String both(boolean online, boolean place) {
    if (online) {
      return place ? HYBRID : ONLINE;
    }
    return place ? FACE_TO_FACE : INACTIVE;
  }
}
