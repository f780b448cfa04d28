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

class ArchitectureTest {

  private static final String JACKSON = "com.fasterxml.jackson..";
  private static final String MATH = "org.apache.commons.math3..";
  private static final String PARQUET = "org.apache.parquet..";
  private static final String[] SPARK = {
    "org.apache.spark..", "scala..", "org.apache.hadoop..", "org.slf4j.."
  };

  /** The law: what each room may import besides the JDK and itself. Main may import every room. */
  private static final Map<String, String[]> LAW =
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
                  "measure",
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
          entry("outcome", of("study", "stats")),
          entry("measure", of(SPARK, "contract", "study", "engine", "outcome", "stats")),
          entry("stats", of(MATH)),
          entry("compare", of("study", "outcome", "stats")),
          entry("tables", of("contract", "study", "outcome", "measure", "stats", "compare")),
          entry("disclose", of("contract", "study")),
          entry("publish", of(SPARK, "contract", "disclose", JACKSON, PARQUET)),
          entry("report", of("contract", "outcome", "disclose", "gg.jte..")),
          entry("simulate", of("study", "outcome")));

  /** A line of the table of rooms: name, purpose, what it may import. */
  private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\|[^|]*\\|([^|]*)\\|");

  private static final Pattern ROOM = Pattern.compile("org\\.rollcall\\.(\\w+)");

  private static final JavaClasses HOUSE =
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
  Stream<DynamicTest> room_imports_keepTheLaw() {
    return LAW.keySet().stream()
        .sorted()
        .map(room -> DynamicTest.dynamicTest(room, () -> law(room).check(HOUSE)));
  }

  @Test
  void house_rooms_areAllInTheLaw() {
    Set<String> found = new TreeSet<>();
    for (JavaClass c : HOUSE) {
      found.add(room(c));
    }
    found.remove("");
    assertEquals(Set.of(), minus(found, LAW.keySet()), "Give the new room a line in the law");
  }

  /** What people read is what the code is held to. */
  @Test
  void page_tableOfRooms_isTheLaw() throws IOException {
    assertEquals(lawOfRooms(), tableOfRooms());
  }

  @Test
  void page_rooms_importOnlyRoomsAbove() throws IOException {
    Set<String> above = new TreeSet<>();
    tableOfRooms()
        .forEach(
            (room, imports) -> {
              assertEquals(Set.of(), minus(imports, above), room + " imports a room below it");
              above.add(room);
            });
  }

  /** What is allowed and not used would let an arrow come back that nobody has thought about. */
  @Test
  void law_rooms_areAllUsed() {
    Map<String, Set<String>> used = new TreeMap<>();
    LAW.keySet().forEach(room -> used.put(room, new TreeSet<>()));
    for (JavaClass c : HOUSE) {
      for (Dependency to : c.getDirectDependenciesFromSelf()) {
        String there = room(to.getTargetClass());
        if (LAW.containsKey(room(c)) && LAW.containsKey(there)) {
          used.get(room(c)).add(there);
        }
      }
    }
    lawOfRooms()
        .forEach((room, allowed) -> assertEquals(Set.of(), minus(allowed, used.get(room)), room));
  }

  /** The rooms of the page in its order, each with what it may import. */
  private static Map<String, Set<String>> tableOfRooms() throws IOException {
    Map<String, Set<String>> told = new LinkedHashMap<>();
    for (String line : Files.readAllLines(Path.of("..", "ARCHITECTURE.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        told.put(row.group(1), quoted(row.group(2)));
      }
    }
    return told;
  }

  private static Map<String, Set<String>> lawOfRooms() {
    Map<String, Set<String>> law = new TreeMap<>();
    LAW.forEach(
        (room, allowed) -> {
          Set<String> rooms = new TreeSet<>(List.of(allowed));
          rooms.retainAll(LAW.keySet());
          law.put(room, rooms);
        });
    return law;
  }

  private static Set<String> minus(Set<String> all, Set<String> some) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  /** The room of a class, or the empty text at the root and outside. */
  private static String room(JavaClass c) {
    Matcher room = ROOM.matcher(c.getPackageName());
    return room.lookingAt() ? room.group(1) : "";
  }

  private static Set<String> quoted(String cell) {
    return Pattern.compile("`(\\w+)`")
        .matcher(cell)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void law_brokenOnPurpose_isNoticed() {
    JavaClasses tests = new ClassFileImporter().importClasses(Trespasser.class);
    ArchRule rule =
        classes().should().onlyDependOnClassesThat(resideInAnyPackage(allowed("stats")));
    AssertionError error = assertThrows(AssertionError.class, () -> rule.check(tests));
    assertEquals(true, error.getMessage().contains("org.apache.spark.sql.Dataset"));
  }

  @Test
  void output_isWrittenByTheTerminalAndTheLogAlone() {
    noClasses()
        .that(describe("are in another room", c -> !speaks(c.getPackageName())))
        .should(ACCESS_STANDARD_STREAMS)
        .because("a room logs or returns what it found; only the terminal speaks to people")
        .check(HOUSE);
  }

  private static boolean speaks(String name) {
    return name.equals("org.rollcall") || name.equals("org.rollcall.terminal");
  }

  /** A package and its sub-packages are slices of their own. */
  @Test
  void packages_haveNoCircle() {
    SlicesRuleDefinition.slices().assignedFrom(PACKAGES).should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void root_holdsMainAlone() {
    Set<String> root = new TreeSet<>();
    for (JavaClass c : HOUSE) {
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
        .check(HOUSE);
  }

  private static ArchRule law(String room) {
    return classes()
        .that()
        .resideInAPackage("org.rollcall." + room + "..")
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(allowed(room)))
        .because(
            "the missing thing is a room, a record, or a method in the right place; if the law"
                + " itself must change, change the line of '"
                + room
                + "' here and say why in the commit")
        .allowEmptyShould(true);
  }

  private static String[] allowed(String room) {
    // The package without a name is that of primitives and their arrays.
    Stream<String> always = Stream.of("", "java..", "javax.crypto..", "javax.xml..", room);
    return Stream.concat(always, Stream.of(LAW.get(room)))
        .map(name -> LAW.containsKey(name) ? "org.rollcall." + name + ".." : name)
        .toArray(String[]::new);
  }

  private static String[] of(String... names) {
    return names;
  }

  private static String[] of(String[] many, String... names) {
    return Stream.concat(Stream.of(many), Stream.of(names)).toArray(String[]::new);
  }

  /** Breaks the law of {@code stats} on purpose. */
  private static final class Trespasser {
    Dataset<?> rows;
  }
}
