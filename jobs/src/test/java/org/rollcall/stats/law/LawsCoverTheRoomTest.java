package org.rollcall.stats.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.rollcall.stats.Estimable;

/** No estimator without its laws. */
class LawsCoverTheRoomTest {

  private static final String ROOM = "org.rollcall.stats";

  @Test
  void room_publicEstimators_areAllUnderTheContract() throws ReflectiveOperationException {
    Set<String> estimators = new TreeSet<>();
    for (JavaClass c :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOM)) {
      if (isEstimator(c)) {
        estimators.add(c.getName());
      }
    }
    Set<String> lawful = new TreeSet<>();
    for (JavaClass c :
        new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages(ROOM)) {
      if (c.isAssignableTo(EstimatorContract.class)
          && !c.getModifiers().contains(JavaModifier.ABSTRACT)) {
        var constructor = c.reflect().getDeclaredConstructor();
        constructor.setAccessible(true);
        EstimatorContract<?> contract = (EstimatorContract<?>) constructor.newInstance();
        contract.estimators().forEach(one -> lawful.add(one.getName()));
      }
    }
    assertTrue(estimators.size() > 1, "the room is empty");
    estimators.removeAll(lawful);
    assertEquals(Set.of(), estimators, "Write a subclass of EstimatorContract for these");
  }

  /** A public class that is more than data; the helpers of estimators estimate nothing. */
  private static boolean isEstimator(JavaClass c) {
    return c.getModifiers().contains(JavaModifier.PUBLIC)
        && c.isTopLevelClass()
        && !c.isInterface()
        && !c.isEnum()
        && !c.isRecord()
        && !c.isEquivalentTo(Estimable.class)
        && !c.getPackageName().startsWith(ROOM + ".numeric")
        && !c.getPackageName().startsWith(ROOM + ".likelihood");
  }
}
