package org.rollcall;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;

/** A command that must end without Spark; exits with 9 if a class was loaded that starts it. */
final class WithoutSpark {

  private static final List<String> STARTING =
      List.of(
          "org.apache.spark.SparkContext",
          "org.apache.spark.sql.SparkSession$Builder",
          "org.apache.spark.sql.classic.SparkSession");

  private WithoutSpark() {}

  public static void main(String[] args) throws ReflectiveOperationException {
    Locale.setDefault(Locale.ROOT);
    int exitCode = Main.execute(args);
    Method loaded = ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class);
    loaded.setAccessible(true);
    for (String name : STARTING) {
      if (loaded.invoke(ClassLoader.getSystemClassLoader(), name) != null) {
        System.err.println("loaded: " + name);
        exitCode = 9;
      }
    }
    System.exit(exitCode);
  }
}
