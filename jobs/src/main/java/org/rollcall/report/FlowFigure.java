package org.rollcall.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.report.page.Caption;
import org.rollcall.report.page.Figure;
import org.rollcall.report.page.Grid;
import org.rollcall.report.svg.Box;
import org.rollcall.report.svg.Ink;
import org.rollcall.report.svg.Point;
import org.rollcall.report.svg.Svg;
import org.rollcall.report.svg.TextWidths;

/** Who is counted: what each rule of eligibility leaves, each person once. */
final class FlowFigure {

  private static final double WIDTH = 760;
  private static final double BOX = 330;
  private static final double GAP = 26;
  private static final double TEXT = 13;

  private final List<ReportRow> all;
  private final List<List<ReportRow>> arms;
  private Svg svg;

  private FlowFigure(List<ReportRow> lines) {
    all = lines.stream().filter(line -> line.is("arm", "all")).toList();
    arms = new ArrayList<>();
    for (String arm : Labels.ARMS) {
      List<ReportRow> own = lines.stream().filter(line -> line.is("arm", arm)).toList();
      if (!own.isEmpty()) {
        arms.add(own);
      }
    }
  }

  /** The figure of that estimand; empty where the release has no flow for it. */
  static Optional<Figure> of(ReportRows rows, String estimand) {
    List<ReportRow> lines = rows.of("cohort_flow", line -> line.is("estimand", estimand));
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    FlowFigure flow = new FlowFigure(lines);
    String id = "flow-" + estimand.toLowerCase(java.util.Locale.ROOT);
    return Optional.of(
        new Figure(
                id,
                new Caption(
                    flow.headline(),
                    "People left after each rule of eligibility; each person is counted once"),
                Figure.Body.drawn(flow.draw(id + "-d")),
                flow.data(lines))
            .withNotes(List.of(PageCode.HOME_GROUP_IS_OF_FIRST_SESSION.text())));
  }

  private String headline() {
    if (all.isEmpty()) {
      return "Who is counted";
    }
    Optional<ReportRow.Count> first = all.get(0).count("n_people");
    Optional<ReportRow.Count> last = all.get(all.size() - 1).count("n_people");
    if (first.isEmpty() || last.isEmpty() || first.get().middle() <= 0) {
      return "Who is counted: numbers that are withheld are marked";
    }
    return Numbers.count(last.get()) + " of " + Numbers.count(first.get()) + " people are followed";
  }

  /** What is left beside the widest number; a bin is wider than a count. */
  private double room(double width) {
    double numbers = 0;
    for (ReportRow line : all) {
      numbers = Math.max(numbers, TextWidths.width(CellFormatter.people(line, "n_people"), 17));
    }
    for (List<ReportRow> arm : arms) {
      for (ReportRow line : arm) {
        numbers = Math.max(numbers, TextWidths.width(CellFormatter.people(line, "n_people"), 17));
      }
    }
    return width - Math.max(110, numbers + 44);
  }

  private String draw(String id) {
    double y = 10;
    double spine = all.stream().mapToDouble(l -> height(l, room(BOX)) + GAP).sum();
    double tallest =
        arms.stream()
            .mapToDouble(arm -> arm.stream().mapToDouble(l -> armHeight(l) + GAP).sum())
            .max()
            .orElse(0);
    double total = y + spine + (arms.isEmpty() ? 0 : 20 + tallest);
    svg = Svg.named(id, Point.at(WIDTH, total), "Who is counted", description());
    Box last = null;
    for (ReportRow line : all) {
      Box box = new Box(8, y, BOX, height(line, room(BOX)));
      if (last != null) {
        svg.arrow(Point.at(box.middle(), last.bottom()), Point.at(box.middle(), box.y()));
      }
      step(line, box, "");
      removed(line, box);
      last = box;
      y = box.bottom() + GAP;
    }
    if (!arms.isEmpty()) {
      split(Optional.ofNullable(last), y + 14);
    }
    return svg.end();
  }

  private void removed(ReportRow line, Box box) {
    boolean none = line.count("n_people_removed").map(c -> c.high() == 0).orElse(false);
    if (line == all.get(0) || none) {
      return;
    }
    double at = box.y() - GAP / 2;
    List<String> words = TextWidths.wrap("Not met: " + Labels.plain(line.text("step")), TEXT, 210);
    double height = 14 + 16 * words.size();
    Box side = new Box(450, at - height / 2, 302, height);
    svg.arrow(Point.at(box.middle(), at), Point.at(side.x(), at));
    svg.rect("bx side", side);
    double y = side.y() + 20;
    for (String text : words) {
      svg.text(Ink.start("lab"), Point.at(side.x() + 12, y), text);
      y += 16;
    }
    svg.text(
        Ink.end("grp"),
        Point.at(side.right() - 12, at + 5),
        CellFormatter.people(line, "n_people_removed"));
  }

  private void split(Optional<Box> from, double top) {
    double width = Math.min(330, (WIDTH - 16 - 20 * (arms.size() - 1)) / arms.size());
    double stride = arms.size() == 1 ? 0 : (WIDTH - 16 - width) / (arms.size() - 1);
    double bar = top - 20;
    double leftEnd = 8 + width / 2;
    double rightEnd = leftEnd + stride * (arms.size() - 1);
    from.ifPresent(
        box -> {
          svg.line("arr", Point.at(box.middle(), box.bottom()), Point.at(box.middle(), bar));
          svg.line(
              "arr",
              Point.at(Math.min(box.middle(), leftEnd), bar),
              Point.at(Math.max(box.middle(), rightEnd), bar));
        });
    for (int i = 0; i < arms.size(); i++) {
      column(arms.get(i), new Box(8 + stride * i, top, width, 0), from.isPresent() ? 20 : 0);
    }
  }

  private void column(List<ReportRow> arm, Box at, double lead) {
    double y = at.y();
    double room = lead;
    for (ReportRow line : arm) {
      Box box = new Box(at.x(), y, at.width(), armHeight(line));
      if (room > 0) {
        svg.arrow(Point.at(box.middle(), y - room), Point.at(box.middle(), y));
      }
      step(line, box, Labels.style(line.text("arm")));
      room = GAP;
      y = box.bottom() + GAP;
    }
  }

  private void step(ReportRow line, Box box, String style) {
    svg.rect("bx", box);
    double y = box.y() + 22;
    if (!style.isEmpty()) {
      svg.rect(style + " key", new Box(box.x(), box.y(), 6, box.height()));
      svg.text(
          Ink.start("grp " + style.replace('c', 't')),
          Point.at(box.x() + 16, y),
          Labels.title(line.text("arm")));
      y += 18;
    }
    for (String words : TextWidths.wrap(Labels.title(line.text("step")), TEXT, room(box.width()))) {
      svg.text(Ink.start("lab"), Point.at(box.x() + 16, y), words);
      y += 16;
    }
    svg.text(
        Ink.end("big"),
        Point.at(box.right() - 12, box.y() + 24),
        CellFormatter.people(line, "n_people"));
    svg.text(
        Ink.end("sub"),
        Point.at(box.right() - 12, box.y() + 40),
        CellFormatter.people(line, "n_groups") + " groups");
  }

  private double height(ReportRow line, double room) {
    int lines = TextWidths.wrap(Labels.title(line.text("step")), TEXT, room).size();
    return Math.max(50, 18 + 16 * lines);
  }

  private double armHeight(ReportRow line) {
    double width = Math.min(330, (WIDTH - 16 - 20 * (arms.size() - 1)) / arms.size());
    int lines = TextWidths.wrap(Labels.title(line.text("step")), TEXT, room(width)).size();
    return Math.max(54, 36 + 16 * lines);
  }

  private String description() {
    List<String> said = new ArrayList<>();
    all.forEach(line -> said.add(say(line)));
    arms.forEach(arm -> arm.forEach(line -> said.add(say(line))));
    return String.join("; ", said) + ".";
  }

  private static String say(ReportRow line) {
    String arm = line.is("arm", "all") ? "" : Labels.title(line.text("arm")) + ", ";
    return arm + Labels.plain(line.text("step")) + ": " + CellFormatter.people(line, "n_people");
  }

  private Grid data(List<ReportRow> lines) {
    return Grids.of(lines)
        .word("Rule", "step")
        .word("Arm", "arm")
        .count("People left", "n_people")
        .count("People removed", "n_people_removed")
        .count("Home groups left", "n_groups")
        .status()
        .captioned("People and home groups left after each rule");
  }
}
