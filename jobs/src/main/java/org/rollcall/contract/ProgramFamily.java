package org.rollcall.contract;

import java.util.Arrays;
import java.util.List;

/**
 * Kinds of programs, which are never pooled unless a study says so.
 *
 * <p>What attendance means differs between them: chosen freely in mutual help and twelve-step
 * fellowships, for somebody else's sake among family and friends, as part of a treatment plan in
 * therapy, and tied to a prescription in a medical group. Every program of the canonical table
 * {@code groups} belongs to exactly one family.
 */
public enum ProgramFamily {
  /** SMART Recovery and other mutual help without twelve steps. */
  MUTUAL_HELP("mutual_help", "Mutual help", "smart_recovery", "other_mutual_help"),
  /** Fellowships that follow the twelve steps. */
  TWELVE_STEP(
      "twelve_step",
      "Twelve-step",
      "alcoholics_anonymous",
      "narcotics_anonymous",
      "medication_assisted_recovery_anonymous",
      "other_twelve_step"),
  /** Fellowships of the people around a person with a concern. */
  FAMILY_AND_FRIENDS(
      "family_and_friends", "Family and friends", "al_anon", "alateen", "nar_anon", "other_family"),
  /** Groups led by a therapist. */
  GROUP_THERAPY("group_therapy", "Group therapy", "group_therapy"),
  /** Groups whose attendance is tied to prescriptions. */
  MEDICAL_GROUP("medical_group", "Medical group", "group_based_opioid_treatment");

  private final String key;
  private final String title;
  private final List<String> programs;

  ProgramFamily(String key, String title, String... programs) {
    this.key = key;
    this.title = title;
    this.programs = List.of(programs);
  }

  /** The name in tables, snake_case. */
  public String key() {
    return key;
  }

  /** The name for readers. */
  public String title() {
    return title;
  }

  /** The programs of this family, as the field {@code program} of the canonical tables has them. */
  public List<String> programs() {
    return programs;
  }

  /**
   * The family of a program.
   *
   * @param program a value of the field {@code program}
   * @throws IllegalArgumentException if no family has that program
   */
  public static ProgramFamily of(String program) {
    return Arrays.stream(values())
        .filter(family -> family.programs.contains(program))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot find the family of program: "
                        + program
                        + " (must be one of "
                        + Arrays.stream(values()).flatMap(f -> f.programs.stream()).toList()
                        + ")"));
  }
}
