package org.rollcall.ingest.core;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.rollcall.contract.IdentityGrade;
import org.rollcall.contract.NormalText;

/** How the report of a video service names a person. */
public final class Person {

  /** A caller is shown by the number, often with a part hidden, or as one of the callers. */
  private static final Pattern CALLER =
      Pattern.compile(
          "(?i)\\+[0-9 ().*x•-]{6,20}|[0-9(][0-9 ().-]*[*x•]{2,}[0-9 -]*|1?[0-9]{10}"
              + "|call-?in[ -]?user[ _-]?\\d+");

  private static final Set<String> TOTALS =
      Set.of(
          "total",
          "totals",
          "grand total",
          "sum",
          "summe",
          "gesamt",
          "somme",
          "totaal",
          "totale",
          "totales",
          "合計",
          "合计");

  private Person() {}

  /** Whether a row is a sum that somebody wrote below the people. */
  public static boolean isTotal(String address, String name) {
    return address.isEmpty() && TOTALS.contains(Headings.normal(name).replaceFirst(" ?:$", ""));
  }

  /**
   * The facts of a stay that tell who it is: by the account's address, else by the name shown.
   *
   * @param address e-mail address, or what stands in its place
   * @param name name shown; may be empty if the address is one
   * @return empty if nothing tells
   */
  public static Map<String, String> of(String address, String name) {
    Map<String, String> facts = new HashMap<>();
    String account = NormalText.of(address);
    boolean isAccount = account.indexOf('@') > 0;
    String shown = NormalText.of(name);
    if (!isAccount && shown.isEmpty()) {
      return facts;
    }
    facts.put("participant_id", isAccount ? account.toLowerCase(Locale.ROOT) : shown);
    facts.put(
        "identity_grade", (isAccount ? IdentityGrade.ACCOUNT : IdentityGrade.DISPLAY_NAME).key());
    if (!isAccount && CALLER.matcher(shown).matches()) {
      facts.put("channel", "phone");
    }
    return facts;
  }
}
