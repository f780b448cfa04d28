package org.rollcall.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.Instruments;
import org.rollcall.study.Study;

/** What a study says of itself is all that is in it: its results stand as long as that is so. */
class StandingTest {

  private static final Set<Type> WHOLE =
      Set.of(
          String.class,
          Integer.class,
          Double.class,
          int.class,
          double.class,
          boolean.class,
          Path.class,
          ZoneId.class,
          LocalDate.class);

  private static final Set<Type> HOLDERS = Set.of(Optional.class, List.class, Map.class);

  @Test
  void study_asText_saysEverySetting() {
    Set<String> others = new TreeSet<>();
    look(Study.class, others);
    // Their text names them alone: what they hold is asked for besides.
    assertEquals(Set.of(Instruments.class.getName()), others);
  }

  private static void look(Type type, Set<String> others) {
    if (type instanceof ParameterizedType holder && HOLDERS.contains(holder.getRawType())) {
      for (Type held : holder.getActualTypeArguments()) {
        look(held, others);
      }
    } else if (type instanceof Class<?> record && record.isRecord() && !saysItself(record)) {
      for (RecordComponent component : record.getRecordComponents()) {
        look(component.getGenericType(), others);
      }
    } else if (!WHOLE.contains(type) && !(type instanceof Class<?> c && c.isEnum())) {
      others.add(type.getTypeName());
    }
  }

  /** Records are given a text of all their parts, unless somebody writes another one. */
  private static boolean saysItself(Class<?> record) {
    try {
      return !java.lang.reflect.Modifier.isFinal(record.getMethod("toString").getModifiers());
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }
}
