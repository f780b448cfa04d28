package org.rollcall.curate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.rollcall.contract.Schemas;

/**
 * Where the pieces of a store lie.
 *
 * @param root its folder
 */
record StoreLayout(Path root) {

  static final String POINTER = "CURRENT";
  private static final String MARKER = "INTAKE";
  private static final String REBUILD = "REBUILD";
  private static final String ASIDE = "aside";
  private static final String LOCK = ".lock";
  private static final Set<String> KNOWN =
      Set.of(POINTER, MARKER, REBUILD, ASIDE, LOCK, "commits", "warehouse");

  StoreLayout {
    root = root.toAbsolutePath().normalize();
  }

  Path pointer() {
    return root.resolve(POINTER);
  }

  Path commits() {
    return root.resolve("commits");
  }

  Path warehouse() {
    return root.resolve("warehouse");
  }

  Path tableFolder(String table) {
    return tablesFolder().resolve(table);
  }

  /** Where repairs put what does not fit. */
  Path aside() {
    return root.resolve(ASIDE);
  }

  Path lock() {
    return root.resolve(LOCK);
  }

  /** The tables on disk, committed or not. */
  List<String> tables() {
    return PrivateFiles.children(tablesFolder()).stream()
        .map(path -> path.getFileName().toString())
        .filter(Schemas.CANONICAL::contains)
        .toList();
  }

  /** Names in the folder that no store has. */
  List<String> foreign() {
    return PrivateFiles.children(root).stream()
        .map(path -> path.getFileName().toString())
        .filter(name -> !KNOWN.contains(name) && !name.matches("\\.(CURRENT|INTAKE|REBUILD)\\.tmp"))
        .toList();
  }

  /** What there is of the store: all but the lock, and what repairs moved away. */
  List<Path> parts() {
    return PrivateFiles.children(root).stream()
        .filter(path -> !List.of(LOCK, ASIDE).contains(path.getFileName().toString()))
        .toList();
  }

  /** From here on a killed run leaves something behind. */
  void openIntake(long after) {
    if (!isIntakeOpen()) {
      PrivateFiles.replace(marker(), (after + "\n").getBytes(StandardCharsets.US_ASCII));
    }
  }

  void closeIntake() {
    PrivateFiles.delete(marker());
    PrivateFiles.forceNames(List.of(root));
  }

  boolean isIntakeOpen() {
    return Files.exists(marker());
  }

  /** Number of the commit after which the open intake began; none where it does not say. */
  OptionalLong intakeAfter() {
    return number(marker());
  }

  private static OptionalLong number(Path file) {
    if (!Files.isRegularFile(file)) {
      return OptionalLong.empty();
    }
    String text = PrivateFiles.text(file).strip();
    return text.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  /** Number of the commit that a rebuild makes which is under way or was killed. */
  OptionalLong rebuilding() {
    return number(root.resolve(REBUILD));
  }

  boolean isRebuildOpen() {
    return Files.exists(root.resolve(REBUILD));
  }

  /** From here on a killed rebuild leaves something behind. */
  void openRebuild(long commit) {
    PrivateFiles.replace(
        root.resolve(REBUILD), (commit + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  void endRebuild() {
    PrivateFiles.delete(root.resolve(REBUILD));
    PrivateFiles.forceNames(List.of(root));
  }

  private Path marker() {
    return root.resolve(MARKER);
  }

  private Path tablesFolder() {
    return warehouse().resolve(StoreCatalog.SPACE);
  }
}
