package org.rollcall.contract;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The instruments that a study may use: those of the folder {@code schemas/instruments} and its
 * own. It can travel to where files are read.
 */
public final class Instruments implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Those of the folder {@code schemas/instruments}. */
  public static final Instruments STANDARD = new Instruments(List.of());

  /**
   * An instrument that a study brings.
   *
   * @param name its name
   * @param path its file, as the study writes it
   * @param json its description
   */
  public record Own(String name, String path, String json) implements Serializable {}

  private final List<Own> own;
  private transient Map<String, Optional<Instrument>> known;

  private Instruments(List<Own> own) {
    this.own = List.copyOf(own);
  }

  /** The standard instruments and these, whose descriptions must be sound. */
  public static Instruments with(List<Own> own) {
    return own.isEmpty() ? STANDARD : new Instruments(own);
  }

  /** Those that the study brings. */
  public List<Own> own() {
    return own;
  }

  /** The instrument of that name, if there is one. */
  public synchronized Optional<Instrument> named(String name) {
    if (known == null) {
      known = new HashMap<>();
    }
    return known.computeIfAbsent(name, this::find);
  }

  private Optional<Instrument> find(String name) {
    return own.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .map(one -> Schemas.instrumentOf(one.json()))
        .or(() -> Schemas.instrument(name));
  }

  /** The names of all, the study's own last. */
  public List<String> names() {
    return Stream.concat(Schemas.INSTRUMENTS.stream(), own.stream().map(Own::name)).toList();
  }

  /** All of them, in the order of their names. */
  public List<Instrument> all() {
    List<Instrument> all = new ArrayList<>();
    names().forEach(name -> all.add(named(name).orElseThrow()));
    return all;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Instruments that && own.equals(that.own);
  }

  @Override
  public int hashCode() {
    return Objects.hash(own);
  }

  @Override
  public String toString() {
    return names().toString();
  }
}
