package org.rollcall.report.page;

/**
 * The two titles of a figure.
 *
 * @param headline the message, made by rule
 * @param subtitle what was measured, of whom, in which unit
 */
public record Caption(String headline, String subtitle) {}
