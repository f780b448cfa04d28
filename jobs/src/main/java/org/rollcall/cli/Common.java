package org.rollcall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rollcall.curate.CuratedStore;
import org.rollcall.gate.Keys;
import org.rollcall.terminal.Console;
import org.rollcall.terminal.UsageException;
import picocli.CommandLine.Option;

/** Options that all commands with data share. */
public final class Common {

  @Option(
      names = {"-q", "--quiet"},
      description = "Print errors only.")
  boolean quiet;

  @Option(names = "--debug", description = "Print the stack trace of a failure.")
  boolean debug;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = {
        "Key of the pseudonyms, 32 bytes, readable by you alone.",
        "Default: $$ROLLCALL_KEY_FILE, else ~/.config/rollcall/key."
      })
  Path keyFile;

  Console console() {
    return new Console(Console.voiceOf(quiet));
  }

  /** Where the key is, or would be. */
  Path keyPath() {
    if (keyFile != null) {
      return keyFile;
    }
    String fromEnvironment = System.getenv("ROLLCALL_KEY_FILE");
    if (fromEnvironment != null && !fromEnvironment.isBlank()) {
      return Path.of(fromEnvironment);
    }
    String config = System.getenv("XDG_CONFIG_HOME");
    Path base =
        config != null && !config.isBlank()
            ? Path.of(config)
            : Path.of(System.getProperty("user.home"), ".config");
    return base.resolve("rollcall").resolve("key");
  }

  public Keys keys(Path dataZone) {
    Path path = keyPath();
    if (!Files.exists(path)) {
      Path store = dataZone.resolve("curated");
      if (CuratedStore.isBegun(store)) {
        throw missingBeside(store, path);
      }
      throw new UsageException(
          "Cannot find the key: nothing at "
              + path
              + " (must be a key file; make one with: rollcall key "
              + path
              + ")");
    }
    try {
      return Keys.load(path, List.of(dataZone));
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  /** Never to make a new one: with it every person of the store would be somebody else. */
  private static UsageException missingBeside(Path store, Path path) {
    String id = CuratedStore.keyId(store).map(known -> " " + known).orElse("");
    return new UsageException(
        "Cannot find the key: nothing at "
            + path
            + " (must be the key"
            + id
            + ", with which the store in "
            + store
            + " was made; bring it back from where you keep it, or name it with --key-file)");
  }

  static void makeKey(Path path) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Keys.create(path);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    } catch (IOException e) {
      throw new UsageException("Cannot make the key: its folder cannot be made (must be writable)");
    }
  }
}
