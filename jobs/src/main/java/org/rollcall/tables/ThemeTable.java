package org.rollcall.tables;

import java.util.List;
import java.util.stream.LongStream;
import org.rollcall.contract.CellStatus;
import org.rollcall.contract.Table;
import org.rollcall.measure.Measured;
import org.rollcall.measure.Themes;
import org.rollcall.stats.agreement.GwetAc1;
import org.rollcall.stats.agreement.KrippendorffAlpha;
import org.rollcall.stats.agreement.RatedUnit;

/**
 * {@code theme}: mentions of one theme; no interval, because interviews are no random sample.
 * Agreement is of the theme over all respondents, whatever their class.
 */
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
              Table.Row row =
                  sheet
                      .add()
                      .set("theme", mention.theme())
                      .set("valence", mention.valence())
                      .set("modality_class", mention.respondents().modalityClass())
                      .set("perspective", mention.respondents().perspective())
                      .set("n_asked", asked)
                      .set("n_mentions", n)
                      .set("share_mentioning", n / (double) asked)
                      .status(CellStatus.OK);
              agreement(row, themes.coded().getOrDefault(mention.theme(), List.of()));
            });
  }

  private static void agreement(Table.Row row, List<RatedUnit> units) {
    row.set(
        "n_coded_twice",
        units.stream().filter(unit -> coders(unit) > 1).mapToLong(ThemeTable::respondents).sum());
    GwetAc1.of(units)
        .value()
        .ifPresent(
            found -> row.set("percent_agreement", found.observed()).set("ac1", found.value()));
    KrippendorffAlpha.of(units, new double[] {0, 1}, KrippendorffAlpha.Level.NOMINAL)
        .value()
        .ifPresent(found -> row.set("alpha", found.value()));
  }

  private static long coders(RatedUnit unit) {
    return LongStream.of(unit.byCategory()).sum();
  }

  private static long respondents(RatedUnit unit) {
    return unit.frequency().people();
  }
}
