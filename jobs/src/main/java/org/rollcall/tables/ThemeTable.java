package org.rollcall.tables;

import org.rollcall.contract.CellStatus;
import org.rollcall.contract.Table;
import org.rollcall.measure.Measured;
import org.rollcall.measure.Themes;

/** {@code theme}: mentions of one theme; no interval, because interviews are no random sample. */
final class ThemeTable {

  private ThemeTable() {}

  static Table of(Stamp stamp, Measured measured) {
    Stamp.Sheet sheet = stamp.sheet("theme");
    measured.themes().ifPresent(themes -> fill(sheet, themes));
    return sheet.build();
  }

  private static void fill(Stamp.Sheet sheet, Themes themes) {
    themes
        .mentions()
        .forEach(
            (mention, n) -> {
              long asked = themes.asked().get(mention.respondents());
              sheet
                  .add()
                  .set("theme", mention.theme())
                  .set("valence", mention.valence())
                  .set("modality_class", mention.respondents().modalityClass())
                  .set("perspective", mention.respondents().perspective())
                  .set("n_asked", asked)
                  .set("n_mentions", n)
                  .set("share_mentioning", n / (double) asked)
                  .set("percent_agreement", themes.agreement().get(mention.theme()))
                  .status(CellStatus.OK);
            });
  }
}
