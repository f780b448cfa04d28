package org.rollcall.report;

import java.util.List;
import java.util.Optional;
import org.rollcall.outcome.Measures;
import org.rollcall.outcome.Outcome;
import org.rollcall.outcome.OutcomeCatalog;

/**
 * What the report says of its own making, beside what the release carries.
 *
 * @param runId id of the run
 * @param softwareVersion version of Rollcall
 * @param completeThrough sentence or date up to which the data are complete
 * @param inputs rows that came in; empty where the release must not tell
 * @param notForPublication why the report may not be passed on; empty where it may
 * @param dataFiles the released tables as files beside the report
 * @param focus the study's primary outcome and rule of leaving
 */
public record Provenance(
    String runId,
    String softwareVersion,
    String completeThrough,
    Optional<Inputs> inputs,
    Optional<String> notForPublication,
    List<DataFile> dataFiles,
    Focus focus) {

  public Provenance {
    dataFiles = List.copyOf(dataFiles);
  }

  /**
   * Rows of all source files together.
   *
   * @param read rows read
   * @param curated rows kept
   * @param rejected rows that broke a rule
   * @param duplicates rows that repeated another
   */
  public record Inputs(long read, long curated, long rejected, long duplicates) {}

  /**
   * A file beside the report.
   *
   * @param label what it holds
   * @param path where it lies, seen from the report
   */
  public record DataFile(String label, String path) {
    public DataFile {
      if (!path.matches("[A-Za-z0-9_][A-Za-z0-9._/-]*") || path.contains("..")) {
        throw new IllegalArgumentException(
            "Invalid path of a data file: " + path + " (must lie beside the report)");
      }
    }
  }

  /**
   * What the answer at the top is about.
   *
   * @param outcomes those of the study
   * @param definition primary rule of leaving, as {@code gap_13_weeks}
   */
  public record Focus(OutcomeCatalog outcomes, String definition) {

    /** The primary outcome. */
    public Outcome outcome() {
      return outcomes.primary(Measures.RETAINED);
    }
  }
}
