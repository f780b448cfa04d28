package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.rollcall.stats.agreement.Agreement;
import org.rollcall.stats.agreement.GwetAc1;
import org.rollcall.stats.agreement.KrippendorffAlpha;
import org.rollcall.stats.agreement.RatedUnit;

class ThemesTest {

  private static final StructType TYPE =
      new StructType()
          .add("extract_id", DataTypes.StringType)
          .add("respondent_id", DataTypes.StringType)
          .add("perspective", DataTypes.StringType)
          .add("modality_class", DataTypes.StringType)
          .add("theme", DataTypes.StringType)
          .add("valence", DataTypes.StringType)
          .add("coder_id", DataTypes.StringType);

  private final List<Row> rows = new ArrayList<>();

  /**
   * Each coder marks places of their own, so that no extract has two coders. Of eight respondents
   * both give chat to three, one alone to three and neither to two.
   */
  @Test
  void of_extractsOfOneCoderEach_comparesCodersOverRespondents() {
    for (int respondent = 1; respondent <= 8; respondent++) {
      code(respondent, "A", "technology_problems");
      code(respondent, "B", "technology_problems");
      if (respondent <= 5) {
        code(respondent, "A", "chat_feature");
      }
      if (respondent <= 3 || respondent == 6) {
        code(respondent, "B", "chat_feature");
        code(respondent, "B", "chat_feature");
      }
    }
    List<RatedUnit> chat = themes().coded().get("chat_feature");
    Agreement agreement = GwetAc1.of(chat).value().orElseThrow();
    assertEquals(5 / 8.0, agreement.observed(), 1e-12);
    // Nine of sixteen codes say yes: chance of AC1 is 2 * 9/16 * 7/16.
    assertEquals((0.625 - 0.4921875) / (1 - 0.4921875), agreement.value(), 1e-12);
    // Six codes of sixteen are of disagreeing pairs; expected 2 * 9 * 7 / (16 * 15).
    assertEquals(1 - (6 / 16.0) / (126 / 240.0), alpha(chat), 1e-12);
    assertEquals(
        1,
        GwetAc1.of(themes().coded().get("technology_problems")).value().orElseThrow().observed());
  }

  /**
   * The dial is for how many of forty respondents the second coder differs. Over extracts, of which
   * each has one coder, all would agree: there is nobody to differ from.
   */
  @Test
  void of_shareOnWhichCodersDiffer_isWhatAgreementLacks() {
    for (int differing : new int[] {0, 4, 20, 40}) {
      rows.clear();
      for (int respondent = 1; respondent <= 40; respondent++) {
        code(respondent, "A", "technology_problems");
        code(respondent, "B", "technology_problems");
        code(respondent, "A", "chat_feature");
        if (respondent > differing) {
          code(respondent, "B", "chat_feature");
        }
      }
      assertEquals(
          1 - differing / 40.0,
          GwetAc1.of(themes().coded().get("chat_feature")).value().orElseThrow().observed(),
          1e-12,
          "of " + differing);
    }
  }

  @Test
  void of_respondentOfOneCoder_isNoPair() {
    code(1, "A", "chat_feature");
    code(1, "B", "group_size");
    code(2, "A", "chat_feature");
    List<RatedUnit> chat = themes().coded().get("chat_feature");
    assertEquals(0, GwetAc1.of(chat).value().orElseThrow().observed());
    assertEquals(
        1,
        themes().mentions().keySet().stream().filter(m -> m.theme().equals("group_size")).count());
  }

  private static double alpha(List<RatedUnit> units) {
    return KrippendorffAlpha.of(units, new double[] {0, 1}, KrippendorffAlpha.Level.NOMINAL)
        .value()
        .orElseThrow()
        .value();
  }

  private void code(int respondent, String coder, String theme) {
    rows.add(
        RowFactory.create(
            "E" + rows.size(),
            "R" + respondent,
            "participant",
            "online",
            theme,
            "challenge",
            coder));
  }

  private Themes themes() {
    return Themes.of(TestRows.of(TYPE, rows));
  }
}
