package org.rollcall.ingest.register;

import java.util.List;
import java.util.Optional;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.IngestException;
import org.rollcall.ingest.core.Mapping;
import org.rollcall.ingest.core.Recognition;
import org.rollcall.ingest.core.Request;

/**
 * A register with a row for each person at each session: who, when, and whether present.
 *
 * <p>Which column says who was there is told by its heading, or else by its cells.
 */
public final class RegisterLong implements ExportFormat {

  private static final int WIDEST = 20;
  private static final int WIDEST_UNNAMED = 10;

  private static final Headings HEADINGS =
      People.in(new Headings())
          .need("date", When.DATE)
          .may("time", When.TIME)
          .may("out", SignInLog.OUT)
          .may("newcomer", SignInLog.NEWCOMER)
          .may("group", "Group", "Group name")
          .may("session", "Lecture", "Session", "Meeting", "Class", "Event");

  @Override
  public String name() {
    return "register_long";
  }

  @Override
  public String title() {
    return "register with a row for each person and session";
  }

  @Override
  public List<String> tables() {
    return List.of("attendance");
  }

  @Override
  public Recognition recognise(Document document) {
    return isOne(document) ? Recognition.sure("") : Recognition.NONE;
  }

  private static boolean isOne(Document document) {
    Optional<Headings.Found> found = HEADINGS.in(document).filter(People::isNamed);
    return found.isPresent()
        && found.get().heading().filled() <= WIDEST
        && !People.isOfForms(found.get().heading())
        && isMarked(found.get());
  }

  /** Records of a survey can have all of its columns among many more. */
  static boolean isMarked(Headings.Found found) {
    try {
      return MarkColumn.in(found, Optional.empty())
          .filter(marks -> marks.isNamed() || found.heading().filled() <= WIDEST_UNNAMED)
          .isPresent();
    } catch (IngestException e) {
      return found.heading().filled() <= WIDEST_UNNAMED; // two columns may be it
    }
  }

  @Override
  public Extract extract(Document document, String table, DateOrder order) {
    return extract(document, new Request(table, new Mapping(List.of()), order));
  }

  @Override
  public Extract extract(Document document, Request request) {
    Headings.Found heading = HEADINGS.in(document).orElseThrow();
    Optional<MarkColumn> column =
        request.isConstant("status")
            ? Optional.empty()
            : MarkColumn.in(heading, request.columnOf("status"))
                .or(() -> DoubtfulMarks.in(heading).only().map(at -> MarkColumn.at(heading, at)));
    Headings.Found found = column.map(marks -> marks.without(heading)).orElse(heading);
    LongRows rows = LongRows.of(found, column, request);
    Extract.Builder extract = new Extract.Builder(rows.columns()).drops("names");
    if (!rows.starts().areTold()) {
      extract.lacks(Gaps.time(request.table()));
    }
    rows.unknown().gap().ifPresent(extract::lacks);
    if (column.isEmpty() && !request.isConstant("status")) {
      DoubtfulMarks.in(heading).gap().ifPresent(extract::lacks);
    }
    column.flatMap(MarkColumn::notice).ifPresent(extract::notice);
    found.below().forEach(line -> rows.read(extract, line));
    return extract.build();
  }
}
