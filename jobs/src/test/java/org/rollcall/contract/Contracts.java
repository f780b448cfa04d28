package org.rollcall.contract;

import java.util.LinkedHashMap;
import java.util.Map;

/** All contracts, by their path in the folder {@code schemas}. */
final class Contracts {

  private Contracts() {}

  static Map<String, TableSchema> all() {
    Map<String, TableSchema> all = new LinkedHashMap<>();
    Schemas.CANONICAL.forEach(name -> all.put("inputs/" + name, Schemas.input(name)));
    Schemas.CANONICAL.forEach(name -> all.put("curated/" + name, Schemas.curated(name)));
    all.putAll(reports());
    return all;
  }

  static Map<String, TableSchema> reports() {
    Map<String, TableSchema> reports = new LinkedHashMap<>();
    Schemas.REPORTS.forEach(name -> reports.put("reports/" + name, Schemas.report(name)));
    return reports;
  }
}
