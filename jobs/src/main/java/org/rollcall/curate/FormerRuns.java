package org.rollcall.curate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.rollcall.contract.Quantity;

/**
 * What runs left beside a store: where it is empty, they tell that there was one. A run that ended
 * before its first commit leaves no such trace.
 *
 * @param pieces what is there, in words
 * @param owner whose store it was, by the newest record that tells
 */
record FormerRuns(List<String> pieces, Optional<StoreOwner> owner) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static FormerRuns beside(StoreLayout layout) {
    List<String> pieces = new ArrayList<>();
    Path output = layout.root().getParent();
    for (String name : List.of("published", "secure")) {
      if (!PrivateFiles.children(output.resolve(name)).isEmpty()) {
        pieces.add(name);
      }
    }
    if (!PrivateFiles.children(layout.aside()).isEmpty()) {
      pieces.add("pieces of a store in curated/aside");
    }
    List<JsonNode> runs = committed(output.resolve("runs"));
    if (!runs.isEmpty()) {
      pieces.add("records of " + Quantity.of(runs.size(), "run"));
    }
    Optional<StoreOwner> owner =
        runs.stream()
            .findFirst()
            .map(run -> new StoreOwner(run.path("key_id").asText(), run.path("study").asText()));
    return new FormerRuns(List.copyOf(pieces), owner);
  }

  /** Whether there was a store. */
  boolean tell() {
    return !pieces.isEmpty();
  }

  /** What is wrong with a store that is empty beside them, in words. */
  String found() {
    return "it is empty, but its output folder holds " + String.join(", ", pieces);
  }

  /**
   * Ends what would begin a new store in the place of one that is lost.
   *
   * @throws StoreUseException if the lost one was of another owner
   */
  void refuse(StoreOwner now) {
    checkOwner(now);
    if (tell()) {
      throw new StoreException(
          "Cannot begin a new curated store: the one before is lost; still in its output folder: "
              + String.join(", ", pieces)
              + " (must be restored from a backup, all of curated; or be read anew from the inbox:"
              + " rollcall store rebuild STUDY; or set another output)");
    }
  }

  void checkOwner(StoreOwner now) {
    if (owner.isPresent() && !owner.get().equals(now)) {
      throw new StoreUseException(
          ("Cannot begin a new curated store with key %s for study %s: the one before was of key"
                  + " %s and study %s (must be the same; name the key with --key-file, or set"
                  + " another output)")
              .formatted(now.keyId(), now.study(), owner.get().keyId(), owner.get().study()));
    }
  }

  /** Records of runs that took files in, the newest first. */
  private static List<JsonNode> committed(Path runs) {
    List<JsonNode> records = new ArrayList<>();
    for (Path run : PrivateFiles.children(runs)) {
      Path file = run.resolve("run.json");
      if (!Files.isSymbolicLink(run) && Files.isRegularFile(file)) {
        read(file).filter(FormerRuns::hasCommitted).ifPresent(records::add);
      }
    }
    Collections.reverse(records);
    return records;
  }

  private static boolean hasCommitted(JsonNode record) {
    boolean committed =
        record.path("steps").findValuesAsText("step").contains("commit")
            && !record.path("inputs").isEmpty();
    return committed && record.hasNonNull("key_id") && record.hasNonNull("study");
  }

  /** A record that was cut off tells nothing; the others do. */
  private static Optional<JsonNode> read(Path file) {
    try {
      return Optional.ofNullable(JSON.readTree(Files.readAllBytes(file)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
