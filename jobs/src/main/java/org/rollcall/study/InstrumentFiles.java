package org.rollcall.study;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.contract.Instrument;
import org.rollcall.contract.InstrumentRules;
import org.rollcall.contract.Instruments;
import org.rollcall.contract.Schemas;

/** Reads the instruments that a study brings; what is wrong with one is a problem of the study. */
final class InstrumentFiles {

  private static final long LARGEST = 1 << 20;
  private static final String ENDING = ".json";

  private final Path folder;
  private final Problems problems;
  private final List<Instruments.Own> read = new ArrayList<>();

  private InstrumentFiles(Path folder, Problems problems) {
    this.folder = folder;
    this.problems = problems;
  }

  static Instruments read(JsonNode root, Path folder, Problems problems) {
    InstrumentFiles files = new InstrumentFiles(folder, problems);
    JsonPointer list = StudyCheck.at("/instruments");
    for (int i = 0; i < root.at(list).size(); i++) {
      JsonPointer at = list.appendIndex(i);
      if (root.at(at).isTextual() && !problems.flagged(at)) {
        files.read(at, root.at(at).asText());
      }
    }
    return Instruments.with(files.read);
  }

  private void read(JsonPointer at, String path) {
    try {
      Path file = folder.resolve(path);
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        invalid(at, path, "no such file", "an instrument's file of at most 1 MB");
        return;
      }
      String json = Files.readString(file, StandardCharsets.UTF_8);
      check(at, path, Schemas.instrumentOf(json), json);
    } catch (IOException e) {
      invalid(at, path, "it cannot be read", "readable, in UTF-8");
    } catch (IllegalArgumentException e) {
      invalid(at, path, e.getMessage(), "written like the files in schemas/instruments");
    }
  }

  private void check(JsonPointer at, String path, Instrument instrument, String json) {
    String name = Path.of(path).getFileName().toString().replace(ENDING, "");
    List<String> broken = InstrumentRules.broken(instrument);
    boolean taken =
        Schemas.INSTRUMENTS.contains(name)
            || read.stream().anyMatch(one -> one.name().equals(name));
    if (!broken.isEmpty()) {
      problems.add(
          at, "Invalid " + Problems.name(at) + ": in " + path + " " + String.join("; ", broken));
    } else if (!instrument.name().equals(name)) {
      invalid(at, path, "its name is not that of its file", "named like its file without .json");
    } else if (taken) {
      invalid(at, path, "there is an instrument of that name", "named like no other");
    } else {
      read.add(new Instruments.Own(name, path, json));
    }
  }

  private void invalid(JsonPointer at, String path, String found, String rule) {
    problems.invalid(at, path + ": " + found, rule, "correct the file or the list");
  }
}
