package org.rollcall.curate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.rollcall.gate.Inbox;
import org.rollcall.study.Study;
import org.rollcall.study.Study.OnMissing;

/**
 * What becomes of the rows of files that are gone, and which files only seem to be.
 *
 * @param rule for sources that the study does not name any more
 * @param rules by the name of the source
 * @param unsureSources sources of which no file could be listed: nothing is taken for removed
 * @param unsureFiles files that are there and cannot be read
 */
public record MissingFiles(
    OnMissing rule,
    Map<String, OnMissing> rules,
    Set<String> unsureSources,
    Set<String> unsureFiles) {

  static final MissingFiles KEEP = new MissingFiles(OnMissing.KEEP, Map.of(), Set.of(), Set.of());

  public MissingFiles {
    rules = Map.copyOf(rules);
    unsureSources = Set.copyOf(unsureSources);
    unsureFiles = Set.copyOf(unsureFiles);
  }

  /** As the study says, for an inbox as it was found. */
  public static MissingFiles of(Study study, Inbox inbox) {
    Map<String, OnMissing> rules = new HashMap<>();
    study.sources().forEach(s -> rules.put(s.name(), s.delivery().onMissing()));
    Set<String> sources = new HashSet<>();
    Set<String> files = new HashSet<>();
    for (Inbox.Problem problem : inbox.problems()) {
      if (problem.fileId().isEmpty()) {
        sources.add(problem.source());
      } else {
        files.add(problem.fileId());
      }
    }
    return new MissingFiles(study.onMissing(), rules, sources, files);
  }

  /** Whether the file may be there, though nobody could tell. */
  boolean isUnsure(LedgerEntry entry) {
    return unsureFiles.contains(entry.fileId()) || unsureSources.contains(entry.sourceId());
  }

  /** A disk that is not mounted must not empty a store, whatever the study says of files. */
  OnMissing ruleOf(String source) {
    return unsureSources.contains(source) ? OnMissing.KEEP : rules.getOrDefault(source, rule);
  }
}
