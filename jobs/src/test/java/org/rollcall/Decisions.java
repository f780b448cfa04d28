package org.rollcall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.study.OpenSettings;

/** What a coordinator writes where a beginning study leaves a decision open. */
public final class Decisions {

  private static final Pattern OFFERED =
      Pattern.compile(
          OpenSettings.CHOOSE
              + "  # (?:as (\".*?\"|\\{.*?\\}|[^\\s:]+(?::\\d+)?)|one of ([^,:]+)|an IANA name, as ([^:]+)|the number in your instrument: (\\S+)|(anonymous)|(\\w+) or ).*");

  private Decisions() {}

  /** Completes the study and the table of groups of a folder with what is offered first. */
  public static void make(Path folder) throws IOException {
    Path study = folder.resolve("study.yaml");
    Files.writeString(study, yaml(Files.readString(study)));
    Path groups = folder.resolve("groups.csv");
    Files.writeString(groups, groups(Files.readString(groups)));
  }

  public static String yaml(String yaml) {
    List<String> lines = new ArrayList<>();
    for (String line : yaml.lines().toList()) {
      Matcher offered = OFFERED.matcher(line);
      lines.add(offered.find() ? line.substring(0, offered.start()) + first(offered) : line);
    }
    return String.join("\n", lines) + "\n";
  }

  private static String first(Matcher offered) {
    for (int i = 1; i <= offered.groupCount(); i++) {
      if (offered.group(i) != null) {
        return offered.group(i);
      }
    }
    throw new IllegalArgumentException("Cannot find a choice (must offer one)");
  }

  /** The cells by their columns: a group that names both has them in this order. */
  public static String groups(String csv) {
    return csv.replaceAll(",CHOOSE,CHOOSE,CHOOSE,", ",CHOOSE,CHOOSE,face_to_face,")
        .replaceAll(",CHOOSE,CHOOSE,([a-z_]+),CHOOSE,", ",CHOOSE,CHOOSE,$1,Australia/Sydney,")
        .replaceAll(",CHOOSE,CHOOSE,", ",other_mutual_help,open,");
  }
}
