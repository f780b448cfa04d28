package org.rollcall.ingest.zoom;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.ingest.core.Durations;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Line;
import org.rollcall.ingest.core.Meeting;
import org.rollcall.ingest.core.Person;
import org.rollcall.ingest.core.Times;

/** Rows of stays, which several reports of Zoom share. */
final class ZoomStays {

  static final String[] NAME = {
    "Name (Original Name)",
    "User Name (Original Name)",
    "NameOriginalName",
    "名前 (元の名前)",
    "Nom (nom original)",
    "Nom (nom d'origine)",
    "Nombre (nombre original)",
    "Nome (nome original)",
    "Name (Originalname)",
    "Name (ursprünglicher Name)",
    "Nome (nome originale)",
    "Naam (oorspronkelijke naam)",
    "名称 (原始名称)",
    "姓名 (原始姓名)",
    "이름(원래 이름)"
  };
  static final String[] EMAIL = {
    "User Email",
    "Email",
    "ユーザーメール",
    "メール",
    "Adresse e-mail de l'utilisateur",
    "E-mail de l'utilisateur",
    "Adresse e-mail",
    "E-mail",
    "E-mail del usuario",
    "Correo electrónico",
    "Correo electrónico del usuario",
    "E-mail do usuário",
    "Benutzer-E-Mail",
    "E-Mail-Adresse",
    "E-mailadres",
    "E-mail utente",
    "电子邮件",
    "用户电子邮件",
    "사용자 이메일"
  };
  static final String[] JOIN = {
    "Join Time",
    "Join_Time",
    "参加時刻",
    "Heure d'arrivée",
    "Heure de connexion",
    "Hora para unirse",
    "Hora de entrada",
    "Ingressar na hora",
    "Beitrittszeit",
    "Teilnahmezeit",
    "Hora de ingreso",
    "Hora de ingresso",
    "Ora di ingresso",
    "Ora di accesso",
    "Deelnametijd",
    "Tijd van deelname",
    "加入时间",
    "참가 시간"
  };
  static final String[] LEAVE = {
    "Leave Time",
    "Leave_Time",
    "退出時刻",
    "Heure de départ",
    "Heure de déconnexion",
    "Hora para salir",
    "Hora de salida",
    "Hora de saída",
    "Austrittszeit",
    "Beendigungszeit",
    "Verlassenszeit",
    "Hora de término",
    "Ora di uscita",
    "Vertrektijd",
    "Tijd van vertrek",
    "离开时间",
    "나간 시간"
  };
  static final String[] MINUTES = {
    "Duration (Minutes)",
    "所要時間（分）",
    "Durée (minutes)",
    "Duración (minutos)",
    "Duração (minutos)",
    "Dauer (Minuten)",
    "Durata (minuti)",
    "Duur (minuten)",
    "时长 (分钟)",
    "持续时间 (分钟)",
    "기간(분)"
  };
  static final String[] WAITING = {
    "In Waiting Room",
    "InWaitingRoom",
    "待機室",
    "Salle d'attente",
    "En sala de espera",
    "Na sala de espera",
    "Im Warteraum",
    "In sala d'attesa",
    "In wachtruimte",
    "在等候室",
    "대기실"
  };

  private static final Set<String> YES =
      Set.of("yes", "y", "true", "1", "はい", "oui", "sí", "si", "sim", "ja", "sì", "是", "예");

  private ZoomStays() {}

  /**
   * Reads a row.
   *
   * <p>Where it has the times of joining and leaving these tell how long: the minutes beside them
   * are rounded up. They count where a time is missing, or where both say the same minute.
   *
   * @param host e-mail address of the account that held the meeting; empty if not known
   * @param facts of the meeting, where a file has several
   */
  static void read(
      Meeting meeting,
      Headings.Found rows,
      Line line,
      Times times,
      String host,
      Map<String, String> facts) {
    if (YES.contains(Headings.normal(rows.cell(line, "waiting")))) {
      meeting.aside(line.number(), "WAITING-ROOM");
      return;
    }
    String email = rows.cell(line, "email");
    if (Person.isTotal(email, rows.cell(line, "name"))) {
      meeting.aside(line.number(), "TOTALS");
      return;
    }
    Map<String, String> stay = new HashMap<>(facts);
    stay.putAll(Person.of(email, ZoomNames.original(rows.cell(line, "name"))));
    if (!stay.containsKey("participant_id")) {
      meeting.fault(line.number(), "NO-PERSON");
      return;
    }
    if (isAbsent(rows, line)) {
      meeting.aside(line.number(), "NOT-PRESENT");
      return;
    }
    if (!host.isEmpty() && host.equals(email.toLowerCase(Locale.ROOT))) {
      stay.put("role", "facilitator");
    }
    if (!putTimes(stay, rows.cell(line, "join"), rows.cell(line, "leave"), times)) {
      meeting.fault(line.number(), "TYPE-DATETIME");
      return;
    }
    String joined = stay.get("joined_at");
    if (joined == null || joined.equals(stay.get("left_at")) || !stay.containsKey("left_at")) {
      stay.put("minutes", rows.cell(line, "minutes"));
    }
    meeting.stay(line.number(), stay);
  }

  /** Who never came in has no time of joining or leaving, and none spent. */
  static boolean isAbsent(Headings.Found rows, Line line) {
    return Meeting.isNone(rows.cell(line, "join"))
        && Meeting.isNone(rows.cell(line, "leave"))
        && Durations.isNone(rows.cell(line, "minutes"));
  }

  /** Puts what is there; false if something else than a time is there. */
  static boolean putTimes(Map<String, String> stay, String join, String leave, Times times) {
    Map<String, String> ends = Map.of("joined_at", join, "left_at", leave);
    for (String end : List.of("joined_at", "left_at")) {
      String text = ends.get(end);
      Optional<String> time = times.dateTime(text);
      if (time.isEmpty() && !Meeting.isNone(text)) {
        return false;
      }
      time.ifPresent(at -> stay.put(end, at));
    }
    return true;
  }
}
