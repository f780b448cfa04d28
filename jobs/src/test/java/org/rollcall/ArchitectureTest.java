package org.rollcall;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.contract.messages.MessageCatalog;

class ArchitectureTest {

  private static final String JACKSON = "com.fasterxml.jackson..";
  private static final String MATH = "org.apache.commons.math3..";
  private static final String PARQUET = "org.apache.parquet..";
  private static final String[] SPARK = {
    "org.apache.spark..", "scala..", "org.apache.hadoop..", "org.slf4j.."
  };

  /** What each package may import besides the JDK and itself. Main may import every package. */
  private static final Map<String, String[]> ALLOWED =
      Map.ofEntries(
          entry("terminal", of()),
          entry("discover", of("contract", "study", "ingest", "terminal", JACKSON)),
          entry(
              "run",
              of(
                  SPARK,
                  "contract",
                  "study",
                  "outcome",
                  "gate",
                  "engine",
                  "curate",
                  "measure",
                  "compare",
                  "tables",
                  "disclose",
                  "publish",
                  "report",
                  "terminal",
                  JACKSON,
                  "org.apache.logging.log4j..")),
          entry(
              "cli",
              of(
                  SPARK,
                  "contract",
                  "study",
                  "outcome",
                  "gate",
                  "curate",
                  "compare",
                  "publish",
                  "simulate",
                  "discover",
                  "run",
                  "terminal",
                  "picocli..")),
          entry("contract", of(JACKSON)),
          entry("study", of("contract", JACKSON, "com.networknt.schema..")),
          entry(
              "ingest",
              of(
                  "contract",
                  JACKSON,
                  PARQUET,
                  "org.apache.commons.csv..",
                  "org.apache.commons.io..")),
          entry("gate", of("contract", "study", "ingest")),
          entry(
              "engine",
              of(SPARK, "contract", "study", "ingest", "gate", "org.apache.logging.log4j..")),
          entry(
              "curate",
              of(SPARK, "contract", "study", "outcome", "gate", JACKSON, "org.apache.iceberg..")),
          entry("outcome", of("contract", "study", "stats")),
          entry("measure", of(SPARK, "contract", "study", "curate", "outcome", "stats")),
          entry("stats", of(MATH)),
          entry("compare", of("contract", "study", "outcome", "stats")),
          entry("tables", of("contract", "study", "outcome", "measure", "stats", "compare")),
          entry("disclose", of("contract", "study")),
          entry("publish", of(SPARK, "contract", "disclose", JACKSON, PARQUET)),
          entry("report", of("contract", "outcome", "disclose", "gg.jte..")),
          entry("simulate", of("study", "outcome")));

  private static final String MESSAGES = "org.rollcall.contract.messages";

  /** Packages that write what people read. */
  private static final Set<String> EDGES = Set.of("tables", "publish", "report", "run", "cli");

  /** A line of the table of packages: name, purpose, what it may import. */
  private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\|[^|]*\\|([^|]*)\\|");

  private static final Pattern PACKAGE = Pattern.compile("org\\.rollcall\\.(\\w+)");

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.rollcall");

  private static final SliceAssignment PACKAGES =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass c) {
          return c.getPackageName().startsWith("org.rollcall")
              ? SliceIdentifier.of(c.getPackageName())
              : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
          return "every package";
        }
      };

  @TestFactory
  Stream<DynamicTest> package_imports_areAllowed() {
    return ALLOWED.keySet().stream()
        .sorted()
        .map(named -> DynamicTest.dynamicTest(named, () -> rule(named).check(CODE)));
  }

  @Test
  void code_packages_haveTheirRule() {
    Set<String> found = new TreeSet<>();
    for (JavaClass c : CODE) {
      found.add(named(c));
    }
    found.remove("");
    assertEquals(Set.of(), minus(found, ALLOWED.keySet()), "Give the new package its rule");
  }

  /** What people read is what the code is held to. */
  @Test
  void page_tableOfPackages_isTheRule() throws IOException {
    assertEquals(allowedImports(), tableOfPackages());
  }

  @Test
  void page_packages_importOnlyThoseAbove() throws IOException {
    Set<String> above = new TreeSet<>();
    tableOfPackages()
        .forEach(
            (named, imports) -> {
              assertEquals(Set.of(), minus(imports, above), named + " imports a package below it");
              above.add(named);
            });
  }

  /** What is allowed and not used would let an arrow come back that nobody has thought about. */
  @Test
  void rule_allowedImports_areAllUsed() {
    Map<String, Set<String>> used = new TreeMap<>();
    ALLOWED.keySet().forEach(named -> used.put(named, new TreeSet<>()));
    for (JavaClass c : CODE) {
      for (Dependency to : c.getDirectDependenciesFromSelf()) {
        String there = named(to.getTargetClass());
        if (ALLOWED.containsKey(named(c)) && ALLOWED.containsKey(there)) {
          used.get(named(c)).add(there);
        }
      }
    }
    allowedImports()
        .forEach(
            (named, allowed) -> assertEquals(Set.of(), minus(allowed, used.get(named)), named));
  }

  /** The packages of the page in its order, each with what it may import. */
  private static Map<String, Set<String>> tableOfPackages() throws IOException {
    Map<String, Set<String>> told = new LinkedHashMap<>();
    for (String line : Files.readAllLines(Path.of("..", "ARCHITECTURE.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        told.put(row.group(1), quoted(row.group(2)));
      }
    }
    return told;
  }

  private static Map<String, Set<String>> allowedImports() {
    Map<String, Set<String>> rule = new TreeMap<>();
    ALLOWED.forEach(
        (named, allowed) -> {
          Set<String> others = new TreeSet<>(List.of(allowed));
          others.retainAll(ALLOWED.keySet());
          rule.put(named, others);
        });
    return rule;
  }

  private static Set<String> minus(Set<String> all, Set<String> some) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  /** The package of a class, or the empty text at the root and outside. */
  private static String named(JavaClass c) {
    Matcher named = PACKAGE.matcher(c.getPackageName());
    return named.lookingAt() ? named.group(1) : "";
  }

  private static Set<String> quoted(String cell) {
    return Pattern.compile("`(\\w+)`")
        .matcher(cell)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void rule_brokenOnPurpose_isNoticed() {
    JavaClasses tests = new ClassFileImporter().importClasses(Trespasser.class);
    ArchRule rule =
        classes().should().onlyDependOnClassesThat(resideInAnyPackage(allowed("stats")));
    AssertionError error = assertThrows(AssertionError.class, () -> rule.check(tests));
    assertEquals(true, error.getMessage().contains("org.apache.spark.sql.Dataset"));
  }

  /** Whoever decides what is said says it as data; its words belong where people read them. */
  @Test
  void words_areLookedUpAtTheEdgeAlone() {
    noClasses()
        .that(describe("are in another package", c -> !EDGES.contains(named(c))))
        .and()
        .resideOutsideOfPackage(MESSAGES)
        .should()
        .dependOnClassesThat(
            describe("are the catalog", c -> c.isEquivalentTo(MessageCatalog.class)))
        .because(
            "a message is passed on as it is; rows, pages and lines of the terminal have words")
        .check(CODE);
  }

  @Test
  void messages_knowNothingElse() {
    classes()
        .that()
        .resideInAPackage(MESSAGES)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", MESSAGES)
        .because("any package may say something")
        .check(CODE);
  }

  @Test
  void compare_knowsOfTheContractItsMessagesAlone() {
    noClasses()
        .that()
        .resideInAPackage("org.rollcall.compare")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.rollcall.contract")
        .because("a comparison does not depend on the tables that it is written into")
        .check(CODE);
  }

  @Test
  void output_isWrittenByTheTerminalAndTheLogAlone() {
    noClasses()
        .that(describe("are in another package", c -> !speaks(c.getPackageName())))
        .should(ACCESS_STANDARD_STREAMS)
        .because("a package logs or returns what it found; only the terminal speaks to people")
        .check(CODE);
  }

  private static boolean speaks(String name) {
    return name.equals("org.rollcall") || name.equals("org.rollcall.terminal");
  }

  /** A package and its sub-packages are slices of their own. */
  @Test
  void packages_haveNoCircle() {
    SlicesRuleDefinition.slices().assignedFrom(PACKAGES).should().beFreeOfCycles().check(CODE);
  }

  @Test
  void root_holdsMainAlone() {
    Set<String> root = new TreeSet<>();
    for (JavaClass c : CODE) {
      if (c.getPackageName().equals("org.rollcall")) {
        root.add(c.getSimpleName());
      }
    }
    assertEquals(Set.of("Main"), root);
  }

  @Test
  void rows_areNeverPrinted() {
    Set<String> printing = Set.of("show", "explain", "printSchema");
    noClasses()
        .should()
        .callMethodWhere(
            describe(
                "print a Dataset",
                (JavaMethodCall call) ->
                    call.getTargetOwner().isAssignableTo(Dataset.class)
                        && printing.contains(call.getName())))
        .because("rows and plans quote people's data; log counts instead")
        .check(CODE);
  }

  private static ArchRule rule(String named) {
    return classes()
        .that()
        .resideInAPackage("org.rollcall." + named + "..")
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(allowed(named)))
        .because(
            "the missing thing is a package, a record, or a method in the right place; if the rule"
                + " itself must change, change the line of '"
                + named
                + "' here and say why in the commit")
        .allowEmptyShould(true);
  }

  private static String[] allowed(String named) {
    // The package without a name is that of primitives and their arrays.
    Stream<String> always = Stream.of("", "java..", "javax.crypto..", "javax.xml..", named);
    return Stream.concat(always, Stream.of(ALLOWED.get(named)))
        .map(name -> ALLOWED.containsKey(name) ? "org.rollcall." + name + ".." : name)
        .toArray(String[]::new);
  }

  private static String[] of(String... names) {
    return names;
  }

  private static String[] of(String[] many, String... names) {
    return Stream.concat(Stream.of(many), Stream.of(names)).toArray(String[]::new);
  }

  /** Breaks the rule of {@code stats} on purpose. */
  private static final class Trespasser {
    Dataset<?> rows;
  }
}
