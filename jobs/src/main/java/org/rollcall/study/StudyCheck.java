package org.rollcall.study;

import com.fasterxml.jackson.core.JsonPointer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rollcall.contract.LabelDetectors;
import org.rollcall.contract.Region;
import org.rollcall.study.Study.Retention;

/** Rules between the settings of a study, which a schema cannot say. */
final class StudyCheck {

  /** What tables write where no region stands. */
  private static final Set<String> RESERVED = Set.of("", "all", "not stated");

  private final Settings settings;
  private final Problems problems;

  private StudyCheck(Settings settings) {
    this.settings = settings;
    this.problems = settings.problems();
  }

  static void check(Settings settings, MarginKeys outcomes) {
    StudyCheck check = new StudyCheck(settings);
    settings.checkZone(at("/time_zone"));
    check.asOf();
    check.retention();
    check.disclosure();
    check.margins(outcomes);
    check.publicTexts();
    check.regions();
  }

  /** A cell must tell one region, and none may stand for what no region is. */
  private void regions() {
    Map<String, JsonPointer> taken = new HashMap<>();
    JsonPointer list = at("/regions");
    for (int i = 0; i < settings.node(list).size(); i++) {
      for (String key : List.of("code", "label")) {
        JsonPointer at = list.appendIndex(i).appendProperty(key);
        settings.text(at).ifPresent(text -> region(at, text, taken));
      }
    }
  }

  private void region(JsonPointer at, String text, Map<String, JsonPointer> taken) {
    String found = LabelDetectors.inLabel(text);
    found = found.isEmpty() ? LabelDetectors.inName(text) : found;
    String key = Region.key(text);
    JsonPointer other = taken.putIfAbsent(key, at);
    if (!found.isEmpty()) {
      problems.add(at, personal(at, found));
    } else if (other != null && !other.head().equals(at.head())) {
      problems.invalid(
          at, "the same as " + Problems.name(other), "unlike all others", "correct one of them");
    } else if (RESERVED.contains(key)) {
      problems.invalid(
          at, Yaml.text(text), "none of the words that tables use", "choose another word");
    }
  }

  /** What an evaluator writes for the public page is looked through; the text is not repeated. */
  private void publicTexts() {
    publicText(at("/title"));
    JsonPointer name = at("/study");
    settings
        .text(name)
        .map(LabelDetectors::inName)
        .filter(found -> !found.isEmpty())
        .ifPresent(found -> problems.add(name, personal(name, found)));
    JsonPointer margins = at("/margins");
    settings
        .node(margins)
        .fieldNames()
        .forEachRemaining(
            outcome -> {
              publicText(margins.appendProperty(outcome).appendProperty("owner"));
              publicText(margins.appendProperty(outcome).appendProperty("reason"));
            });
  }

  private void publicText(JsonPointer at) {
    settings
        .text(at)
        .map(LabelDetectors::inTitle)
        .filter(found -> !found.isEmpty())
        .ifPresent(found -> problems.add(at, personal(at, found)));
  }

  /** The problem of a public text that seems to point at a person. */
  static String personal(JsonPointer at, String found) {
    return "Invalid "
        + Problems.name(at)
        + ": it seems to hold "
        + found
        + " (must hold nothing that points at a person, because it is public); write it without";
  }

  private void asOf() {
    settings
        .text(at("/as_of"))
        .filter(day -> LocalDate.parse(day).isAfter(Today.latest()))
        .ifPresent(day -> problems.invalid(at("/as_of"), day, "a day that has been", "correct it"));
  }

  private void retention() {
    Retention d = Defaults.RETENTION;
    member("primary_gap_weeks", d.primaryGapWeeks(), "gap_weeks", d.gapWeeks());
    member("primary_week", d.primaryWeek(), "weeks", d.weeks());
    Optional<Integer> rmst = settings.whole(at("/retention/rmst_weeks"), d.rmstWeeks());
    Optional<Integer> horizon = settings.whole(at("/retention/horizon_weeks"), d.horizonWeeks());
    if (rmst.isPresent() && horizon.isPresent() && rmst.get() > horizon.get()) {
      problems.invalid(
          givenOf(at("/retention/rmst_weeks"), at("/retention/horizon_weeks")),
          "rmst_weeks " + rmst.get() + " with horizon_weeks " + horizon.get(),
          "such that rmst_weeks is at most horizon_weeks",
          "shorten the one or lengthen the other");
    }
    settings
        .wholes(at("/retention/weeks"), d.weeks())
        .flatMap(weeks -> weeks.stream().max(Integer::compare))
        .filter(week -> horizon.isPresent() && week > horizon.get())
        .ifPresent(
            week ->
                problems.invalid(
                    givenOf(at("/retention/weeks"), at("/retention/horizon_weeks")),
                    "week " + week + " with horizon_weeks " + horizon.get(),
                    "such that no week is beyond horizon_weeks",
                    "leave the week out or lengthen horizon_weeks"));
  }

  private void member(String one, int otherwise, String many, List<Integer> others) {
    JsonPointer oneAt = at("/retention/" + one);
    JsonPointer manyAt = at("/retention/" + many);
    Optional<Integer> value = settings.whole(oneAt, otherwise);
    Optional<List<Integer>> list = settings.wholes(manyAt, others);
    if (value.isEmpty() || list.isEmpty() || list.get().contains(value.get())) {
      return;
    }
    String shown = join(list.get());
    if (settings.given(oneAt)) {
      problems.invalid(
          oneAt,
          value.get().toString(),
          "one of retention." + many + ": " + shown,
          "choose one or add " + value.get() + " to " + many);
    } else {
      problems.invalid(
          manyAt,
          "[" + shown + "]",
          "a list with retention." + one + ", which is " + value.get() + " by default",
          "add " + value.get() + " or set " + one + " to one of the list");
    }
  }

  private void disclosure() {
    JsonPointer kAt = at("/disclosure/k");
    JsonPointer baseAt = at("/disclosure/round_base");
    Optional<Integer> k = settings.whole(kAt, Defaults.DISCLOSURE.k());
    Optional<Integer> base = settings.whole(baseAt, Defaults.DISCLOSURE.roundBase());
    if (k.isPresent() && base.isPresent() && (k.get() - 1) % base.get() != 0) {
      String divisors =
          IntStream.rangeClosed(2, k.get() - 1)
              .filter(b -> (k.get() - 1) % b == 0)
              .mapToObj(Integer::toString)
              .collect(Collectors.joining(", "));
      problems.invalid(
          givenOf(baseAt, kAt),
          "round_base " + base.get() + " with k " + k.get(),
          "such that round_base divides k - 1",
          "with k = " + k.get() + " choose round_base among " + divisors);
    }
  }

  private void margins(MarginKeys outcomes) {
    Retention d = Defaults.RETENTION;
    Optional<List<Integer>> weeks = settings.wholes(at("/retention/weeks"), d.weeks());
    Optional<Integer> primary = settings.whole(at("/retention/primary_week"), d.primaryWeek());
    Optional<Integer> rmst = settings.whole(at("/retention/rmst_weeks"), d.rmstWeeks());
    Optional<List<Integer>> landmarks =
        settings.wholes(at("/landmark_weeks"), Defaults.LANDMARK_WEEKS);
    if (weeks.isEmpty() || primary.isEmpty() || rmst.isEmpty() || landmarks.isEmpty()) {
      return;
    }
    Map<String, Boolean> known =
        outcomes.of(
            new MarginKeys.Settings(weeks.get(), primary.get(), rmst.get(), landmarks.get()));
    JsonPointer margins = at("/margins");
    settings
        .node(margins)
        .fieldNames()
        .forEachRemaining(
            outcome -> {
              JsonPointer margin = margins.appendProperty(outcome);
              if (!known.containsKey(outcome)) {
                unknownOutcome(margin, outcome, List.copyOf(known.keySet()));
              } else if (known.get(outcome)) {
                share(margin.appendProperty("value"), outcome);
              }
            });
  }

  private void unknownOutcome(JsonPointer at, String outcome, List<String> known) {
    problems.add(
        at,
        "Invalid key "
            + Problems.name(at)
            + ": no outcome of this study (must be one of "
            + String.join(", ", known)
            + "); "
            + Nearest.remedy(outcome, known, "remove it"));
  }

  private void share(JsonPointer at, String outcome) {
    if (!problems.flagged(at) && settings.node(at).asDouble() >= 1) {
      problems.invalid(
          at,
          settings.node(at).asText(),
          "below 1, because " + outcome + " is a share",
          "write five percentage points as 0.05");
    }
  }

  /** The first of the two that the file gives: the place where a clash can be mended. */
  private JsonPointer givenOf(JsonPointer first, JsonPointer second) {
    return settings.given(first) || !settings.given(second) ? first : second;
  }

  static JsonPointer at(String pointer) {
    return JsonPointer.compile(pointer);
  }

  static String join(Collection<?> items) {
    return items.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
