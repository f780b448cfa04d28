package org.rollcall.ingest.survey;

import java.util.Optional;
import org.rollcall.ingest.core.Line;

/**
 * A row of a survey's file.
 *
 * @param line the row
 * @param id the program's key of the response; absent where the program has none
 * @param submitted when it was sent, as the program writes it; empty text if it does not say
 * @param code why it gives no answers; empty text if it does
 */
record Response(Line line, Optional<String> id, String submitted, String code) {}
