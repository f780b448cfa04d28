package org.rollcall.report.page;

import java.util.List;

/**
 * A figure or table with its two titles and the data behind it.
 *
 * @param id unique in the page; names the download too
 * @param label its number, as Figure 2; empty until the page is put together
 * @param caption the two titles
 * @param body what is drawn; nothing where the data table is the figure
 * @param notes sentences under it
 * @param data the numbers behind it
 */
public record Figure(
    String id, String label, Caption caption, Body body, List<String> notes, Grid data) {

  /**
   * What a figure shows.
   *
   * @param drawing a finished drawing of the SVG writer; empty for none
   * @param grids tables that are the picture
   */
  public record Body(String drawing, List<Grid> grids) {

    /** Nothing but the data table. */
    public static final Body TABLE = new Body("", List.of());

    public Body {
      grids = List.copyOf(grids);
    }

    public static Body drawn(String drawing) {
      return new Body(drawing, List.of());
    }
  }

  public Figure {
    notes = List.copyOf(notes);
  }

  public Figure(String id, Caption caption, Body body, Grid data) {
    this(id, "", caption, body, List.of(), data);
  }

  public Figure withNotes(List<String> sentences) {
    return new Figure(id, label, caption, body, sentences, data);
  }

  public Figure labelled(String number) {
    return new Figure(id, number, caption, body, notes, data);
  }

  /** Whether the data table is all there is to see. */
  public boolean isTable() {
    return body.drawing().isEmpty() && body.grids().isEmpty();
  }

  public Csv csv() {
    return Csv.of(id + ".csv", data);
  }
}
