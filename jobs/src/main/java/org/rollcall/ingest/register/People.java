package org.rollcall.ingest.register;

import java.util.stream.Stream;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Line;

/** The columns of a register that tell who a row is about. */
final class People {

  static final String[] IDS = {
    "id",
    "npm",
    "nim",
    "student id",
    "member id",
    "member no",
    "member number",
    "participant id",
    "participant code",
    "client id",
    "client code",
    "card no",
    "code",
    "reg no",
    "registration number",
    "roll no",
    "roll number",
    "user id",
    "学籍番号"
  };
  static final String[] NAMES = {
    "name",
    "full name",
    "fullname",
    "student name",
    "member name",
    "participant name",
    "attendee name",
    "participant",
    "member",
    "student",
    "attendee",
    "client",
    "nama",
    "nom",
    "nombre",
    "naam",
    "氏名",
    "名前"
  };

  private static final String[] FIRST = {
    "first name", "firstname", "given name", "forename", "vorname"
  };
  private static final String[] LAST = {
    "last name", "lastname", "surname", "family name", "nachname"
  };

  /** Any of these; which there must be differs. */
  static final Headings HEADINGS = in(new Headings());

  private People() {}

  /** Columns that tell who it is. */
  static Headings in(Headings headings) {
    return headings.may("id", IDS).may("name", NAMES).may("first", FIRST).may("last", LAST);
  }

  /** Whether it heads records of people in a database of forms, as REDCap writes them. */
  static boolean isOfForms(Line header) {
    return header.cells().stream().anyMatch(cell -> cell.endsWith("_complete"));
  }

  static boolean isNamed(Headings.Found found) {
    return found.has("id") || found.has("name") || found.has("last") || found.has("first");
  }

  /** The code of the person, else the name; empty text where the row has neither. */
  static String idOf(Headings.Found found, Line line) {
    for (String key : new String[] {"id", "name"}) {
      if (!found.cell(line, key).isEmpty()) {
        return found.cell(line, key);
      }
    }
    return (found.cell(line, "first") + " " + found.cell(line, "last")).strip();
  }

  /** The first column that names people. */
  static int columnOf(Headings.Found found) {
    return Stream.of("name", "first", "last")
        .filter(found::has)
        .findFirst()
        .map(found.columns()::get)
        .orElse(0);
  }
}
