package org.rollcall.compare;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.rollcall.compare.Diagnostic.Result;
import org.rollcall.contract.messages.Message;
import org.rollcall.outcome.ArmContext;
import org.rollcall.outcome.Estimand;
import org.rollcall.outcome.Evidence;
import org.rollcall.outcome.Known;
import org.rollcall.outcome.LandmarkContext;
import org.rollcall.outcome.Pair;
import org.rollcall.outcome.RecordShare;
import org.rollcall.stats.Cause;
import org.rollcall.stats.clusters.Sample;
import org.rollcall.study.Arm;

/** The checks that go with every analysis; those of role GATE withhold its estimate. */
final class Checks {

  static final String EFFECTIVE_GROUPS = "effective_groups";
  static final String LINKAGE = "linkage_ratio";
  static final String SAME_SIGN = "same_sign_over_rules";
  static final String MODES_LINKED = "modes_linked";
  static final String SEEN_IN_BOTH = "seen_in_both_modes";
  static final String LINKAGE_SHOWN = "linkage_shown";
  static final String DAYS_APART = "data_complete_through_days_apart";
  static final String DAYS_BEYOND = "days_beyond_all_others";

  /** With fewer, intervals by cluster are known to be too short, whatever the correction. */
  private static final double MIN_EFFECTIVE_GROUPS = 6;

  /** More new identities than newcomers: people came back under another name. */
  private static final double MAX_LINKAGE = 1.2;

  /** Fewer new identities than newcomers: two people share a code, or newcomers have none. */
  private static final double MIN_LINKAGE = 0.8;

  /** With less, one in ten who are new takes the place of a regular who is gone. */
  private static final double MIN_KEPT = 0.9;

  /** Of fewer, too few may be named by chance. */
  private static final long FEWEST_NEWCOMERS = 30;

  /** Of the rest, whoever comes back under another name is two people, and nobody sees it. */
  private static final double MIN_SHOWN = 0.75;

  /** With more, people are seen at some of their sessions, and seem to come rarely or to leave. */
  private static final double MAX_LEFT_OUT = 0.2;

  /** Who leads is often among the heads and not among the names: one in four of small groups. */
  private static final double MIN_NAMED = 0.75;

  /** With less, people of one mode seem to come more rarely than they do, or more often. */
  private static final double MIN_RECORDED = 0.95;

  private static final Consequence UNLINKED = Consequence.withholds(ReasonCode.MODES_NOT_LINKED);

  /** Whoever goes over to the mode that ends first is not seen there. */
  private static final Consequence APART = Consequence.withholds(ReasonCode.ENDS_APART);

  private static final Consequence BEYOND = Consequence.withholds(ReasonCode.DATES_BEYOND_OTHERS);

  static final Consequence TOO_FEW = Consequence.withholds(ReasonCode.TOO_FEW_OR_UNEVEN_GROUPS);
  static final Consequence SPLIT = Consequence.withholds(ReasonCode.MORE_NEW_THAN_REPORTED);

  /** Checks of an arm, in their order. */
  private static final List<ArmCheck> OF_ARMS =
      List.of(
          Checks::effectiveGroups,
          Checks::groups,
          Checks::people,
          new LargestGroupShare(),
          new ValuesKnown(),
          new ZeroCounts());

  private final Evidence evidence;
  private final Samples samples;

  Checks(Evidence evidence, Samples samples) {
    this.evidence = evidence;
    this.samples = samples;
  }

  /** Checks of one contrast, in a fixed order. */
  List<Diagnostic> of(Compared compared, Pair pair) {
    String id = compared.analysisId(pair);
    List<Diagnostic> checks = new ArrayList<>();
    pair.arms().forEach(arm -> checks.addAll(sizes(new On(id, Optional.of(arm)), compared, arm)));
    if (compared.outcome().estimand().followsPeople()) {
      pair.arms()
          .forEach(arm -> checks.addAll(follow(new On(id, Optional.of(arm)), compared, arm)));
      modes(pair.arms())
          .forEach(mode -> checks.addAll(records(new On(id, Optional.of(mode)), mode)));
      checks.addAll(new CameBack(samples, evidence).of(compared, pair));
      if (compared.outcome().estimand() == Estimand.E2) {
        modes(pair.arms())
            .forEach(mode -> checks.addAll(sessions(new On(id, Optional.of(mode)), mode)));
      }
      checks.add(modesLinked(new On(id, Optional.empty())));
      checks.add(
          new On(id, Optional.empty())
              .atLeast(
                  1,
                  SEEN_IN_BOTH,
                  OptionalDouble.of(evidence.seenInBothModes() ? 1 : 0),
                  Consequence.forbidsVerdict(ReasonCode.NOBODY_IN_BOTH_MODES)));
      checks.add(
          new On(id, Optional.empty())
              .atMost(Comparison.MAX_DAYS_APART, DAYS_APART, daysApart(), APART));
    } else {
      checks.add(ZeroCounts.apart(new On(id, Optional.empty()), pair, evidence));
    }
    checks.addAll(GroupMix.checks(compared, pair, evidence));
    return checks;
  }

  /** The failed checks that withhold the value of a single arm. */
  List<Diagnostic> failedGates(Compared compared, Arm arm) {
    List<Diagnostic> checks =
        new ArrayList<>(sizes(new On(compared.outcome().key(), Optional.of(arm)), compared, arm));
    if (compared.outcome().estimand().followsPeople()) {
      for (Arm mode : modes(List.of(arm))) {
        checks.addAll(records(new On(compared.outcome().key(), Optional.of(mode)), mode));
      }
      checks.add(modesLinked(new On(compared.outcome().key(), Optional.empty())));
    }
    return checks.stream().filter(Diagnostic::withholds).toList();
  }

  /** The failed check of the number of groups, of an arm in an alternative. */
  static List<Diagnostic> tooFewGroups(String id, Arm arm, Sample sample) {
    Diagnostic check = effectiveGroups(new On(id, Optional.of(arm)), sample);
    return check.withholds() ? List.of(check) : List.of();
  }

  /** Whether no definition of leaving turns the sign by more than chance. */
  static Diagnostic sameSign(String id, List<Alternative> byRule) {
    long known = byRule.stream().filter(a -> a.sign() != Alternative.Sign.UNKNOWN).count();
    long turned = byRule.stream().filter(Alternative::turnsSign).count();
    return new On(id, Optional.empty())
        .atLeast(1, SAME_SIGN, share(known - turned, known), Consequence.NOTED);
  }

  /** Why an estimate is withheld, without any number of the data. */
  static List<Message> withheld(List<Diagnostic> failed) {
    Stream<Message> reasons = failed.stream().map(Checks::reason).distinct();
    return Stream.concat(Stream.of(new CauseCode(Cause.WITHHELD).with()), reasons).toList();
  }

  private static Message reason(Diagnostic failed) {
    BigDecimal limit = BigDecimal.valueOf(failed.threshold().getAsDouble()).stripTrailingZeros();
    ReasonCode code = failed.consequence().reason().orElseThrow();
    return code.with(ArmTerms.title(failed.arm()), failed.check(), limit);
  }

  /** Why no verdict may rest on an estimate; empty if one may. */
  static List<Message> withoutVerdict(List<Diagnostic> checks) {
    List<Diagnostic> failed = checks.stream().filter(Diagnostic::forbidsVerdict).toList();
    List<Message> unlinked =
        failed.stream()
            .filter(check -> check.consequence().reason().isEmpty())
            .map(check -> ArmTerms.title(check.arm()))
            .distinct()
            .toList();
    return Stream.concat(
            linkageNotShown(unlinked).stream(),
            failed.stream()
                .filter(check -> check.consequence().reason().isPresent())
                .map(Checks::reason)
                .distinct())
        .toList();
  }

  private static List<Message> linkageNotShown(List<Message> arms) {
    return switch (arms.size()) {
      case 0 -> List.of();
      case 1 ->
          List.of(
              ReasonCode.LINKAGE_NOT_SHOWN.with(),
              ReasonCode.LINKAGE_NOT_SHOWN_OF.with(arms.get(0)));
      default ->
          List.of(
              ReasonCode.LINKAGE_NOT_SHOWN.with(),
              ReasonCode.LINKAGE_NOT_SHOWN_OF_BOTH.with(arms.toArray()));
    };
  }

  private List<Diagnostic> sizes(On on, Compared compared, Arm arm) {
    return OF_ARMS.stream()
        .flatMap(check -> check.of(on, compared, arm, evidence).stream())
        .toList();
  }

  private static Optional<Diagnostic> effectiveGroups(
      On on, Compared compared, Arm arm, Evidence evidence) {
    return Optional.of(effectiveGroups(on, compared.samples().get(arm)));
  }

  private static Optional<Diagnostic> groups(On on, Compared compared, Arm arm, Evidence evidence) {
    return Optional.of(on.shown("groups", OptionalDouble.of(compared.samples().get(arm).groups())));
  }

  private static Optional<Diagnostic> people(On on, Compared compared, Arm arm, Evidence evidence) {
    return compared.outcome().estimand().followsPeople()
        ? Optional.of(on.shown("people", OptionalDouble.of(compared.samples().get(arm).people())))
        : Optional.empty();
  }

  private static Diagnostic effectiveGroups(On on, Sample sample) {
    OptionalDouble found = OptionalDouble.of(sample.effectiveGroups());
    return on.atLeast(MIN_EFFECTIVE_GROUPS, EFFECTIVE_GROUPS, found, TOO_FEW);
  }

  private List<Diagnostic> follow(On on, Compared compared, Arm arm) {
    long people = compared.samples().get(arm).people();
    if (!compared.isOfEverybody() || compared.outcome().measure().isPartlyKnown()) {
      // Its people are some of the starters, and tell nothing of how long anybody was followed.
      return List.of(on.shown("mature_share", OptionalDouble.empty()));
    }
    if (!compared.outcome().isFromLandmark()) {
      long starters = context(arm).map(ArmContext::starters).orElse(0L);
      long wholly = samples.whollyFollowed(compared.outcome(), arm).orElse(people);
      return List.of(on.shown("mature_share", share(wholly, starters)));
    }
    LandmarkContext landmark =
        evidence
            .landmarks()
            .getOrDefault(compared.outcome().landmark(), Map.of())
            .getOrDefault(arm, new LandmarkContext(0, 0));
    long excluded = landmark.reached() - landmark.attending();
    return List.of(
        on.shown("mature_share", share(people, landmark.attending())),
        on.shown("excluded_before_landmark", share(excluded, landmark.reached())));
  }

  private List<Diagnostic> records(On on, Arm mode) {
    OptionalDouble leftOut =
        context(mode)
            .map(c -> OptionalDouble.of(c.attendancesLeftOut()))
            .orElse(OptionalDouble.empty());
    return List.of(
        linkage(on, mode),
        newcomersNamed(on, mode),
        recorded(
            on,
            "identities_kept",
            evidence.share(RecordShare.NEW_PEOPLE, mode),
            MIN_KEPT,
            ReasonCode.IDENTITIES_REPLACED),
        on.atLeast(MIN_SHOWN, LINKAGE_SHOWN, linkageShown(mode), Consequence.NO_VERDICT),
        on.atMost(0, DAYS_BEYOND, daysBeyond(mode), BEYOND),
        on.atMost(
            MAX_LEFT_OUT,
            "attendances_left_out",
            leftOut,
            Consequence.forbidsVerdict(ReasonCode.TOO_MANY_LEFT_OUT)),
        recorded(
            on,
            "heads_named",
            evidence.share(RecordShare.HEADS_NAMED, mode),
            MIN_NAMED,
            ReasonCode.HEADS_NOT_NAMED),
        countedNewcomersNamed(on, mode));
  }

  private Diagnostic countedNewcomersNamed(On on, Arm mode) {
    return on.atLeast(
        MIN_LINKAGE,
        "counted_newcomers_named",
        share(evidence.share(RecordShare.NEWCOMERS_NAMED, mode), FEWEST_NEWCOMERS),
        Consequence.forbidsVerdict(ReasonCode.FEWER_NEW_THAN_REPORTED));
  }

  /** New identities where nobody was new are other names of people who came before. */
  private Diagnostic linkage(On on, Arm mode) {
    long reported = context(mode).map(c -> c.reportedNew().orElse(0)).orElse(0L);
    long identities = context(mode).map(ArmContext::idNew).orElse(0L);
    Diagnostic ratio = on.atMost(MAX_LINKAGE, LINKAGE, share(identities, reported), SPLIT);
    return reported == 0 && identities > 0 ? ratio.failed() : ratio;
  }

  /** Newcomers who are no new identity share the code of somebody else, or have none. */
  private Diagnostic newcomersNamed(On on, Arm mode) {
    long reported = context(mode).map(c -> c.reportedNew().orElse(0)).orElse(0L);
    long identities = context(mode).map(ArmContext::idNew).orElse(0L);
    return on.atLeast(
        MIN_LINKAGE,
        "newcomers_named",
        share(identities, reported),
        Consequence.forbidsVerdict(ReasonCode.FEWER_NEW_THAN_REPORTED));
  }

  /** Of what share of attendances it shows whether a person keeps one identity. */
  private OptionalDouble linkageShown(Arm mode) {
    return context(mode)
        .map(context -> share(context.linkageShown(), context.followed()))
        .orElse(OptionalDouble.empty());
  }

  private List<Diagnostic> sessions(On on, Arm mode) {
    return List.of(
        recorded(
            on,
            "sessions_recorded",
            evidence.share(RecordShare.SESSIONS_RECORDED, mode),
            MIN_RECORDED,
            ReasonCode.SHEETS_LOST),
        recorded(
            on,
            "meetings_sent_once",
            evidence.share(RecordShare.MEETINGS_ONCE, mode),
            MIN_RECORDED,
            ReasonCode.MEETINGS_TWICE));
  }

  private static Diagnostic recorded(
      On on, String check, Known known, double least, ReasonCode reason) {
    return on.atLeast(least, check, share(known, 1), Consequence.forbidsVerdict(reason));
  }

  private Diagnostic modesLinked(On on) {
    OptionalDouble linked = OptionalDouble.of(evidence.modesLinked() ? 1 : 0);
    return on.atLeast(1, MODES_LINKED, linked, UNLINKED);
  }

  private OptionalDouble daysBeyond(Arm mode) {
    Integer days = evidence.daysBeyond().get(mode);
    return days == null ? OptionalDouble.empty() : OptionalDouble.of(days);
  }

  private OptionalDouble daysApart() {
    Optional<LocalDate> online = context(Arm.ONLINE).flatMap(ArmContext::completeThrough);
    Optional<LocalDate> room = context(Arm.FACE_TO_FACE).flatMap(ArmContext::completeThrough);
    return online.isEmpty() || room.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.abs(ChronoUnit.DAYS.between(online.get(), room.get())));
  }

  private Optional<ArmContext> context(Arm mode) {
    return Optional.ofNullable(evidence.arms().get(mode));
  }

  /** The first modes whose records the people of these arms may come from. */
  private static Set<Arm> modes(List<Arm> arms) {
    Set<Arm> modes = new LinkedHashSet<>();
    for (Arm arm : arms) {
      modes.addAll(arm == Arm.BOTH ? List.of(Arm.ONLINE, Arm.FACE_TO_FACE) : List.of(arm));
    }
    return modes;
  }

  /** Empty where fewer are asked than tell anything. */
  static OptionalDouble share(Known known, long fewest) {
    return known.asked() < fewest ? OptionalDouble.empty() : share(known.known(), known.asked());
  }

  static OptionalDouble share(long part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }

  /** What a check is about. */
  record On(String analysisId, Optional<Arm> arm) {

    Diagnostic shown(String check, OptionalDouble value) {
      Result result = value.isPresent() ? Result.PASS : Result.NOT_APPLICABLE;
      OptionalDouble none = OptionalDouble.empty();
      return new Diagnostic(analysisId, check, arm, value, none, result, Consequence.NOTED);
    }

    Diagnostic atLeast(double limit, String check, OptionalDouble value, Consequence then) {
      return held(limit, check, value, then, value.orElse(limit) >= limit);
    }

    Diagnostic atMost(double limit, String check, OptionalDouble value) {
      return atMost(limit, check, value, Consequence.NOTED);
    }

    Diagnostic atMost(double limit, String check, OptionalDouble value, Consequence then) {
      return held(limit, check, value, then, value.orElse(limit) <= limit);
    }

    private Diagnostic held(
        double limit, String check, OptionalDouble value, Consequence then, boolean kept) {
      Result known = kept ? Result.PASS : Result.FAIL;
      Result result = value.isPresent() ? known : Result.NOT_APPLICABLE;
      OptionalDouble threshold = OptionalDouble.of(limit);
      return new Diagnostic(analysisId, check, arm, value, threshold, result, then);
    }
  }
}
