package org.rollcall.gate;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The secret that pseudonyms depend on.
 *
 * <p>The key itself is wiped as soon as the key that subkeys come from is derived. Serialised, it
 * is the path of its file alone: another process reads the file for itself, under the same checks,
 * so no key byte reaches Spark's task data, shuffle files or logs.
 */
public final class Keys implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final byte[] SALT = "rollcall/v1".getBytes(StandardCharsets.UTF_8);
  private static final String STUDY = "study";
  private static final Map<Reference, Keys> LOADED = new ConcurrentHashMap<>();

  private final transient byte[] root;
  private final transient Reference reference;
  private final transient Map<String, byte[]> subkeys = new ConcurrentHashMap<>();

  private Keys(byte[] key, Path file) {
    root = Hkdf.extract(SALT, key);
    byte[] hash = Hkdf.hmac(key, "id".getBytes(StandardCharsets.UTF_8));
    reference =
        new Reference(file.toAbsolutePath().toString(), HexFormat.of().formatHex(hash, 0, 4));
    Arrays.fill(key, (byte) 0);
  }

  /**
   * Reads a key file.
   *
   * @param zones the folders of data, in none of which the key may lie
   * @throws IllegalArgumentException if the file is not a sound key file; says why in one sentence
   */
  public static Keys load(Path file, List<Path> zones) {
    Keys keys = new Keys(KeyFile.read(file, zones), file);
    LOADED.put(keys.reference, keys);
    return keys;
  }

  /**
   * Makes a new key file with mode 0400.
   *
   * @throws IllegalArgumentException if the path is taken or cannot be written
   */
  public static void create(Path file) {
    KeyFile.create(file);
  }

  /** Names the key without giving anything of it away: 8 hex digits. */
  public String id() {
    return reference.id();
  }

  /** Pseudonyms of persons, equal in all sources of one link domain. */
  Pseudonyms persons(String linkDomain) {
    return new Pseudonyms(Domain.PERSON, subkey(linkDomain, Domain.PERSON));
  }

  /** Pseudonyms of anything else, equal in all sources of a study. */
  Pseudonyms of(Domain domain) {
    return new Pseudonyms(domain, subkey(STUDY, domain));
  }

  Hmac content() {
    return new Hmac(subkey(STUDY, Domain.CONTENT));
  }

  private byte[] subkey(String source, Domain domain) {
    // Every file needs a dozen of them: deriving them took longer than reading a small one.
    return subkeys.computeIfAbsent(
        "src=" + source + "|field=" + domain.key(),
        info -> Hkdf.expand(root, info.getBytes(StandardCharsets.UTF_8), KeyFile.BYTES));
  }

  @Override
  public String toString() {
    return "Keys[" + id() + "]";
  }

  private Object writeReplace() {
    return reference;
  }

  private record Reference(String file, String id) implements Serializable {

    private Object readResolve() {
      return LOADED.computeIfAbsent(this, r -> Keys.load(r));
    }

    @Override
    public String toString() {
      return "key " + id;
    }
  }

  private static Keys load(Reference reference) {
    Path file = Path.of(reference.file());
    Keys keys = new Keys(KeyFile.read(file, List.of()), file);
    if (!keys.id().equals(reference.id())) {
      throw new IllegalArgumentException(
          "Cannot read key file: it changed since the run began (must stay the same)");
    }
    return keys;
  }
}
