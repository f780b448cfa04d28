package org.rollcall.discover;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rollcall.contract.NormalText;
import org.rollcall.ingest.core.Extract;
import org.rollcall.study.Defaults;

/**
 * Which sources know people by e-mail address. An address is the same person's in every file,
 * whatever program wrote it, so these share a link domain; names and codes are good within one
 * source only.
 *
 * <p>A platform's reports also show names, which are good within the platform: they leave its own
 * domain only if an address of theirs is found elsewhere, and then all of the platform's do, as
 * else who is in two of its reports would be two people.
 */
final class PeopleKeys {

  /** The link domain of e-mail addresses. */
  static final String DOMAIN = "email";

  private static final String PERSON = "participant_id";
  private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");
  private static final Pattern DIGIT = Pattern.compile("\\p{N}");
  private static final List<String> OCCASION =
      List.of("group_id", "session_id", "session_start", "Date", "Session");

  /** The column of addresses of each file that knows people by them. */
  private final Map<Path, String> columns = new HashMap<>();

  private final Set<String> platforms = new HashSet<>();

  private PeopleKeys() {}

  /** Those of files that a study reads. */
  static PeopleKeys of(List<Sniffed> files) {
    PeopleKeys keys = new PeopleKeys();
    List<Sniffed> others =
        files.stream()
            // A survey's own setting says which column is the person's.
            .filter(file -> file.survey().isEmpty())
            .filter(file -> platform(file).isEmpty() && people(file).isPresent())
            .toList();
    Set<Path> unlike = new HashSet<>(unlike(others, Sniffed::inFolder));
    unlike.addAll(unlike(others, Sniffed::ofMeetings));
    others.stream()
        .filter(file -> !unlike.contains(file.file()))
        .forEach(file -> keys.columns.put(file.file(), column(file).orElseThrow()));
    keys.join(files);
    return keys;
  }

  /** The line of a source on the domain that its people share with others. */
  Optional<String> domain(Sniffed file, String table) {
    boolean ofPlatform = platform(file).filter(platforms::contains).isPresent();
    if (!tellsOfPeople(file, table) || !ofPlatform && !columns.containsKey(file.file())) {
      return Optional.empty();
    }
    return Optional.of(
        "    link_domain: "
            + DOMAIN
            + (ofPlatform
                ? "  # some of its e-mail addresses are in other files too"
                : "  # people are known by e-mail address, the same in any file"));
  }

  /** The column that a source must say it knows people by. */
  Optional<String> column(Sniffed file, String table) {
    return Optional.ofNullable(columns.get(file.file()))
        .filter(column -> tellsOfPeople(file, table) && !column.equals(PERSON));
  }

  private static boolean tellsOfPeople(Sniffed file, String table) {
    Extract extract = file.extracts().get(table);
    return extract != null && extract.columns().contains(PERSON);
  }

  /** Files of one place must all know people by the same, as one person is else two. */
  private static Set<Path> unlike(List<Sniffed> files, Function<Sniffed, String> place) {
    return files.stream().collect(Collectors.groupingBy(place)).values().stream()
        .filter(
            same ->
                same.stream().map(PeopleKeys::column).distinct().count() > 1
                    || column(same.get(0)).isEmpty())
        .flatMap(List::stream)
        .map(Sniffed::file)
        .collect(Collectors.toSet());
  }

  /** Platforms whose people are, by address, in files of another kind too. */
  private void join(List<Sniffed> files) {
    Map<String, Set<String>> addresses = new HashMap<>();
    for (Sniffed file : files) {
      String kind = platform(file).orElse(DOMAIN);
      String column = kind.equals(DOMAIN) ? columns.get(file.file()) : PERSON;
      if (column != null) {
        addresses.computeIfAbsent(kind, k -> new HashSet<>()).addAll(addresses(file, column));
      }
    }
    addresses.forEach(
        (kind, own) -> {
          boolean shared =
              addresses.entrySet().stream()
                  .filter(other -> !other.getKey().equals(kind))
                  .map(Map.Entry::getValue)
                  .flatMap(Collection::stream)
                  .anyMatch(own::contains);
          if (shared && !kind.equals(DOMAIN)) {
            platforms.add(kind);
          }
        });
  }

  private static Optional<String> platform(Sniffed file) {
    return file.format()
        .map(format -> Defaults.linkDomain(format.name(), ""))
        .filter(domain -> !domain.isEmpty());
  }

  private static Optional<Extract> people(Sniffed file) {
    return file.extracts().values().stream()
        .filter(extract -> extract.columns().contains(PERSON))
        .findFirst();
  }

  private static Set<String> addresses(Sniffed file, String column) {
    return people(file).stream()
        .flatMap(extract -> values(extract, column).stream())
        .filter(PeopleKeys::isAddress)
        .collect(Collectors.toSet());
  }

  /** The column that has an e-mail address for each person, if one has and names are the keys. */
  private static Optional<String> column(Sniffed file) {
    Extract extract = people(file).orElseThrow();
    if (areAddresses(extract, PERSON)) {
      return Optional.of(PERSON);
    }
    boolean coded = values(extract, PERSON).stream().anyMatch(id -> DIGIT.matcher(id).find());
    return extract.columns().stream()
        .filter(column -> !coded && areAddresses(extract, column))
        .filter(column -> areTheirOwn(extract, column))
        .findFirst();
  }

  private static boolean areAddresses(Extract extract, String column) {
    List<String> values = values(extract, column);
    return !values.isEmpty() && values.stream().allMatch(PeopleKeys::isAddress);
  }

  /**
   * An address that goes with names which have no word in common is that of a host or a front desk:
   * people who share it would be one.
   */
  private static boolean areTheirOwn(Extract extract, String column) {
    Map<String, Set<String>> owners = new HashMap<>();
    for (Extract.Record row : sound(extract)) {
      Set<String> words = words(extract.cell(row, PERSON));
      Set<String> owner = owners.putIfAbsent(normal(extract.cell(row, column)), words);
      if (owner != null && words.stream().noneMatch(owner::contains)) {
        return false;
      }
    }
    return isOneOfASession(extract, column);
  }

  /** Two people of one session never have the same one, whatever their names are. */
  private static boolean isOneOfASession(Extract extract, String column) {
    Map<String, String> owners = new HashMap<>();
    for (Extract.Record row : sound(extract)) {
      String occasion =
          OCCASION.stream().map(of -> extract.cell(row, of)).collect(Collectors.joining("\n"));
      String person = normal(extract.cell(row, PERSON));
      String owner =
          owners.putIfAbsent(occasion + "\n" + normal(extract.cell(row, column)), person);
      if (!Objects.requireNonNullElse(owner, person).equals(person)) {
        return false;
      }
    }
    return true;
  }

  private static Set<String> words(String name) {
    return Set.copyOf(List.of(normal(name).split("[^\\p{L}\\p{N}]+")));
  }

  private static List<String> values(Extract extract, String column) {
    return sound(extract).stream().map(row -> normal(extract.cell(row, column))).toList();
  }

  private static List<Extract.Record> sound(Extract extract) {
    return extract.records().stream().filter(row -> row.fault().isEmpty()).toList();
  }

  private static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches();
  }

  private static String normal(String text) {
    return NormalText.of(text).toLowerCase(Locale.ROOT);
  }
}
