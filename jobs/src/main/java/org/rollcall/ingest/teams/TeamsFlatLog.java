package org.rollcall.ingest.teams;

import java.util.List;
import java.util.Optional;
import org.rollcall.contract.DateOrder;
import org.rollcall.ingest.core.Document;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Meeting;
import org.rollcall.ingest.core.Recognition;
import org.rollcall.ingest.core.Times;

/**
 * The attendance list of a Teams meeting, one row for each joining and leaving.
 *
 * <p>It tells neither the title nor the start: the study must say whose meetings these are, and the
 * first joining is the start.
 */
public final class TeamsFlatLog implements ExportFormat {

  private static final Headings ROWS =
      new Headings()
          .need(
              "name",
              "Full Name",
              "Nom complet",
              "Nombre completo",
              "Vollständiger Name",
              "Nome completo",
              "Volledige naam")
          .need(
              "action",
              "User Action",
              "Action de l'utilisateur",
              "Action utilisateur",
              "Acción del usuario",
              "Acción de usuario",
              "Benutzeraktion",
              "Ação do usuário",
              "Azione utente",
              "Gebruikersactie")
          .need(
              "time",
              "Timestamp",
              "Timestamp (UTC)",
              "Horodatage",
              "Horodateur",
              "Marca de tiempo",
              "Zeitstempel",
              "Carimbo de data/hora",
              "Timbro data/ora",
              "Data e ora",
              "Tijdstempel");

  @Override
  public String name() {
    return "teams_log";
  }

  @Override
  public String title() {
    return "Teams attendance list";
  }

  @Override
  public List<String> tables() {
    return List.of("attendance", "headcounts");
  }

  @Override
  public Recognition recognise(Document document) {
    if (document.isJson()) {
      return Recognition.NONE;
    }
    Optional<Headings.Found> rows = ROWS.in(document);
    if (rows.isEmpty()) {
      return ROWS.likeness(document.grid());
    }
    return rows.get().below().isEmpty()
            || rows.get().below().stream()
                .anyMatch(line -> TeamsLog.isAction(rows.get().cell(line, "action")))
        ? Recognition.sure("one row for each joining and leaving")
        : new Recognition(
            0.7, "", List.of("its words for joining and leaving are in a language not known"));
  }

  @Override
  public Extract extract(Document document, String table, DateOrder order) {
    Headings.Found rows = ROWS.in(document).orElseThrow();
    List<Times.Stamp> stamps =
        rows.below().stream()
            .map(line -> new Times.Stamp(line.number(), rows.cell(line, "time")))
            .toList();
    TeamsLog log = new TeamsLog(rows, new TeamsTimes(Times.of(order, stamps)));
    Meeting meeting = new Meeting("", "", "", log.first()).drops("names");
    log.read(meeting, List.of());
    return meeting.extract(table);
  }
}
