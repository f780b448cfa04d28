package org.rollcall.study;

import java.util.List;
import java.util.Optional;
import org.rollcall.study.Study.DateOrder;
import org.rollcall.study.Study.Delivery;
import org.rollcall.study.Study.DisclosureRules;
import org.rollcall.study.Study.OnMissing;
import org.rollcall.study.Study.Retention;
import org.rollcall.study.Study.Washout;

/** Every default of a study, in one place; {@code study.schema.json} documents the same values. */
public final class Defaults {

  public static final String OUTPUT = "out";
  public static final List<String> PROGRAMS = List.of();
  public static final List<String> IDENTITY_GRADES = List.of("account", "sign_in");
  public static final Washout WASHOUT = new Washout(26, 180);
  public static final Retention RETENTION =
      new Retention(
          List.of(2, 3, 4, 6, 8, 13), List.of(2, 3, 4, 6), 4, 13, List.of(4, 12, 26), 12, 26, 52);
  public static final List<Integer> LANDMARK_WEEKS = List.of(4, 8);
  public static final DisclosureRules DISCLOSURE = new DisclosureRules(11, 5, 3);
  public static final DateOrder DATE_ORDER = DateOrder.ISO;
  public static final OnMissing ON_MISSING = OnMissing.KEEP;
  public static final Delivery DELIVERY = new Delivery(true, Optional.empty(), 0, ON_MISSING);

  private Defaults() {}
}
