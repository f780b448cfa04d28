package org.rollcall;

import org.rollcall.study.Study;

/** What a run says: problems and notes at once, one screen at the end. */
final class RunTeller implements Teller {

  private static final int NOTES = 20;

  private final Study study;
  private final Progress progress;
  private Reception.Received received;

  RunTeller(Study study, Progress progress) {
    this.study = study;
    this.progress = progress;
  }

  @Override
  public void received(Reception.Received files) {
    received = files;
    files.problems().forEach(progress.console()::error);
    Notes.capped(files.notes(), NOTES, "run.log").forEach(progress.console()::warn);
  }

  @Override
  public void ended(Night.Analysis analysis, Publishing.Published published, int exitCode) {
    new Summary(study, progress, received, analysis, published).print(exitCode);
  }
}
