package org.rollcall.disclose;

import java.time.LocalDate;

/**
 * What every row of a release carries.
 *
 * @param releaseId id of the release, made from its content's inputs and never from a clock
 * @param protocolHash hash of the study's protocol
 * @param asOf last day that the release knows of
 * @param title heading of the report
 */
public record ReleaseInfo(String releaseId, String protocolHash, LocalDate asOf, String title) {}
