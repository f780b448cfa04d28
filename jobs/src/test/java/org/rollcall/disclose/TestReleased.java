package org.rollcall.disclose;

import java.util.List;
import org.rollcall.contract.Table;

/** Releases for tests of the report: the rules of disclosure are tested on their own. */
public final class TestReleased {

  private TestReleased() {}

  public static Released inPublic(ReleaseInfo info, List<Table> tables) {
    return new Released(Released.Zone.PUBLIC, info, tables, Released.Statement.NONE);
  }
}
