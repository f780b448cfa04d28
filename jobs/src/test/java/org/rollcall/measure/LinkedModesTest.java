package org.rollcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.outcome.StudyFiles;

class LinkedModesTest {

  private static final StructType SPAN =
      new StructType()
          .add("group_id", DataTypes.BinaryType)
          .add("source_id", DataTypes.StringType)
          .add("named", DataTypes.BooleanType);
  private static final List<String> MODALITIES = List.of("online", "face_to_face", "hybrid");

  @TempDir private Path folder;

  /** Groups 0 meet online, 1 face to face, 2 both ways; {@code g:s} is a name of group g in s. */
  @ParameterizedTest
  @CsvSource({
    "0:zoom 1:register, false",
    "0:zoom 1:sheet, true",
    "0:register 1:register, true",
    "0:zoom 1:register 2:register, true",
    "0:zoom 1:register 2:zoom, true",
    "0:zoom, true",
    "0:zoom 1:-register, true",
    "0:zoom 1:gone, false"
  })
  void of_sources_areLinkedByACommonDomain(String names, boolean linked) throws Exception {
    Path study =
        Files.writeString(
            folder.resolve("study.yaml"),
            """
            study: links
            title: Links
            time_zone: UTC
            sources:
              - {name: groups, table: groups, path: groups.csv}
              - {name: zoom, table: attendance, path: a.csv, link_domain: members}
              - {name: sheet, table: attendance, path: b.csv, link_domain: members}
              - {name: register, table: attendance, path: c.csv}
            """);
    List<Row> spans = new ArrayList<>();
    for (String name : names.split(" ")) {
      String source = name.substring(2);
      spans.add(
          new GenericRowWithSchema(
              new Object[] {
                id(name.charAt(0) - '0'), source.replace("-", ""), !source.startsWith("-")
              },
              SPAN));
    }
    Map<GroupCalendar.Key, HeadcountCells.Known> groups = new HashMap<>();
    for (int g = 0; g < MODALITIES.size(); g++) {
      groups.put(
          GroupCalendar.Key.of(id(g)),
          new HeadcountCells.Known("smart_recovery", "north", MODALITIES.get(g)));
    }
    Population all = new Population(Population.ALL, Set.of("smart_recovery"));
    assertEquals(linked, LinkedModes.of(StudyFiles.load(study), spans, groups, all));
  }

  private static byte[] id(int number) {
    return ByteBuffer.allocate(16).putLong(number).putLong(number).array();
  }
}
