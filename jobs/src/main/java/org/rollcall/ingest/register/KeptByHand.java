package org.rollcall.ingest.register;

import java.util.List;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.ExportFormat;

/** Tables of meetings and of people, which programs for surveys can hold too. */
public final class KeptByHand {

  private static final List<ExportFormat> KINDS =
      List.of(
          new RegisterLong(),
          new SignInLog(),
          new HeadcountTable(),
          new HeadcountGrid(),
          new FacilitatorLog());

  private KeptByHand() {}

  /** Whether a file is one, whatever program wrote it. */
  public static boolean isOne(Document document) {
    return KINDS.stream().anyMatch(kind -> kind.recognise(document).isSure());
  }
}
