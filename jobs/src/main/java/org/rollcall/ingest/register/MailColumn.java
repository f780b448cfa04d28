package org.rollcall.ingest.register;

import java.util.Map;
import java.util.Optional;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Line;

/**
 * The column of e-mail addresses beside the names: a study may know people by it.
 *
 * @param position where it stands, from 0
 * @param name what the file names it
 */
record MailColumn(int position, String name) {

  private static final Headings HEADINGS =
      new Headings()
          .need(
              "mail",
              "email",
              "e-mail",
              "mail",
              "email address",
              "e-mail address",
              "mail address",
              "user email",
              "participant email",
              "member email",
              "student email",
              "attendee email",
              "contact email",
              "adresse e-mail",
              "e-mail-adresse",
              "courriel",
              "correo",
              "correo electrónico",
              "e-mailadres",
              "indirizzo e-mail",
              "メールアドレス");

  static Optional<MailColumn> in(Headings.Found found) {
    return HEADINGS
        .of(found.heading())
        .map(mail -> new MailColumn(mail.columns().get("mail"), mail.nameOf("mail")));
  }

  void put(Line line, Map<String, String> cells) {
    cells.put(name, line.cell(position));
  }
}
