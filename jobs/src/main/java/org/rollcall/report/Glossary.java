package org.rollcall.report;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.disclose.ReleaseInfo;
import org.rollcall.report.page.Page.Foot;
import org.rollcall.report.page.Page.Link;
import org.rollcall.report.page.Page.Term;

/** The foot of the page: what the words mean and where the numbers come from. */
final class Glossary {

  private static final List<Term> FOLLOWED =
      List.of(
          new Term(
              "Start",
              "A person's first attended session, in a group whose log had run long enough to know"
                  + " that it was the first."),
          new Term(
              "Started online, started face to face",
              "How the person attended that first session. Nobody moves between the two later."),
          new Term(
              "Still attending after w weeks",
              "Has not left w weeks after the start, in whichever way the person attends. Everybody"
                  + " counts for as long as it could be told; shares by starting month are of those"
                  + " who attended in the look-ahead after week w, once all of it has been seen."),
          new Term(
              "Left",
              "Began a gap as long as the rule says: 13 weeks with sessions of their groups and"
                  + " without attendance. The last attendance before it is the day of leaving."),
          new Term(
              "Follow-up ended",
              "The data end, or the home group closed, before the person left. Not a drop-out."),
          new Term(
              "Used both ways",
              "Attended online and face to face in the first weeks, among people still coming at"
                  + " the landmark."),
          new Term(
              "Interval",
              "The range that fits the data, allowing for people who share a group being alike."));
  private static final Term HEADCOUNT =
      new Term(
          "Attendances per session",
          "Heads counted, divided by the sessions held and counted. One person at two sessions"
              + " counts twice.");

  private Glossary() {}

  static Foot of(ReportRows rows, Provenance made) {
    List<Term> terms = new ArrayList<>();
    if (rows.has("contrast") || rows.has("retention_curve") || rows.has("engagement")) {
      terms.addAll(FOLLOWED);
    }
    if (rows.has("headcount_rate")) {
      terms.add(HEADCOUNT);
    }
    if (rows.isPublic()) {
      terms.add(
          new Term(
              "Counts such as 811\u2013815",
              "A bin that holds the exact count; counts are binned and shares rounded so that"
                  + " nobody can be told from them."));
    }
    return new Foot(terms, StatusFlags.ALL, origin(rows, made), links(made));
  }

  private static List<Term> origin(ReportRows rows, Provenance made) {
    ReleaseInfo info = rows.release().info();
    List<Term> origin = new ArrayList<>();
    origin.add(new Term("Release", info.releaseId()));
    origin.add(new Term("Run", made.runId()));
    origin.add(
        rows.isPublic()
            ? new Term("Months to", Dates.month(info.asOf()))
            : new Term("As of", Dates.day(info.asOf())));
    if (!rows.isPublic()) {
      origin.add(new Term("Data complete through", made.completeThrough()));
    }
    origin.add(new Term("Protocol hash", info.protocolHash()));
    origin.add(new Term("Software", "Rollcall " + made.softwareVersion()));
    made.inputs().map(Glossary::rows).ifPresent(said -> origin.add(new Term("Rows", said)));
    origin.add(
        new Term(
            "Readers",
            rows.isPublic()
                ? "Public release: counts binned, shares rounded, small numbers withheld."
                : "Secure results: exact numbers, for the evaluators who run the study."));
    return origin;
  }

  /** Rows of all sources together. */
  static String rows(Provenance.Inputs in) {
    return Numbers.whole(in.read())
        + " read = "
        + Numbers.whole(in.curated())
        + " kept + "
        + Numbers.whole(in.duplicates())
        + " duplicates + "
        + Numbers.whole(in.rejected())
        + " rejected";
  }

  private static List<Link> links(Provenance made) {
    return made.dataFiles().stream().map(file -> new Link(file.label(), file.path())).toList();
  }
}
