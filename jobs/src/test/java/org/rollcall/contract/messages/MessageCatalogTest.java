package org.rollcall.contract.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.rollcall.compare.CauseCode;
import org.rollcall.stats.Cause;

/** The catalog has the words of each message and of nothing else; what is listed is said. */
class MessageCatalogTest {

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.rollcall");

  private static List<JavaClass> enums() {
    return CODE.stream().filter(c -> c.isEnum() && c.isAssignableTo(MessageCode.class)).toList();
  }

  private static List<MessageCode> codes() {
    List<MessageCode> codes = new ArrayList<>();
    for (JavaClass list : enums()) {
      for (Object constant : list.reflect().getEnumConstants()) {
        codes.add((MessageCode) constant);
      }
    }
    Arrays.stream(Cause.values()).map(CauseCode::new).forEach(codes::add);
    return codes;
  }

  @Test
  void keys_areThoseOfTheCodes() {
    Set<String> named = new TreeSet<>();
    for (MessageCode code : codes()) {
      assertTrue(named.add(code.key()), "twice: " + code.key());
    }
    assertEquals(named, new TreeSet<>(MessageCatalog.keys()));
    assertTrue(named.size() > 30, named.toString());
  }

  @Test
  void codes_eachListed_isSaidSomewhere() {
    List<JavaClass> lists = new ArrayList<>(enums());
    lists.add(CODE.get(Cause.class));
    for (JavaClass list : lists) {
      for (JavaField field : list.getFields()) {
        boolean constant = field.reflect().isEnumConstant();
        boolean said =
            field.getAccessesToSelf().stream().anyMatch(a -> !a.getOriginOwner().equals(list));
        assertTrue(!constant || said, "nobody says " + field.getFullName());
      }
    }
  }

  @Test
  void words_haveAPlaceForEachParameter() {
    for (MessageCode code : codes()) {
      String words = MessageCatalog.pattern(code.key());
      int places = new MessageFormat(words, Locale.ROOT).getFormatsByArgumentIndex().length;
      assertEquals(code.parameters().size(), places, code.key());
      for (int i = 0; i < places; i++) {
        assertTrue(words.matches(".*\\{" + i + "[,}].*"), code.key() + " without {" + i + "}");
      }
    }
  }

  /** A lone apostrophe would swallow what follows it. */
  @Test
  void words_apostrophes_areDoubled() {
    for (MessageCode code : codes()) {
      String words = MessageCatalog.pattern(code.key());
      assertFalse(words.replace("''", "").contains("'"), code.key());
      assertEquals(words.strip(), words, code.key());
      assertFalse(words.isEmpty(), code.key());
    }
  }

  @Test
  void words_ofTwoCodes_differ() {
    Map<String, String> keys = new HashMap<>();
    for (MessageCode code : codes()) {
      String other = keys.put(MessageCatalog.pattern(code.key()), code.key());
      assertEquals(null, other, code.key() + " says what another says");
    }
  }
}
