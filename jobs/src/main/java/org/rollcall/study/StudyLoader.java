package org.rollcall.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.rollcall.contract.Instruments;

/** Reads {@code study.yaml}: everything that is wrong with it is told at once. */
public final class StudyLoader {

  private StudyLoader() {}

  /**
   * The study of that file, with every default filled in, where the command line takes precedence.
   *
   * @param margins what margins may be set for
   * @throws StudyException with every problem of the file
   */
  public static Study load(Path studyYaml, Overrides overrides, MarginKeys margins) {
    return read(studyYaml, overrides, margins).study();
  }

  static Loaded read(Path studyYaml, Overrides overrides, MarginKeys margins) {
    Path file = studyYaml.toAbsolutePath().normalize();
    StudyText text = StudyText.read(file);
    OpenSettings.check(file, text);
    Problems problems = new Problems(text);
    Path folder = file.getParent();
    SchemaCheck.check(text.root(), problems);
    Instruments instruments = InstrumentFiles.read(text.root(), folder, problems);
    Settings settings = new Settings(text.root(), problems, instruments);
    StudyCheck.check(settings, margins);
    SourcesCheck.check(settings);
    PathCheck.check(
        settings, folder, overrides.output().map(output -> output.toAbsolutePath().normalize()));
    problems.throwIfAny();
    return new Loaded(StudyReader.read(text.root(), folder, overrides, instruments), text.root());
  }

  /** A study beside the tree of its file, which tells what was set and what is a default. */
  record Loaded(Study study, JsonNode given) {}
}
