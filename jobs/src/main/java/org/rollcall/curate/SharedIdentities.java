package org.rollcall.curate;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
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

  /**
   * What to do where a source has nobody in common with any other.
   *
   * @param domains the domain of each source's codes
   */
  public Optional<String> warning(Map<String, String> domains) {
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
        who + ": a person in two of them counts as two people (" + link(alone, domains) + ")");
  }

  /** The line that would link them with others that are linked, or with the largest of them. */
  private String link(TreeSet<String> alone, Map<String, String> domains) {
    TreeSet<String> linked = sources();
    linked.removeAll(alone);
    String to =
        (linked.isEmpty() ? alone : linked)
            .stream().max(Comparator.comparingLong(this::peopleOf)).orElseThrow();
    String domain = domains.getOrDefault(to, to);
    List<String> others =
        alone.stream()
            .filter(source -> !domains.getOrDefault(source, source).equals(domain))
            .toList();
    return others.isEmpty()
        ? "all have link_domain: " + domain + ", so that their codes differ"
        : "if they know people by the same codes, names or accounts, write link_domain: "
            + domain
            + " in the "
            + (others.size() == 1 ? "source " : "sources ")
            + String.join(", ", others);
  }

  private long peopleOf(String source) {
    return people.entrySet().stream()
        .filter(entry -> entry.getKey().contains(source))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
