package org.rollcall.gate;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.rollcall.contract.Rurality;
import org.rollcall.contract.TableSchema;

/** The rurality of a row that gives it as a code of a published scheme. */
final class RuralityCode {

  private final int rurality;
  private final int scheme;
  private final int code;
  private final List<String> classes;
  private final List<String> schemes;

  RuralityCode(TableSchema input) {
    rurality = input.indexOf("rurality");
    scheme = input.indexOf("rurality_scheme");
    code = input.indexOf("rurality_code");
    classes = input.field("rurality").constraints().values();
    schemes = input.field("rurality_scheme").constraints().values();
  }

  /** A code needs its scheme, must be one of it, and must not contradict the class given. */
  List<Rule> rules() {
    return List.of(
        new Rule("RURALITY-SCHEME", scheme, values -> values.has(scheme) == values.has(code)),
        new Rule(
            "RURALITY-CODE",
            code,
            values -> !values.has(code) || Rurality.has(schemeOf(values), codeOf(values))),
        new Rule(
            "RURALITY-CONFLICT",
            rurality,
            values ->
                !values.has(rurality)
                    || classOf(values)
                        .map(classes.get((int) values.number[rurality])::equals)
                        .orElse(true)));
  }

  /** The class of the code; empty where none is given or it says that there is none. */
  Optional<String> classOf(Values values) {
    return values.has(code) && values.has(scheme)
        ? Rurality.classOf(schemeOf(values), codeOf(values))
        : Optional.empty();
  }

  private String schemeOf(Values values) {
    return schemes.get((int) values.number[scheme]);
  }

  private String codeOf(Values values) {
    return new String(values.utf8[code], StandardCharsets.UTF_8);
  }
}
