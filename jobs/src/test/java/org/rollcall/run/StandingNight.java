package org.rollcall.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.rollcall.compare.Purpose;
import org.rollcall.gate.Inbox;
import org.rollcall.gate.Keys;
import org.rollcall.outcome.StudyFiles;
import org.rollcall.study.Overrides;
import org.rollcall.study.Study;

/** Whether the results of the last night stand, as a run of tonight would see it. */
public record StandingNight(Path study, Path output, Path key) {

  public boolean stands() throws IOException {
    return stands(Purpose.MONITORING);
  }

  public boolean stands(Purpose purpose) throws IOException {
    Study loaded = StudyFiles.load(study, new Overrides(Optional.empty(), Optional.of(output)));
    Keys keys = Keys.load(key, List.of());
    Inbox inbox = Inbox.of(loaded, keys);
    return Standing.now(loaded, keys, purpose, inbox)
        .confirm(CompletedRun.last(output.resolve("runs")))
        .isPresent();
  }
}
