package org.rollcall.ingest.survey;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.ingest.core.Grid;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Recognition;

/**
 * Responses from Google Forms: a column of times, then the questions in full; rows of a grid are
 * {@code Question [Row]}. A response has no key: its time stands for it.
 */
public final class GoogleForms implements SurveyFormat {

  private static final Set<String> TIMESTAMP =
      Set.of(
          "timestamp",
          "zeitstempel",
          "horodateur",
          "marca temporal",
          "carimbo de data/hora",
          "informazioni cronologiche",
          "tijdstempel",
          "タイムスタンプ",
          "tidstämpel",
          "tidsstempel",
          "tidsstempling",
          "tidspunkt",
          "sygnatura czasowa",
          "отметка времени",
          "cap waktu",
          "stempel waktu",
          "marca de temps",
          "zaman damgası",
          "časová značka",
          "aikaleima",
          "dấu thời gian",
          "时间戳记",
          "时间戳",
          "時間戳記",
          "타임스탬프",
          "tidsmerke",
          "χρονική σήμανση",
          "חותמת זמן",
          "طابع زمني",
          "időbélyeg",
          "marcaj de timp",
          "позначка часу",
          "vremenska oznaka",
          "časová pečiatka");
  private static final Pattern DATED =
      Pattern.compile("\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4} .*\\d.*");

  /** Dates in Korean and Hungarian have blanks between their parts. */
  private static final Pattern SPACED =
      Pattern.compile("(\\d{4})\\. (\\d{1,2})\\. (\\d{1,2})\\.? (.*)");

  /** Names of zones that the program writes where one is usual in the form's language. */
  private static final Map<String, String> ZONES =
      Map.ofEntries(
          Map.entry("EST", "-05:00"),
          Map.entry("EDT", "-04:00"),
          Map.entry("CST", "-06:00"),
          Map.entry("CDT", "-05:00"),
          Map.entry("MST", "-07:00"),
          Map.entry("MDT", "-06:00"),
          Map.entry("PST", "-08:00"),
          Map.entry("PDT", "-07:00"),
          Map.entry("BST", "+01:00"),
          Map.entry("CET", "+01:00"),
          Map.entry("CEST", "+02:00"),
          Map.entry("MEZ", "+01:00"),
          Map.entry("MESZ", "+02:00"),
          Map.entry("AWST", "+08:00"),
          Map.entry("ACST", "+09:30"),
          Map.entry("ACDT", "+10:30"),
          Map.entry("AEST", "+10:00"),
          Map.entry("AEDT", "+11:00"),
          Map.entry("NZST", "+12:00"),
          Map.entry("NZDT", "+13:00"));

  private static final Pattern ZONED =
      Pattern.compile("(.*\\S) (?:GMT|UTC)([+-])(\\d{1,2})(?::?(\\d{2}))?");

  @Override
  public String name() {
    return "google_forms";
  }

  @Override
  public String title() {
    return "Google Forms responses file";
  }

  @Override
  public Recognition recognise(Grid grid) {
    boolean stamped = TIMESTAMP.contains(Headings.normal(grid.lines().get(0).cell(0)));
    if (!stamped || grid.lines().get(0).filled() < 2) {
      return Recognition.NONE;
    }
    boolean dated = grid.lines().stream().skip(1).limit(20).anyMatch(l -> isDated(l.cell(0)));
    return dated
        ? Recognition.sure("")
        : new Recognition(0.6, "", List.of("has no dates with times in its first column"));
  }

  private static boolean isDated(String time) {
    return DATED.matcher(plain(time)).matches();
  }

  private static String plain(String time) {
    return SPACED.matcher(time).replaceFirst("$1.$2.$3 $4");
  }

  @Override
  public Form form(Grid grid) {
    return Form.ofOneRow(grid);
  }

  @Override
  public List<Response> responses(Form form, Set<Integer> mapped) {
    return form.rows().stream()
        .map(line -> new Response(line, Optional.empty(), offset(plain(line.cell(0))), ""))
        .toList();
  }

  /** {@code GMT+1} as an offset of two digits, and so a name that is known. */
  private static String offset(String time) {
    int last = time.lastIndexOf(' ');
    if (last > 0 && ZONES.containsKey(time.substring(last + 1))) {
      return time.substring(0, last) + ZONES.get(time.substring(last + 1));
    }
    Matcher zoned = ZONED.matcher(time);
    if (!zoned.matches()) {
      return time;
    }
    String hours = (zoned.group(3).length() == 1 ? "0" : "") + zoned.group(3);
    String minutes = zoned.group(4) == null ? "00" : zoned.group(4);
    return zoned.group(1) + zoned.group(2) + hours + ":" + minutes;
  }
}
