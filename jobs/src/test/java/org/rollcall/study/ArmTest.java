package org.rollcall.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rollcall.contract.Schemas;

class ArmTest {

  @Test
  void keys_areTheArmsOfTheReports() {
    Set<String> keys = Arrays.stream(Arm.values()).map(Arm::key).collect(Collectors.toSet());
    assertEquals(
        Set.copyOf(Schemas.report("engagement").field("arm").constraints().values()), keys);
  }
}
