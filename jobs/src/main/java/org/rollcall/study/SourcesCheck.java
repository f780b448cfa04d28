package org.rollcall.study;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.contract.Schemas;

/** Rules between the sources of a study; those of each one are its own. */
final class SourcesCheck {

  private static final JsonPointer SOURCES = JsonPointer.compile("/sources");

  private SourcesCheck() {}

  static void check(Settings settings) {
    Map<String, JsonPointer> names = new HashMap<>();
    Set<String> tables = new HashSet<>();
    for (int i = 0; i < settings.node(SOURCES).size(); i++) {
      JsonPointer at = SOURCES.appendIndex(i);
      unique(settings, at.appendProperty("name"), names);
      settings.checkZone(at.appendProperty("time_zone"));
      Optional<String> table = settings.text(at.appendProperty("table"));
      table.ifPresent(tables::add);
      table.ifPresent(name -> SourceCheck.check(settings, at, Schemas.input(name)));
    }
    if (tables.contains("attendance") && !tables.contains("groups")) {
      settings
          .problems()
          .add(
              SOURCES,
              "Missing required source of table groups (must be given, because attendance names"
                  + " groups whose program and modality it tells); add a source with table:"
                  + " groups");
    }
  }

  private static void unique(Settings settings, JsonPointer at, Map<String, JsonPointer> names) {
    Problems problems = settings.problems();
    settings
        .text(at)
        .filter(name -> names.putIfAbsent(name, at) != null)
        .ifPresent(
            name ->
                problems.invalid(
                    at,
                    name,
                    "a name of its own; line " + problems.line(names.get(name)) + " gives it first",
                    "rename one"));
  }
}
