package org.rollcall.curate;

import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.sort_array;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.rollcall.contract.Quantity;

/**
 * How many identities of people the sources of attendance have in common: where they have none,
 * whoever is in two of them counts as two people.
 *
 * @param people number of identities, by the sources that have them, in order
 */
public record SharedIdentities(Map<List<String>, Long> people) {

  public SharedIdentities {
    people = Map.copyOf(people);
  }

  /** Those of rows of attendance with {@code participant_id} and {@code source_id}. */
  public static SharedIdentities of(Dataset<Row> attendance) {
    Map<List<String>, Long> people = new HashMap<>();
    attendance
        .groupBy("participant_id")
        .agg(sort_array(collect_set("source_id")).as("sources"))
        .groupBy("sources")
        .count()
        .collectAsList()
        .forEach(row -> people.put(row.<String>getList(0), row.getLong(1)));
    return new SharedIdentities(people);
  }

  /** All identities. */
  public long all() {
    return people.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Those that more than one source has. */
  public long shared() {
    return people.entrySet().stream()
        .filter(entry -> entry.getKey().size() > 1)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private TreeSet<String> sources() {
    TreeSet<String> sources = new TreeSet<>();
    people.keySet().forEach(sources::addAll);
    return sources;
  }

  /** How many there are and how many sources share, in words. */
  public String sentence() {
    int sources = sources().size();
    return people.isEmpty() || sources == 1
        ? Quantity.of(all(), "person") + " in " + Quantity.of(sources, "source") + " of attendance"
        : "%s in %d sources of attendance, %s in more than one"
            .formatted(Quantity.of(all(), "person"), sources, Quantity.of(shared(), "person"));
  }

  /** What to do where a source has nobody in common with any other. */
  public Optional<String> warning() {
    TreeSet<String> alone = sources();
    people.keySet().stream().filter(in -> in.size() > 1).forEach(alone::removeAll);
    if (sources().size() < 2 || alone.isEmpty()) {
      return Optional.empty();
    }
    String who =
        alone.size() == sources().size()
            ? "Nobody is in more than one of the sources " + String.join(", ", alone)
            : "Nobody in "
                + (alone.size() == 1 ? "the source " : "any of the sources ")
                + String.join(", ", alone)
                + " is in another source";
    return Optional.of(
        who
            + ": a person in two of them counts as two people (if they know people by the same codes, names or accounts, give them one link_domain)");
  }
}
