package org.rollcall.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * The hash that stands in every row of a result, so that rows of different protocols are told
 * apart.
 *
 * <p>SHA-256, in hex, of the UTF-8 bytes of one JSON text: every setting with its default filled
 * in, without {@code study}, {@code title}, {@code as_of}, {@code output}, {@code on_missing} and,
 * of each source, its {@code path}, {@code format} and which files a run must find; keys sorted,
 * sources sorted by name, no spaces. Regions and a reporting lag stand there if there are any, and
 * the text of the study's own instruments in place of their paths. The day of the cut stands beside
 * the hash in every row. So comments, the order of keys and the place of files change nothing, and
 * writing a default out changes nothing either.
 */
final class ProtocolHash {

  /** Settings that say where, under which heading and from which files, not what is estimated. */
  static final List<String> LEFT_OUT = List.of("study", "title", "as_of", "output", "on_missing");

  static final List<String> LEFT_OUT_OF_SOURCES =
      List.of("path", "format", "required", "expected", "min_rows", "on_missing");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ProtocolHash() {}

  static Study seal(Study study) {
    return study.withProtocolHash(of(study));
  }

  static String of(Study study) {
    try {
      byte[] bytes = canonical(study).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot find SHA-256 (must be in every Java)", e);
    }
  }

  static String canonical(Study study) {
    ObjectNode tree = StudyTree.of(study);
    tree.remove(LEFT_OUT);
    closedLists(tree, study);
    List<JsonNode> sources =
        StreamSupport.stream(tree.path("sources").spliterator(), false)
            .<JsonNode>map(source -> ((ObjectNode) source).remove(LEFT_OUT_OF_SOURCES))
            .sorted(Comparator.comparing(source -> source.path("name").asText()))
            .toList();
    tree.putArray("sources").addAll(sources);
    try {
      return JSON.writeValueAsString(sorted(tree));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write a tree in memory", e);
    }
  }

  /**
   * Empty lists and no lag are as if nobody had thought of them; an instrument is what its file
   * says.
   */
  private static void closedLists(ObjectNode tree, Study study) {
    if (study.regions().isEmpty()) {
      tree.remove("regions");
    }
    if (study.recording().lagDays() == 0) {
      tree.remove("reporting_lag_days");
    }
    tree.remove("instruments");
    if (!study.instruments().own().isEmpty()) {
      ObjectNode own = tree.putObject("instruments");
      study.instruments().own().forEach(one -> own.put(one.name(), one.json()));
    }
  }

  private static JsonNode sorted(JsonNode node) {
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> array.add(sorted(item)));
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    TreeMap<String, JsonNode> entries = new TreeMap<>();
    node.properties().forEach(entry -> entries.put(entry.getKey(), sorted(entry.getValue())));
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    entries.forEach(object::set);
    return object;
  }
}
