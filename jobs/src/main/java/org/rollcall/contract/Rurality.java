package org.rollcall.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * From codes of published schemes of rurality to the four classes of the contract, by the tables in
 * {@code schemas/codebooks/rurality}, which name their sources and what they leave open.
 *
 * <p>Codes of one vintage are none of another: a scheme that changed its codes is two schemes.
 */
public final class Rurality {

  /** The schemes that have a table. */
  public static final List<String> SCHEMES =
      List.of("ruca", "mmm", "asgs", "uk_ruc_2011", "uk_ruc_2021");

  private static final String NOT_CODED = "";
  private static final Map<String, Rurality> TABLES = new ConcurrentHashMap<>();

  private final boolean decimal;
  private final String prefix;
  private final Map<String, String> classOfCode = new HashMap<>();

  private Rurality(JsonNode table) {
    decimal = table.get("form").asText().equals("decimal");
    prefix = table.get("prefix").asText();
    table
        .get("classes")
        .properties()
        .forEach(entry -> entry.getValue().forEach(code -> put(code.asText(), entry.getKey())));
    table.get("not_coded").forEach(code -> put(code.asText(), NOT_CODED));
  }

  private void put(String code, String rurality) {
    if (classOfCode.put(key(code), rurality) != null) {
      throw new IllegalArgumentException(
          "Invalid codebook of rurality: code " + code + " (must stand once)");
    }
  }

  /** Codes are compared without case, without leading zeros, and decimals as numbers. */
  private String key(String code) {
    String plain = code.strip().toUpperCase(Locale.ROOT);
    if (decimal) {
      return plain.matches("[0-9]{1,3}(\\.[0-9]{1,3})?")
          ? new BigDecimal(plain).stripTrailingZeros().toPlainString()
          : plain;
    }
    return plain.replaceFirst("^" + prefix + "(?=[0-9]+$)", "").replaceFirst("^0+(?=[0-9]+$)", "");
  }

  /** Whether a scheme has that code. */
  public static boolean has(String scheme, String code) {
    Rurality table = table(scheme);
    return table.classOfCode.containsKey(table.key(code));
  }

  /** The class of a code; empty where the code says that there is none, or is none. */
  public static Optional<String> classOf(String scheme, String code) {
    Rurality table = table(scheme);
    return Optional.ofNullable(table.classOfCode.get(table.key(code)))
        .filter(rurality -> !rurality.equals(NOT_CODED));
  }

  private static Rurality table(String scheme) {
    return TABLES.computeIfAbsent(
        scheme,
        name -> {
          try (InputStream in = Schemas.open("codebooks/rurality/" + name + ".json")) {
            return new Rurality(new ObjectMapper().readTree(in));
          } catch (IOException e) {
            throw new UncheckedIOException("Cannot read codebook of rurality: " + name, e);
          }
        });
  }
}
