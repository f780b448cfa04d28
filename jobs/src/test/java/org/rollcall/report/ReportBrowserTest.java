package org.rollcall.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as readers and assistive software meet it, in a browser. */
@Tag("browser")
class ReportBrowserTest {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final List<String> ARGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");
  private static final List<String> TAGS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
  private static final Map<String, String> PAGES =
      Map.of(
          "whole", HtmlReport.of(Made.secure(Made.brief()), Made.provenance()),
          "public", HtmlReport.of(Made.inPublic(Made.brief()), Made.provenance()),
          "withheld",
              HtmlReport.of(Made.secure(Made.suppressed()), Made.notForPublication("Draft.")),
          "heads",
              HtmlReport.of(Made.secure(Made.headcounts(), Made.activity()), Made.provenance()));

  @TempDir static Path folder;
  private static Playwright playwright;
  private static BrowserContext browser;
  private static Page page;
  private final List<String> requests = new ArrayList<>();

  @BeforeAll
  static void launch() throws IOException {
    if (!Files.isExecutable(CHROMIUM)) {
      fail(
          "Cannot find "
              + CHROMIUM
              + " (must be installed: apt-get install -y --no-install-recommends chromium"
              + " fonts-liberation poppler-utils)");
    }
    for (Map.Entry<String, String> entry : PAGES.entrySet()) {
      Files.writeString(folder.resolve(entry.getKey() + ".html"), entry.getValue());
    }
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launchPersistentContext(
                folder.resolve("profile"),
                new BrowserType.LaunchPersistentContextOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(ARGS)
                    .setAcceptDownloads(true)
                    .setViewportSize(1000, 900));
    page = browser.pages().get(0);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    if (playwright != null) {
      playwright.close();
    }
  }

  @BeforeEach
  void open() {
    page.setViewportSize(1000, 900);
    page.emulateMedia(
        new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT).setMedia(Media.SCREEN));
    page.onRequest(request -> requests.add(request.url()));
    show("whole");
  }

  @Test
  void page_lightAndDarkClosedAndOpen_hasNoAxeViolation() {
    assertNoViolation("light, closed");
    openAll();
    assertNoViolation("light, open");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertNoViolation("dark, open");
    show("whole");
    assertNoViolation("dark, closed");
  }

  @Test
  void page_withheldOrHeadcountsOnly_hasNoAxeViolation() {
    for (String name : List.of("withheld", "heads")) {
      show(name);
      openAll();
      assertNoViolation(name);
    }
  }

  @Test
  void page_loaded_asksForNothingElse() {
    openAll();
    page.screenshot(new Page.ScreenshotOptions().setFullPage(true));

    assertFalse(requests.isEmpty());
    for (String url : requests) {
      assertTrue(url.startsWith("file:") || url.startsWith("data:"), url);
    }
    assertEquals(0, page.locator("script").count());
  }

  @Test
  void page_atPhoneWidth_doesNotScrollSideways() {
    page.setViewportSize(390, 844);
    for (String name : PAGES.keySet()) {
      show(name);
      openAll();
      assertEquals(390, number("document.documentElement.scrollWidth"), name);
      assertEquals(390, number("Math.round(document.body.getBoundingClientRect().width)"), name);
    }
  }

  @Test
  void figures_atAnyState_keepTextInsideTheDrawing() {
    for (String name : PAGES.keySet()) {
      show(name);
      Object out =
          page.evaluate(
              "[...document.querySelectorAll('svg')].flatMap(s => {const b ="
                  + " s.getBoundingClientRect(); return [...s.querySelectorAll('text')].filter(t =>"
                  + " {const r = t.getBoundingClientRect(); return r.left < b.left - 1 || r.right >"
                  + " b.right + 1 || r.top < b.top - 1 || r.bottom > b.bottom + 1}).map(t => s.id +"
                  + " ': ' + t.textContent)})");
      assertEquals(List.of(), out, name);
    }
  }

  @Test
  void figures_atAnyState_haveNoTextOverText() {
    for (String name : PAGES.keySet()) {
      show(name);
      Object over =
          page.evaluate(
              "[...document.querySelectorAll('svg')].flatMap(s => {const t ="
                  + " [...s.querySelectorAll('text')].map(e => [e.getBoundingClientRect(),"
                  + " e.textContent]); const bad = []; for (let i = 0; i < t.length; i++) for (let"
                  + " j = 0; j < i; j++) {const a = t[i][0], b = t[j][0]; if (Math.min(a.right,"
                  + " b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) -"
                  + " Math.max(a.top, b.top) > 5) bad.push(s.id + ': ' + t[j][1] + ' | ' +"
                  + " t[i][1])} return bad})");
      assertEquals(List.of(), over, name);
    }
  }

  @Test
  void summaries_byKeyboard_areAllReachedAndOpen() {
    int all = page.locator("summary").count();
    List<String> reached = new ArrayList<>();
    for (int press = 0; press < 400 && reached.size() < all; press++) {
      page.keyboard().press("Tab");
      if (page.evaluate("document.activeElement.tagName").equals("SUMMARY")) {
        reached.add((String) page.evaluate("document.activeElement.textContent"));
        page.keyboard().press("Enter");
      }
    }

    assertTrue(all > 5, all + " summaries");
    assertEquals(page.locator("summary").allTextContents(), reached);
    assertEquals(all, page.locator("details[open]").count());
  }

  @Test
  void page_inTheDark_looksDifferent() {
    byte[] light = page.screenshot();
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    byte[] dark = page.screenshot();

    assertFalse(Arrays.equals(light, dark));
    assertEquals(
        "rgb(20, 23, 26)", page.evaluate("getComputedStyle(document.body).backgroundColor"));
  }

  @Test
  void download_clicked_givesPlainValues() throws IOException {
    openAll();
    Download file =
        page.waitForDownload(() -> page.locator("a[download='differences.csv']").click());
    String text = Files.readString(file.path(), StandardCharsets.UTF_8);
    String[] lines = text.split("\r\n");

    assertEquals("differences.csv", file.suggestedFilename());
    assertTrue(
        lines[0].startsWith("outcome,contrast,stratum,adjustment,unit,n_people_comparison,"),
        lines[0]);
    assertTrue(text.contains(",1703,1812,"), text);
    assertFalse(text.contains("\u2212"));
    assertArrayEquals(
        new HtmlReportParts(Made.secure(Made.brief())).csv("differences"),
        Files.readAllBytes(file.path()));
  }

  @Test
  void print_withTablesClosed_holdsTheTables() throws Exception {
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    Path pdf = folder.resolve("whole.pdf");
    page.pdf(new Page.PdfOptions().setPath(pdf).setFormat("A4").setPrintBackground(true));
    Path text = folder.resolve("whole.txt");
    Process process =
        new ProcessBuilder("pdftotext", "-layout", pdf.toString(), text.toString())
            .redirectErrorStream(true)
            .start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue());
    String printed = Files.readString(text, StandardCharsets.UTF_8);

    assertTrue(printed.contains("Retention by arm and week"), "the table behind the curves");
    assertTrue(printed.contains("People and home groups left after each rule"));
    assertFalse(printed.contains("Skip to the findings"));
  }

  private static void show(String name) {
    page.navigate(folder.resolve(name + ".html").toUri().toString());
  }

  private static void openAll() {
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
  }

  private static int number(String script) {
    return ((Number) page.evaluate(script)).intValue();
  }

  private static void assertNoViolation(String state) {
    List<Rule> found = new AxeBuilder(page).withTags(TAGS).analyze().getViolations();
    assertTrue(
        found.isEmpty(),
        () ->
            state
                + ": "
                + found.stream()
                    .map(rule -> rule.getId() + " at " + rule.getNodes().get(0).getTarget())
                    .toList());
  }
}
