package org.rollcall.compare;

import java.util.List;
import java.util.Optional;
import org.rollcall.contract.messages.Message;
import org.rollcall.contract.messages.MessageCode;
import org.rollcall.contract.messages.Parameter;
import org.rollcall.study.Arm;

/** Arms inside messages. */
final class ArmTerms {

  /** An arm, to begin a sentence with. */
  enum Title implements MessageCode {
    FACE_TO_FACE,
    ONLINE,
    BOTH,
    ALL;

    @Override
    public String group() {
      return "arm";
    }

    @Override
    public List<Parameter> parameters() {
      return List.of();
    }
  }

  /** Home groups of an arm, after their number. */
  enum Groups implements MessageCode {
    FACE_TO_FACE,
    ONLINE,
    BOTH;

    @Override
    public String group() {
      return "groups";
    }

    @Override
    public List<Parameter> parameters() {
      return List.of();
    }
  }

  private ArmTerms() {}

  static Message title(Arm arm) {
    return switch (arm) {
      case FACE_TO_FACE -> Title.FACE_TO_FACE.with();
      case ONLINE -> Title.ONLINE.with();
      case BOTH -> Title.BOTH.with();
    };
  }

  /** Of all together where no arm is named. */
  static Message title(Optional<Arm> arm) {
    return arm.map(ArmTerms::title).orElseGet(Title.ALL::with);
  }

  static Message groups(Arm arm) {
    return switch (arm) {
      case FACE_TO_FACE -> Groups.FACE_TO_FACE.with();
      case ONLINE -> Groups.ONLINE.with();
      case BOTH -> Groups.BOTH.with();
    };
  }
}
