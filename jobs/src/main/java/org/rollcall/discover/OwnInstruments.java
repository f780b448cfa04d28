package org.rollcall.discover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.contract.Survey;

/**
 * Instruments for the questions of surveys that {@code init} finds: items by number, because the
 * words of a question are the files' and may not stand in results.
 */
final class OwnInstruments {

  /** The folder beside the study in which they are written. */
  static final String FOLDER = "instruments";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<Map<String, String>> questions = new ArrayList<>();
  private final Map<String, Survey> surveys = new LinkedHashMap<>();

  /** Other questions are another instrument: the same item of two must be the same question. */
  String nameOf(Survey survey) {
    if (!questions.contains(survey.items())) {
      questions.add(survey.items());
    }
    int number = questions.indexOf(survey.items());
    String name = survey.instrument() + (number == 0 ? "" : "_" + (number + 1));
    surveys.putIfAbsent(name, survey);
    return name;
  }

  /** Path beside the study to the description that goes there. */
  Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    surveys.forEach((name, survey) -> files.put(FOLDER + "/" + name + ".json", json(name, survey)));
    return files;
  }

  private static String json(String name, Survey survey) {
    ObjectNode root = JSON.createObjectNode();
    root.put("name", name);
    root.put("title", "Questions of our own");
    root.put("version", survey.version());
    root.put("description", "Made from files: give each item its title, scale and answers.");
    root.put("wording", "With the program that asks.");
    root.put("licence", "Not said.");
    root.put("citation", "None.");
    ArrayNode items = root.putArray("items");
    survey.items().values().stream().distinct().forEach(item -> item(items.addObject(), item));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write a tree in memory", e);
    }
  }

  /** Its title and the end of its scale are the evaluator's to give. */
  private static void item(ObjectNode item, String name) {
    item.put("name", name);
    item.put("title", "Question " + name.replaceAll("\\D", ""));
    item.putObject("text");
    item.put("minimum", 0);
    item.putObject("answers");
    item.put("reversed", false);
    item.put("scored", false);
  }
}
