package org.rollcall.study;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.contract.DateOrder;
import org.rollcall.contract.Instruments;
import org.rollcall.contract.Planned;
import org.rollcall.contract.Region;
import org.rollcall.contract.Survey;

/**
 * What is compared, as {@code study.yaml} says it, with every default filled in.
 *
 * @param name short name, snake_case
 * @param title heading of the report
 * @param folder the folder that relative paths start from
 * @param timeZone zone into which times with an offset are converted
 * @param asOf last day that the analysis may know of; empty means the last day in the data
 * @param recording which days a record can be of, and when it comes
 * @param sources where the rows come from
 * @param programs programs analysed; empty means all
 * @param regions regions that results may name; none means that no region is kept
 * @param instruments instruments that may be answered
 * @param washout who counts as a new starter
 * @param retention who counts as retained
 * @param landmarkWeeks weeks after the first session at which classes are formed
 * @param identityGrades grades on which persons may be followed over time
 * @param margins smallest difference that matters, by outcome
 * @param disclosure rules of the public release
 * @param onMissing what becomes of the rows of files that are gone, unless a source says otherwise
 * @param output folder that holds everything Rollcall writes
 * @param protocolHash SHA-256, hex, of the settings that decide what is estimated
 */
public record Study(
    String name,
    String title,
    Path folder,
    ZoneId timeZone,
    Optional<LocalDate> asOf,
    Recording recording,
    List<Source> sources,
    List<String> programs,
    List<Region> regions,
    Instruments instruments,
    Washout washout,
    Retention retention,
    List<Integer> landmarkWeeks,
    List<String> identityGrades,
    Map<String, Margin> margins,
    DisclosureRules disclosure,
    OnMissing onMissing,
    Path output,
    String protocolHash) {

  public Study {
    sources = List.copyOf(sources);
    programs = List.copyOf(programs);
    regions = List.copyOf(regions);
    landmarkWeeks = List.copyOf(landmarkWeeks);
    identityGrades = List.copyOf(identityGrades);
    margins = ordered(margins);
  }

  /** The same study under that hash. */
  Study withProtocolHash(String hash) {
    return with(asOf, output, hash);
  }

  /** The same study, whose results go to that folder. */
  public Study withOutput(Path folder) {
    return with(asOf, folder, protocolHash);
  }

  /** The same study, whose analysis knows of nothing after that day; its hash is the same. */
  public Study withAsOf(LocalDate day) {
    return with(Optional.of(day), output, protocolHash);
  }

  private Study with(Optional<LocalDate> day, Path results, String hash) {
    return new Study(
        name,
        title,
        folder,
        timeZone,
        day,
        recording,
        sources,
        programs,
        regions,
        instruments,
        washout,
        retention,
        landmarkWeeks,
        identityGrades,
        margins,
        disclosure,
        onMissing,
        results,
        hash);
  }

  /** Folder of the curated store. */
  public Path curated() {
    return output.resolve("curated");
  }

  /** Folder of the public releases. */
  public Path published() {
    return output.resolve("published");
  }

  /** A copy that keeps the order, so that the same file always gives the same bytes. */
  private static <T> Map<String, T> ordered(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /**
   * One kind of file of one sender.
   *
   * @param name id of the source, snake_case; appears in results
   * @param table canonical table that it feeds
   * @param path file, folder or glob, relative to the study's folder
   * @param format name of a format, or empty to go by the ending of the file's name
   * @param timeZone zone of times with an offset
   * @param dateOrder iso, day_first or month_first
   * @param linkDomain sources of one domain share pseudonyms of persons; the source's name if unset
   * @param columns canonical field to source column, or to a template such as {@code
   *     {Year}-{Month}}
   * @param values canonical field to (source text to canonical value); the text {@code *} means any
   *     other
   * @param constants canonical field to a value for every row
   * @param survey which questions of a survey export are which items
   * @param planned days for which the weekly slots of a directory are planned sessions
   * @param marks mark of a register to what it means, where Rollcall does not know it
   * @param delivery which files a run must find
   */
  public record Source(
      String name,
      String table,
      String path,
      Optional<String> format,
      ZoneId timeZone,
      DateOrder dateOrder,
      String linkDomain,
      Map<String, String> columns,
      Map<String, Map<String, String>> values,
      Map<String, String> constants,
      Optional<Survey> survey,
      Optional<Planned> planned,
      Map<String, String> marks,
      Delivery delivery) {

    public Source {
      columns = ordered(columns);
      Map<String, Map<String, String>> copies = new LinkedHashMap<>();
      values.forEach((field, map) -> copies.put(field, ordered(map)));
      values = Collections.unmodifiableMap(copies);
      constants = ordered(constants);
      marks = ordered(marks);
    }
  }

  /**
   * Which files of a source a run must find before it releases anything; what they hold, and how it
   * is read, is the same.
   *
   * @param required whether at least one file must be there
   * @param expected how often a new or corrected file comes, if that is promised
   * @param minRows smallest number of rows that all its files must give
   * @param onMissing what becomes of the rows of files that are gone
   */
  public record Delivery(
      boolean required, Optional<Rhythm> expected, int minRows, OnMissing onMissing) {

    public Delivery {
      require(minRows >= 0, "min_rows", "0 or more rows");
    }
  }

  /** How often files come. */
  public enum Rhythm {
    DAILY,
    WEEKLY
  }

  /** What becomes of the rows of a file that was read and is gone. */
  public enum OnMissing {
    /** They stay. */
    KEEP,
    /** They go too. */
    REMOVE,
    /** Nothing is released until the file is back. */
    REFUSE
  }

  /**
   * Which days a record can be of, and when it comes.
   *
   * @param latestDay last day that a row can be of; later ones are mistakes. Empty means the day
   *     after today
   * @param lagDays days until the record of a session has come
   */
  public record Recording(Optional<LocalDate> latestDay, int lagDays) {

    public Recording {
      require(lagDays >= 0, "reporting lag", "0 or more days");
    }

    /** The last day that a row can be of, as things are now. */
    public LocalDate latest() {
      LocalDate been = Today.latest();
      return latestDay.filter(day -> day.isBefore(been)).orElse(been);
    }
  }

  /**
   * Who counts as a new starter.
   *
   * @param logWeeks weeks that the group's own log must have run before the first session
   * @param personDays days before it without any attendance of that person
   * @param newTo where that person may not have attended
   */
  public record Washout(int logWeeks, int personDays, NewTo newTo) {

    public Washout {
      require(logWeeks >= 0 && personDays >= 0, "washout", "0 or more weeks and days");
    }
  }

  /** To what a starter is new. */
  public enum NewTo {
    /** To every group of which anything is known, of whatever program. */
    ANY_GROUP,
    /** To the groups of the program of the first session. */
    PROGRAM
  }

  /**
   * Who counts as retained.
   *
   * @param gapWeeks grid of gap rules
   * @param missedOpportunities grid of rules by missed sessions of the home group
   * @param primaryGapWeeks weeks without attendance that are a lapse: of returns, moves between
   *     states, and whoever still comes at a landmark
   * @param lookAheadWeeks weeks of opportunity without attendance by which somebody has left: of
   *     the shares retained, the displayed curve, the restricted mean and their verdicts
   * @param weeks weeks at which retention is estimated
   * @param primaryWeek the one of them that verdicts are about
   * @param rmstWeeks horizon of the restricted mean
   * @param horizonWeeks last week of the curves
   */
  public record Retention(
      List<Integer> gapWeeks,
      List<Integer> missedOpportunities,
      int primaryGapWeeks,
      int lookAheadWeeks,
      List<Integer> weeks,
      int primaryWeek,
      int rmstWeeks,
      int horizonWeeks)
      implements Serializable {

    public Retention {
      gapWeeks = List.copyOf(gapWeeks);
      missedOpportunities = List.copyOf(missedOpportunities);
      weeks = List.copyOf(weeks);
      require(gapWeeks.contains(primaryGapWeeks), "primary gap", "one of the gap weeks");
      require(weeks.contains(primaryWeek), "primary week", "one of the weeks");
      require(rmstWeeks <= horizonWeeks, "restricted mean", "at most as long as the curves");
      require(weeks.stream().allMatch(week -> week <= horizonWeeks), "weeks", "within the curves");
    }
  }

  /**
   * The smallest difference that matters, and who says so.
   *
   * @param value on the outcome's own scale, positive
   * @param owner who set it
   * @param date when
   * @param reason why
   */
  public record Margin(double value, String owner, LocalDate date, String reason) {

    public Margin {
      require(value > 0 && Double.isFinite(value), "margin", "a number above 0");
    }
  }

  /**
   * Rules of the public release.
   *
   * @param k smallest number of people that a cell may show
   * @param roundBase width of the bins of counts; must divide k - 1
   * @param minGroups smallest number of groups behind a cell
   */
  public record DisclosureRules(int k, int roundBase, int minGroups) {

    public DisclosureRules {
      require(k >= 1 && minGroups >= 1, "disclosure rules", "thresholds of at least 1");
      require(roundBase >= 1 && (k - 1) % roundBase == 0, "bins", "of a width that divides k - 1");
    }

    /**
     * Anonymous responses that must stand behind a cell: nobody can say whether two are of one
     * person, so twice as many as people, less one so that a bin begins there.
     */
    public int answers() {
      return 2 * k - 1;
    }
  }

  /** The loader tells what a file has wrong; this stops a study that was made otherwise. */
  private static void require(boolean kept, String thing, String rule) {
    if (!kept) {
      throw new IllegalArgumentException("Invalid " + thing + " of a study (must be " + rule + ")");
    }
  }
}
