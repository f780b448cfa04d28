package org.rollcall.ingest.directory;

import java.util.function.Predicate;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.NoTable;
import org.rollcall.ingest.core.Recognition;

/**
 * A file that explains codes and holds nothing of groups or people: known, and not read.
 *
 * @param name its name as a format
 * @param title what people call it
 * @param test whether a file is one
 * @param whyNone why it gives no rows and what to do with it
 */
public record Reference(String name, String title, Predicate<Document> test, String whyNone)
    implements NoTable {

  private static final Headings RUCA_ZIP =
      new Headings()
          .need("zip", "ZIP_CODE", "ZIPCODE", "ZIP")
          .need("primary", "RUCA1")
          .need("secondary", "RUCA2");
  private static final Headings RUCA_CLASSES =
      new Headings().need("ruca", "ruca").need("a", "classA").need("c", "classC");

  public static final Reference BMLT_FORMATS =
      new Reference(
          "bmlt_formats",
          "list of a BMLT server's formats",
          document -> document.isJson() && Json.have(Json.elements(document), "key_string"),
          "lists what a server's formats mean, not its meetings (must be the answer of GetSearchResults with get_used_formats=1, which has both)");

  public static final Reference RUCA_BY_ZIP =
      new Reference(
          "ruca_zip",
          "table of RUCA codes by ZIP code",
          document -> RUCA_ZIP.in(document).isPresent(),
          "says how rural each ZIP code is, and no group's place is known here by ZIP code (must be looked up before: give each group its rurality_code and rurality_scheme: ruca)");

  public static final Reference RUCA_GROUPINGS =
      new Reference(
          "ruca_classes",
          "table of groupings of RUCA codes",
          document -> RUCA_CLASSES.in(document).isPresent(),
          "says how RUCA codes are grouped, which Rollcall has in its codebook rurality/ruca (must not be a source: give each group its rurality_code and rurality_scheme: ruca)");

  @Override
  public Recognition recognise(Document document) {
    return test.test(document) ? Recognition.sure("a reference table") : Recognition.NONE;
  }
}
