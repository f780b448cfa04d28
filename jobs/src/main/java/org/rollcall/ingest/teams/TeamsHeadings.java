package org.rollcall.ingest.teams;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rollcall.ingest.core.Grid;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Line;

/** Headings of the tables in a Teams report, and labels of the block above them. */
final class TeamsHeadings {

  private static final String[] EMAIL = {
    "Email",
    "E-mail",
    "E-Mail",
    "Adresse e-mail",
    "Correo electrónico",
    "Indirizzo e-mail",
    "Posta elettronica",
    "E-mailadres",
    "Adres e-mail"
  };
  private static final String[] ROLE = {"Role", "Rôle", "Rol", "Rolle", "Função", "Ruolo", "Rola"};
  private static final String[] PRINCIPAL = {
    "Participant ID (UPN)", "ID do participante (UPN)", "Identyfikator uczestnika (UPN)"
  };
  private static final String[] NAME = {
    "Full Name",
    "Name",
    "Nom complet",
    "Nom",
    "Nombre completo",
    "Nombre",
    "Vollständiger Name",
    "Nome completo",
    "Nome",
    "Volledige naam",
    "Naam",
    "Nama Lengkap",
    "Nama",
    "Imię i nazwisko"
  };
  private static final String[] LENGTH = {
    "Duration",
    "In-Meeting Duration",
    "Durée",
    "Durée de la réunion",
    "Duración",
    "Duración de la reunión",
    "Dauer",
    "Dauer der Besprechung",
    "Dauer der Besprechungsteilnahme",
    "Duración en la reunión",
    "Duração da reunião",
    "Duração na reunião",
    "Durata in riunione",
    "Durata della riunione",
    "Duur in vergadering",
    "Duur van vergadering",
    "Duração",
    "Durata",
    "Duur",
    "Czas trwania",
    "Czas udziału w spotkaniu"
  };

  static final Headings STAYS =
      new Headings()
          .need("name", NAME)
          .need(
              "join",
              "Join Time",
              "Join Time (UTC)",
              "Heure d'arrivée",
              "Hora de unión",
              "Hora de entrada",
              "Beitrittszeit",
              "Hora de ingresso",
              "Ora di partecipazione",
              "Tijdstip van deelname",
              "Teilnahmezeit",
              "Zeitpunkt des Beitritts",
              "Hora de incorporación",
              "Hora da entrada",
              "Horário de entrada",
              "Ora di accesso",
              "Ora di ingresso",
              "Godzina dołączenia")
          .need(
              "leave",
              "Leave Time",
              "Leave Time (UTC)",
              "Heure de départ",
              "Hora de salida",
              "Austrittszeit",
              "Hora de saída",
              "Ora di uscita",
              "Tijdstip van vertrek",
              "Verlassenszeit",
              "Zeitpunkt des Verlassens",
              "Hora da saída",
              "Horário de saída",
              "Ora di abbandono",
              "Godzina opuszczenia")
          .need("length", LENGTH)
          .may("email", EMAIL)
          .may("registered", "Registration Email", "E-mail d'inscription")
          .may("role", ROLE)
          .may("principal", PRINCIPAL);
  static final Headings PEOPLE =
      new Headings()
          .need("name", NAME)
          .need(
              "join",
              "First Join",
              "First Join (UTC)",
              "Première participation",
              "Première arrivée",
              "Primera unión",
              "Primera vez que se unió",
              "Erster Beitritt",
              "Erste Teilnahme",
              "Primeiro ingresso",
              "Prima partecipazione",
              "Eerste deelname",
              "Primera entrada",
              "Primeira entrada",
              "Primo accesso",
              "Prima entrata",
              "Erste Teilnahmezeit",
              "Pierwsze dołączenie")
          .need(
              "leave",
              "Last Leave",
              "Last Leave (UTC)",
              "Dernier départ",
              "Última salida",
              "Letzter Austritt",
              "Letztes Verlassen",
              "Última saída",
              "Ultima uscita",
              "Laatste vertrek",
              "Letzter Abgang",
              "Ultimo abbandono",
              "Ostatnie wyjście")
          .may("length", LENGTH)
          .may("email", EMAIL)
          .may("registered", "Registration Email", "E-mail d'inscription")
          .may("role", ROLE)
          .may("principal", PRINCIPAL);

  static final Set<String> TITLE =
      Set.of(
          "meeting title",
          "titre de la réunion",
          "título de la reunión",
          "besprechungstitel",
          "titel der besprechung",
          "título da reunião",
          "titolo della riunione",
          "titel van vergadering",
          "tytuł spotkania");
  static final Set<String> START =
      Set.of(
          "meeting start time",
          "start time",
          "meeting start time (utc)",
          "start time (utc)",
          "heure de début de la réunion",
          "heure de début",
          "hora de inicio de la reunión",
          "hora de inicio",
          "startzeit der besprechung",
          "startzeit",
          "hora de início da reunião",
          "hora de início",
          "ora di inizio della riunione",
          "ora di inizio",
          "begintijd",
          "starttijd",
          "begintijd van vergadering",
          "godzina rozpoczęcia");
  static final Set<String> COUNT =
      Set.of(
          "attended participants",
          "total number of participants",
          "nombre total de participants",
          "participants ayant assisté",
          "participantes asistentes",
          "número total de participantes",
          "participantes atendidos",
          "teilgenommen",
          "liczba uczestniczących");
  static final Set<String> ID =
      Set.of("meeting id", "id de réunion", "id de la reunión", "besprechungs-id");

  private TeamsHeadings() {}

  /** Whether the row is the heading of a table. */
  static boolean isHeading(Line line) {
    return STAYS.of(line).isPresent() || PEOPLE.of(line).isPresent();
  }

  /** The row of the block above the tables that begins so. */
  static Optional<Line> label(Grid grid, Set<String> labels) {
    List<Line> above = grid.lines().stream().takeWhile(line -> !isHeading(line)).toList();
    return above.stream().filter(l -> labels.contains(Headings.normal(l.cell(0)))).findFirst();
  }

  /** The title of a numbered section. */
  static boolean isTitle(Line line) {
    return line.filled() == 1 && line.cell(0).matches("\\d\\. .*");
  }
}
