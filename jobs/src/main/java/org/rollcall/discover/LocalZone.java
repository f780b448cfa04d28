package org.rollcall.discover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * The time zone of this computer. Java's own default does not tell it: runs are in UTC so that they
 * are the same everywhere.
 */
public final class LocalZone {

  private static final String DATABASE = "zoneinfo/";

  private LocalZone() {}

  /** What the environment says, else where the system's link of local time leads, if anywhere. */
  public static Optional<ZoneId> of(Map<String, String> environment, Path link) {
    return named(environment.getOrDefault("TZ", "").replaceFirst("^:", ""))
        .or(() -> target(link).flatMap(LocalZone::named));
  }

  /** Servers are set to UTC wherever they and the meetings are. */
  public static boolean isOfAPlace(ZoneId zone) {
    return !(zone.normalized() instanceof ZoneOffset) && zone.getId().contains("/");
  }

  private static Optional<String> target(Path link) {
    if (!Files.isSymbolicLink(link)) {
      return Optional.empty();
    }
    try {
      String path = link.toRealPath().toString();
      int at = path.indexOf(DATABASE);
      return at < 0 ? Optional.empty() : Optional.of(path.substring(at + DATABASE.length()));
    } catch (IOException e) {
      return Optional.empty(); // a link that leads nowhere tells no zone
    }
  }

  private static Optional<ZoneId> named(String name) {
    try {
      return name.isBlank() ? Optional.empty() : Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty(); // as EST5EDT,M3.2.0: a rule and no name
    }
  }
}
