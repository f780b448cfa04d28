package org.rollcall.ingest.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.ingest.core.Extract;
import org.rollcall.ingest.core.Grid;
import org.rollcall.ingest.core.Headings;
import org.rollcall.ingest.core.Recognition;

/**
 * Responses from LimeSurvey, with headings of codes, of codes and texts, or of texts. Who did not
 * send the survey has no submit date; a question that was not shown is N/A.
 */
public final class LimeSurvey implements SurveyFormat {

  /** What a survey without dates writes in their place. */
  private static final String UNDATED = "1980-01-01 00:00:00";

  private static final Pattern CODED =
      Pattern.compile("([A-Za-z][A-Za-z0-9_]*(?:\\[[^\\]]*\\])*)\\. (.*)", Pattern.DOTALL);
  private static final String[] ID = {
    "id",
    "Response ID",
    "Antwort ID",
    "Antwort-ID",
    "ID de la réponse",
    "ID de respuesta",
    "ID da resposta",
    "ID risposta",
    "Antwoord ID"
  };
  private static final String[] SENT = {
    "submitdate",
    "Date submitted",
    "Datum Abgeschickt",
    "Date de soumission",
    "Fecha de envío",
    "Data de envio",
    "Data di invio",
    "Data invio",
    "Datum verzonden"
  };
  private static final String[] PAGE = {
    "lastpage",
    "Last page",
    "Letzte Seite",
    "Dernière page",
    "Última página",
    "Ultima pagina",
    "Laatste pagina"
  };
  private static final String[] LANGUAGE = {
    "startlanguage",
    "Start language",
    "Start-Sprache",
    "Langue de départ",
    "Lenguaje inicial",
    "Idioma inicial",
    "Lingua iniziale",
    "Starttaal"
  };

  /** What it alone writes beside the submit date, for who exports neither page nor language. */
  private static final String[] OTHER = {
    "refurl",
    "Referrer URL",
    "URL référente",
    "datestamp",
    "Date last action",
    "Datum letzte Aktivität",
    "Date de la dernière action",
    "seed"
  };

  @Override
  public String name() {
    return "limesurvey";
  }

  @Override
  public String title() {
    return "LimeSurvey responses file";
  }

  @Override
  public Recognition recognise(Grid grid) {
    String heading = grid.lines().get(0).cell(0);
    boolean first = Arrays.stream(ID).anyMatch(id -> names(heading).get(0).equalsIgnoreCase(id));
    if (!first) {
      return Recognition.NONE;
    }
    Form form = form(grid);
    boolean sent = form.find(SENT).isPresent();
    boolean marked = form.find(PAGE).isPresent() || form.find(LANGUAGE).isPresent();
    if (sent && (marked || form.find(OTHER).isPresent())) {
      return Recognition.sure(form.name(0).equals(heading) ? "" : "codes and texts");
    }
    return marked
        ? new Recognition(0.6, "", List.of("lacks a column named like \"submitdate\""))
        : Recognition.NONE;
  }

  @Override
  public Form form(Grid grid) {
    List<List<String>> names = grid.lines().get(0).cells().stream().map(LimeSurvey::names).toList();
    return Form.of(grid, 1, names).withNotShown(Set.of("N/A"));
  }

  /** {@code A2[other]. What is your field? [Other]} goes by its code and by its text. */
  private static List<String> names(String heading) {
    Matcher coded = CODED.matcher(heading);
    return coded.matches()
        ? List.of(coded.group(1), Headings.normal(coded.group(2)), heading)
        : List.of(heading);
  }

  @Override
  public List<Response> responses(Form form, Set<Integer> mapped) {
    return form.rows().stream()
        .map(
            line -> {
              String sent = form.cell(line, SENT);
              return new Response(
                  line,
                  Optional.of(form.cell(line, ID)),
                  sent.equals(UNDATED) ? "" : sent,
                  sent.isEmpty() ? Extract.ASIDE + "UNFINISHED" : "");
            })
        .toList();
  }
}
