package org.rollcall.ingest.core;

import java.util.List;
import java.util.Optional;
import org.rollcall.contract.DateOrder;
import org.rollcall.contract.Survey;

/** A kind of file that programs export, and the canonical tables that it can feed. */
public interface ExportFormat {

  /** The name in {@code study.yaml}, snake_case. */
  String name();

  /** What people call it, as "Zoom participants report". */
  String title();

  /** Canonical tables that a file of it can feed; the first is what it is mainly for. */
  List<String> tables();

  /** Why it feeds no table, if {@link #tables} is empty, and what to use in its place. */
  default String whyNone() {
    return "";
  }

  /**
   * Whether it tells of some who were at a meeting and not when that began, so that it adds nothing
   * to a report of all.
   */
  default boolean isPartial() {
    return false;
  }

  /** How far a file looks like it; judges by content, never by the file's name alone. */
  Recognition recognise(Document document);

  /**
   * The rows of one canonical table that the file gives.
   *
   * @param document a file that this format recognises
   * @param table one of {@link #tables}
   * @param order order of day and month, if the study tells
   * @throws org.rollcall.ingest.core.IngestException if the file cannot be read without guessing
   */
  Extract extract(Document document, String table, DateOrder order);

  /**
   * For surveys: a mapping of the questions that numbers or an instrument's words answer, as a
   * beginning for people to correct; empty if there is none.
   */
  default Optional<Survey> suggest(Document document) {
    return Optional.empty();
  }

  /** The same for formats that must know more of what the study says. */
  default Extract extract(Document document, Request request) {
    return extract(document, request.table(), request.order());
  }
}
