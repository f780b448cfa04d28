package org.rollcall.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.contract.DateOrder;
import org.rollcall.contract.IdentityGrade;
import org.rollcall.study.Study.Delivery;
import org.rollcall.study.Study.DisclosureRules;
import org.rollcall.study.Study.NewTo;
import org.rollcall.study.Study.OnMissing;
import org.rollcall.study.Study.Recording;
import org.rollcall.study.Study.Retention;
import org.rollcall.study.Study.Washout;

/** Every default of a study, in one place; {@code study.schema.json} documents the same values. */
public final class Defaults {

  public static final String OUTPUT = "out";
  public static final Recording RECORDING = new Recording(Optional.empty(), 0);
  public static final List<String> PROGRAMS = List.of();
  public static final List<String> IDENTITY_GRADES =
      List.of(IdentityGrade.ACCOUNT.key(), IdentityGrade.SIGN_IN.key());
  public static final Washout WASHOUT = new Washout(26, 180, NewTo.ANY_GROUP);
  public static final Retention RETENTION =
      new Retention(
          List.of(2, 3, 4, 6, 8, 13), List.of(2, 3, 4, 6), 4, 13, List.of(4, 12, 26), 12, 26, 52);
  public static final List<Integer> LANDMARK_WEEKS = List.of(4, 8);
  public static final DisclosureRules DISCLOSURE = new DisclosureRules(11, 5, 3);
  public static final DateOrder DATE_ORDER = DateOrder.ISO;
  public static final OnMissing ON_MISSING = OnMissing.KEEP;
  public static final Delivery DELIVERY = new Delivery(true, Optional.empty(), 0, ON_MISSING);

  /** Formats that know people by the accounts of a platform, and the domain of those. */
  private static final Map<String, String> PLATFORMS =
      Map.ofEntries(
          Map.entry("zoom_participants", "zoom_people"),
          Map.entry("zoom_active_hosts", "zoom_people"),
          Map.entry("zoom_webinar", "zoom_people"),
          Map.entry("zoom_polls", "zoom_people"),
          Map.entry("zoom_chat", "zoom_people"),
          Map.entry("teams_report", "teams_people"),
          Map.entry("teams_log", "teams_people"),
          Map.entry("teams_live_event", "teams_people"),
          Map.entry("teams_graph", "teams_accounts"),
          Map.entry("meet_report", "meet_people"),
          Map.entry("meet_extension", "meet_people"));

  private Defaults() {}

  /**
   * The domain in which a source shares persons where the study names none: that of its platform,
   * whose accounts are the same in all of its reports. Codes and names that a register, a survey or
   * another program gives are good within one source only.
   */
  public static String linkDomain(String format, String source) {
    return PLATFORMS.getOrDefault(format, source);
  }
}
