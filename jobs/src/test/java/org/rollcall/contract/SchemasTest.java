package org.rollcall.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemasTest {

  /** Words of a column that could tell who somebody is, or which group it was. */
  private static final Pattern TELLING =
      Pattern.compile(
          ".*(participant|person|member|facilitator|respondent|coder|email|phone|birth|address"
              + "|postcode|gender|(group|session|record|slot|response|extract)_(id|key)).*"
              + "|(.*_)?name|age|age_band");

  private static final Set<Disclosure> PASSING =
      Set.of(Disclosure.KEY, Disclosure.MONTH, Disclosure.LABEL, Disclosure.SETTING);

  @Test
  void lists_equalTheFolders() throws IOException {
    assertEquals(names("inputs"), new TreeSet<>(Schemas.CANONICAL));
    assertEquals(names("curated"), new TreeSet<>(Schemas.CANONICAL));
    assertEquals(names("reports"), new TreeSet<>(Schemas.REPORTS));
  }

  private static Set<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("..", "schemas", folder))) {
      return files
          .map(file -> file.getFileName().toString())
          .map(name -> name.substring(0, name.length() - ".json".length()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void everyTable_isNamedLikeItsFileAndDescribed() {
    Contracts.all()
        .forEach(
            (path, table) -> {
              assertTrue(path.endsWith("/" + table.name()), path);
              assertTrue(table.description().startsWith("One row is "), path);
              assertTrue(table.description().endsWith("."), path);
              assertFalse(table.title().isBlank(), path);
              assertEquals(
                  "https://datapackage.org/profiles/2.0/tableschema.json", table.schema(), path);
              assertEquals(List.of(""), table.missingValues(), path);
            });
  }

  @Test
  void everyField_hasATitleAndASentence() {
    eachField(
        (where, field) -> {
          assertFalse(field.title().isBlank(), where);
          assertTrue(field.description().endsWith("."), where);
          assertTrue(field.description().split(" ").length >= 2, where);
          assertFalse(field.description().equals(field.title() + "."), where);
        });
  }

  @Test
  void everyIdentifier_hasADomainAndNothingElseHas() {
    eachField(
        (where, field) ->
            assertEquals(field.isIdentifier(), field.identifier().isPresent(), where));
  }

  @Test
  void everyDefault_obeysItsOwnRule() {
    eachField(
        (where, field) ->
            field
                .defaultValue()
                .ifPresent(
                    value -> assertTrue(field.constraints().values().contains(value), where)));
  }

  @Test
  void everyBound_belongsToANumber() {
    eachField(
        (where, field) -> {
          Constraints rules = field.constraints();
          boolean bounded = rules.minimum().isPresent() || rules.maximum().isPresent();
          boolean number = Set.of(FieldType.INTEGER, FieldType.NUMBER).contains(field.type());
          assertTrue(number || !bounded, where);
        });
  }

  @Test
  void everyPrimaryKey_isDeclaredExceptOfHeadcounts() {
    Contracts.all()
        .forEach(
            (path, table) ->
                assertEquals(path.equals("inputs/headcounts"), table.primaryKey().isEmpty(), path));
  }

  @Test
  void everyForeignKey_pointsToTheKeyOfAnotherTable() {
    Contracts.all()
        .forEach(
            (path, table) ->
                table
                    .foreignKeys()
                    .forEach(
                        key -> {
                          TableSchema other = sibling(path, key.reference().resource());
                          assertEquals(other.primaryKey(), key.reference().fields(), path);
                          assertEquals(key.fields().size(), key.reference().fields().size());
                          key.fields().forEach(table::field);
                        }));
  }

  private static TableSchema sibling(String path, String table) {
    return path.startsWith("reports/") ? Schemas.report(table) : Schemas.input(table);
  }

  @Test
  void everyNamedSetOfFields_namesFields() {
    Contracts.all()
        .forEach(
            (path, table) -> {
              table.anyRequired().forEach(table::field);
              table.uniqueKeys().forEach(key -> key.forEach(table::field));
            });
  }

  @Test
  void everyCuratedField_comesFromAnInputFieldOrIsProvenance() {
    for (String name : Schemas.CANONICAL) {
      TableSchema input = Schemas.input(name);
      List<Field> own =
          Schemas.curated(name).fields().stream().filter(f -> f.from().isEmpty()).toList();
      assertEquals(
          List.of("source_id", "file_id", "line"), own.stream().map(Field::name).toList(), name);
      for (Field field : Schemas.curated(name).fields()) {
        field.from().ifPresent(from -> assertTrue(input.find(from).isPresent(), name + "." + from));
        assertEquals(field.from().isPresent(), field.as().isPresent(), name + "." + field.name());
      }
    }
  }

  @Test
  void everyInputField_isKeptInSomeForm() {
    for (String name : Schemas.CANONICAL) {
      Set<String> kept =
          Schemas.curated(name).fields().stream()
              .flatMap(field -> field.from().stream())
              .collect(Collectors.toSet());
      Schemas.input(name)
          .fields()
          .forEach(field -> assertTrue(kept.contains(field.name()), name + "." + field.name()));
    }
  }

  /** What is an identifier before the gate is a pseudonym behind it, under the same key. */
  @Test
  void everyInputIdentifier_becomesAPseudonymOfItsDomain() {
    for (String name : Schemas.CANONICAL) {
      for (Field field : Schemas.curated(name).fields()) {
        Field from = field.from().map(Schemas.input(name)::field).orElse(field);
        if (field.as().equals(Optional.of(Derivation.KEYED_TEXT))) {
          assertTrue(from.isIdentifier(), name);
        } else if (from.isIdentifier() && field.from().isPresent()) {
          assertEquals(Derivation.PSEUDONYM, field.as().orElseThrow(), name);
          assertEquals(from.identifier(), field.identifier(), name);
        }
      }
    }
  }

  @Test
  void noCuratedField_isAClockTime() {
    for (String name : Schemas.CANONICAL) {
      for (Field field : Schemas.curated(name).fields()) {
        assertFalse(
            Set.of(FieldType.DATETIME, FieldType.TIME).contains(field.type()),
            name + "." + field.name());
      }
    }
  }

  @Test
  void everyReport_carriesReleaseProtocolAndDay() {
    Contracts.reports()
        .forEach(
            (path, table) -> {
              List<Field> first = table.fields().subList(0, 3);
              assertEquals(
                  List.of("release_id", "protocol_hash", "as_of"),
                  first.stream().map(Field::name).toList(),
                  path);
              assertTrue(
                  first.stream().allMatch(f -> f.disclosure().equals(disclosed(Disclosure.KEY))));
              assertEquals("release_id", table.primaryKey().get(0), path);
            });
  }

  private static Optional<Disclosure> disclosed(Disclosure role) {
    return Optional.of(role);
  }

  @Test
  void everyReportField_hasADisclosureRoleAndNoOtherFieldHas() {
    Contracts.all()
        .forEach(
            (path, table) ->
                table
                    .fields()
                    .forEach(
                        field ->
                            assertEquals(
                                path.startsWith("reports/"),
                                field.disclosure().isPresent(),
                                path + "." + field.name())));
  }

  /** A withheld cell is null, so only what is never withheld may be required. */
  @Test
  void everyFieldThatCanBeWithheld_mayBeNullInPublicTables() {
    Contracts.reports().values().stream()
        .filter(table -> !table.secureOnly() && !table.name().equals("suppression"))
        .forEach(
            table ->
                table.fields().stream()
                    .filter(Field::required)
                    .forEach(
                        field ->
                            assertTrue(
                                PASSING.contains(field.disclosure().orElseThrow()),
                                table.name() + "." + field.name())));
  }

  /** A number that is withheld needs a status that says so; suppression counts cells only. */
  @Test
  void everyPublicTableWithNumbers_hasAStatus() {
    Contracts.reports().values().stream()
        .filter(table -> !table.secureOnly() && !table.name().equals("suppression"))
        .forEach(
            table -> assertEquals(numbers(table), table.find("status").isPresent(), table.name()));
  }

  private static boolean numbers(TableSchema table) {
    return table.fields().stream()
        .anyMatch(field -> !PASSING.contains(field.disclosure().orElseThrow()));
  }

  @Test
  void everyCount_beginsLikeOne() {
    Contracts.reports().values().stream()
        .filter(table -> !table.secureOnly())
        .flatMap(table -> table.fields().stream())
        .filter(
            field ->
                Set.of(
                        Disclosure.PEOPLE,
                        Disclosure.SESSIONS,
                        Disclosure.ANSWERS,
                        Disclosure.GROUPS,
                        Disclosure.COUNT)
                    .contains(field.disclosure().orElseThrow()))
        .forEach(
            field -> {
              assertTrue(field.name().startsWith("n_"), field.name());
              assertEquals(FieldType.INTEGER, field.type(), field.name());
            });
  }

  @Test
  void noReport_hasAColumnThatTellsWho() {
    Set<String> harmless = Set.of("table_name");
    Contracts.reports()
        .forEach(
            (path, table) ->
                table
                    .fields()
                    .forEach(
                        field -> {
                          assertEquals(Sensitivity.PUBLIC, field.sensitivity(), path);
                          assertTrue(
                              harmless.contains(field.name())
                                  || !TELLING.matcher(field.name()).matches(),
                              path + "." + field.name());
                        }));
  }

  @Test
  void sourceAndFile_standInSecureTablesOnly() {
    Contracts.reports()
        .forEach(
            (path, table) -> {
              boolean inside =
                  table.find("source_id").isPresent() || table.find("file_id").isPresent();
              assertTrue(table.secureOnly() || !inside, path);
            });
  }

  @Test
  void everyProgram_belongsToOneFamily() {
    List<String> programs =
        Stream.of(ProgramFamily.values()).flatMap(family -> family.programs().stream()).toList();
    for (String table : List.of("groups", "directory_slots", "referrals")) {
      List<String> known = Schemas.input(table).field("program").constraints().values();
      assertEquals(Set.copyOf(known), Set.copyOf(programs), table);
      assertEquals(known.size(), programs.size(), table);
    }
  }

  @Test
  void vocabularies_keepBothAndHybridApart() {
    eachField(
        (where, field) -> {
          List<String> words = field.constraints().values();
          assertFalse(words.contains("both") && words.contains("hybrid"), where);
        });
  }

  @Test
  void open_unknownFile_saysWhereItMustBe() {
    assertEquals(
        "Cannot find schema: reports/nothing.json (must be in the folder schemas)",
        assertThrows(IllegalArgumentException.class, () -> Schemas.report("nothing")).getMessage());
  }

  private static void eachField(BiConsumer<String, Field> check) {
    Contracts.all()
        .forEach(
            (path, table) ->
                table.fields().forEach(field -> check.accept(path + "." + field.name(), field)));
  }
}
