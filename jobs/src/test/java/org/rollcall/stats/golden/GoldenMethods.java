package org.rollcall.stats.golden;

import java.util.Map;
import java.util.function.Consumer;

/** How some methods of the reference are answered by the project's estimators. */
interface GoldenMethods {

  /** By method: computes the case with the estimators and checks every value they give. */
  Map<String, Consumer<GoldenCase>> methods();
}
