package org.rollcall.report.page;

/**
 * One key number.
 *
 * @param figure the number, large
 * @param words what it is, with its interval
 * @param style arm that colours the edge: c0, c1, c2 or plain
 */
public record Card(String figure, String words, String style) {}
