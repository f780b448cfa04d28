package org.rollcall.cli;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.contract.messages.MessageCatalog;
import org.rollcall.outcome.Rules;
import org.rollcall.study.Explain;
import org.rollcall.study.Study;

/** The rules of a study, as comments that may stand below its settings. */
final class RuleText {

  private static final String TITLE = "The rules by which this study is analysed, with its values.";

  private RuleText() {}

  static String of(Study study) {
    List<String> lines = new ArrayList<>(Explain.comment("#", TITLE));
    for (Rules.Rule rule : Rules.of(study)) {
      String number = "# %-3s".formatted(rule.number());
      lines.addAll(Explain.comment(number, MessageCatalog.text(rule.sentences())));
    }
    return "\n" + String.join("\n", lines) + "\n";
  }
}
