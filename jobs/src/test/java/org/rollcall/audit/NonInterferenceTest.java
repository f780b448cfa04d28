package org.rollcall.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.Hashes;
import org.rollcall.contract.Table;
import org.rollcall.contract.messages.MessageCatalog;
import org.rollcall.disclose.RandomTables;
import org.rollcall.disclose.Release;
import org.rollcall.disclose.Released;
import org.rollcall.outcome.OutcomeCatalog;
import org.rollcall.publish.ReleaseFiles;
import org.rollcall.publish.RunFacts;
import org.rollcall.report.HtmlReport;
import org.rollcall.report.Provenance;
import org.rollcall.study.Defaults;
import org.rollcall.study.Study.DisclosureRules;

/**
 * What is withheld does not show: other numbers, words and statuses in its place, within what
 * protection leaves open, change no byte of the public folder.
 */
class NonInterferenceTest {

  private static final int SEEDS = 12;
  private static final DisclosureRules RULES = new DisclosureRules(11, 5, 3);

  @TempDir Path folder;

  @Test
  void publicly_otherValuesBehindWithheldCells_giveTheSameBytes() throws IOException {
    int changed = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Table> exact = RandomTables.all(seed);
      SortedMap<String, String> before = files("before" + seed, exact);
      Withheld withheld = new Withheld(new Random(seed), RULES);
      List<Table> other = exact.stream().map(withheld::otherwise).toList();
      changed += withheld.changed();
      assertEquals(before, files("after" + seed, other), "seed " + seed);
    }
    assertTrue(changed > 2_000, changed + " rows: a test that changes nothing proves nothing");
  }

  /** The test above could not fail if public bytes did not follow what is shown. */
  @Test
  void publicly_otherValuesBehindShownCells_giveOtherBytes() throws IOException {
    List<Table> one = RandomTables.all(1);
    List<Table> two = new ArrayList<>(one);
    two.set(4, RandomTables.all(2).get(4));
    assertTrue(!files("one", one).equals(files("two", two)));
  }

  /** The checksum of every file of the public folder, by its name. */
  private SortedMap<String, String> files(String name, List<Table> exact) throws IOException {
    Released released = Release.publicly(RandomTables.INFO, exact, RULES);
    Provenance made =
        new Provenance(
            released.info().releaseId(),
            "1",
            "2026-06",
            Optional.empty(),
            released.notForPublication().map(MessageCatalog::text),
            List.of(),
            new Provenance.Focus(
                OutcomeCatalog.of(Defaults.RETENTION, Defaults.LANDMARK_WEEKS), "gap_13_weeks"));
    Path to = Files.createDirectories(folder.resolve(name));
    new ReleaseFiles(released, HtmlReport.of(released, made), RunFacts.NONE).writeTo(to);
    return Hashes.of(to);
  }
}
