package org.rollcall.ingest.zoom;

import java.util.Optional;
import org.rollcall.ingest.core.Grid;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Line;

/** Headings of the participants report, in its generations and languages. */
final class ZoomHeadings {

  static final Headings STAYS =
      new Headings()
          .need("name", ZoomStays.NAME)
          .need("join", ZoomStays.JOIN)
          .need("leave", ZoomStays.LEAVE)
          .may("email", ZoomStays.EMAIL)
          .may("minutes", ZoomStays.MINUTES)
          .may("waiting", ZoomStays.WAITING)
          .may("id", "Meeting ID", "ID");

  /** Under a name that others use too it is Zoom's by the column of minutes. */
  static final Headings PLAIN =
      new Headings()
          .need("name", "Name", "User Name", "Participant", "Participant Name")
          .need("join", ZoomStays.JOIN)
          .need("leave", ZoomStays.LEAVE)
          .need("minutes", ZoomStays.MINUTES)
          .may("email", ZoomStays.EMAIL)
          .may("waiting", ZoomStays.WAITING);

  static final Headings PEOPLE =
      new Headings()
          .need("name", ZoomStays.NAME)
          .may("email", ZoomStays.EMAIL)
          .need(
              "minutes",
              "Total Duration (Minutes)",
              "合計時間（分）",
              "Durée totale (minutes)",
              "Duración total (minutos)",
              "Duração total (minutos)",
              "Gesamtdauer (Minuten)",
              "Durata totale (minuti)",
              "Totale duur (minuten)");
  static final Headings DETAILS =
      new Headings()
          .need("topic", "Topic", "トピック", "Sujet", "Tema", "Tópico", "Thema", "Argomento")
          .need(
              "id",
              "Meeting ID",
              "ID",
              "ミーティングID",
              "ID de réunion",
              "ID de la reunión",
              "ID da reunião",
              "Meeting-ID")
          .need(
              "start",
              "Start Time",
              "開始時刻",
              "Heure de début",
              "Hora de inicio",
              "Hora de início",
              "Startzeit",
              "Ora di inizio")
          .may(
              "end",
              "End Time",
              "終了時刻",
              "Heure de fin",
              "Hora de finalización",
              "Hora de término",
              "Endzeit",
              "Ora di fine")
          .may("host", "Host", "ホスト", "Hôte", "Anfitrión", "Anfitrião")
          .may("hostmail", "Host email", "Host email address", "E-mail organizzatore")
          .may("account", ZoomStays.EMAIL);

  private ZoomHeadings() {}

  /** The first heading of participants in the file, the fullest kind of it first. */
  static Optional<Headings.Found> participants(Grid grid) {
    return STAYS
        .in(grid, 0)
        .or(() -> PEOPLE.in(grid, 0))
        .or(() -> PLAIN.in(grid, 0).filter(ZoomHeadings::isOurs));
  }

  /** The heading of participants that a row is. */
  static Optional<Headings.Found> participants(Line line) {
    return STAYS
        .of(line)
        .or(() -> PEOPLE.of(line))
        .or(() -> PLAIN.of(line).filter(ZoomHeadings::isOurs));
  }

  private static boolean isOurs(Headings.Found plain) {
    return !names(plain, "duration");
  }

  /** Whether a column has a name that the heading does not know. */
  static boolean names(Headings.Found rows, String other) {
    return rows.others().stream().map(Headings::normal).anyMatch(other::equals);
  }
}
