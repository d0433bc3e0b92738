package org.consilium.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** The pages as people use them: a real Chromium walks the Try it page, fires hooks and opens the evidence. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:browser;DB_CLOSE_DELAY=-1",
            "consilium.llm.provider=none",
            "server.port=${browser.test.port}"
        })
@ActiveProfiles("try")
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesInABrowserIT {
    private static final Path SHOTS = Path.of("target/screenshots");

    // the links on cards hold the public address, so the port must be known before the service starts
    private static final int PORT = freePort();

    private Playwright playwright;
    private Browser browser;
    private Page page;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    void startBrowser() throws Exception {
        Files.createDirectories(SHOTS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(List.of(
                                "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")));
    }

    @AfterAll
    void stopBrowser() {
        playwright.close();
    }

    @BeforeEach
    void openPage() {
        complaints.clear();
        open(new Browser.NewPageOptions().setViewportSize(1200, 900));
    }

    @AfterEach
    void noComplaints() {
        page.close();
        assertThat(complaints).as("errors on the browser's console").isEmpty();
    }

    @Test
    void aVisitorPicksAPatientFiresAHookReadsACardAndOpensItsEvidence() {
        fire("aki-on-ckd", "patient-view");
        assertThat(page.locator(".card").first()).isVisible();
        shot("try-aki");
        isAccessible("the Try it page");
        Page evidence = page.waitForPopup(() -> page.locator(".card a").first().click());
        assertThat(evidence.locator("h1")).isVisible();
        assertThat(evidence.locator("main")).containsText("Observation/aki-on-ckd-creatinine");
        evidence.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve("page-aki.png"))
                .setFullPage(true));
        evidence.close();
    }

    @Test
    void theEvidencePageReadsOnANarrowPanelInTheDarkAndByKeyboard() {
        fire("aki-on-ckd", "patient-view");
        String address = page.locator(".card a").first().getAttribute("href");
        page.close();
        open(new Browser.NewPageOptions().setViewportSize(400, 800).setColorScheme(ColorScheme.DARK));
        page.navigate(address);
        isAccessible("the evidence page at 400 px, dark");
        Object wider = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
        assertThat(wider).as("the page scrolls sideways at 400 px").isEqualTo(false);
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        shot("page-narrow-dark");
    }

    @Test
    void aReaderChangesAValueBehindACardAndSeesTheResultMove() {
        fire("aki-on-ckd", "patient-view");
        String address = page.locator(".card a").first().getAttribute("href");
        page.navigate(address);
        page.navigate("http://localhost:" + PORT
                + page.locator("a[href$='/what-if/ckd-epi-2021']").first().getAttribute("href"));
        assertThat(page.locator("#result .result")).isVisible();
        String before = page.locator("#result .result").textContent();
        isAccessible("what if");
        page.locator("form.fields input[inputmode=decimal][name=creatinine]").fill("0.8");
        assertThat(page.locator("#result .result")).not().hasText(before);
        shot("what-if");
        page.locator("form.fields input[inputmode=decimal][name=creatinine]").fill("-3");
        assertThat(page.locator("#result [role=alert]")).containsText("creatinine");
        page.navigate("http://localhost:" + PORT + "/calculators");
        isAccessible("the list of scores");
        page.locator("#words").fill("stroke risk");
        assertThat(page.locator("#lines")).containsText("VASc");
        shot("scores");
    }

    @Test
    void hostileTextOfARecordIsShownAsTextOnly() {
        fire("hostile-note", "patient-view");
        page.locator(".wire summary").first().click();
        assertThat(page.locator("#answers script")).hasCount(0);
        assertThat(page.locator("#answers img")).hasCount(0);
        for (String address : cardAddresses()) {
            page.navigate(address);
            assertThat(page.locator("main script")).hasCount(0);
            assertThat(page.locator("main img")).hasCount(0);
        }
    }

    @Test
    void everyCardOfEveryServiceHasItsPage() {
        Set<String> kinds = new TreeSet<>();
        for (String patient : List.of("lung-cancer", "af-without-anticoagulant", "aki-on-ckd", "septic-pneumonia")) {
            fire(patient, "patient-view");
            for (String address : cardAddresses()) {
                page.navigate(address);
                assertThat(page.locator("h1")).isVisible();
                isAccessible("the page of a card of " + patient);
                String[] classes =
                        page.locator("main > .assessment").getAttribute("class").split(" ");
                if (kinds.add(classes[classes.length - 1])) {
                    shot("page-" + classes[classes.length - 1]);
                }
            }
        }
        assertThat(kinds).containsExactly("calculation", "differential", "eligibility");
    }

    @Test
    void everyDemoPatientAnswersEveryHook() {
        page.navigate(url("/try"));
        List<String> patients = page.locator(".patients a").all().stream()
                .map(link -> link.getAttribute("href"))
                .toList();
        assertThat(patients).hasSizeGreaterThanOrEqualTo(12);
        for (String patient : patients) {
            page.navigate(url(patient));
            for (String hook : TryPage.HOOKS) {
                fireHere(hook);
                assertThat(page.locator("#answers > section > .note").count())
                        .as("refusals of %s for %s", hook, patient)
                        .isZero();
            }
        }
    }

    @Test
    void aBundleOfOnesOwnIsTakenAndABrokenOneIsRefusedWithTheReason() throws Exception {
        page.navigate(url("/try"));
        page.setInputFiles("#file", payload("{\"resourceType\":\"Patient\",\"id\":\"x\"}"));
        assertThat(page.locator("#drop-message")).containsText("must be Bundle");
        complaints.clear(); // the browser reports the 400 that was asked for
        Path own = Path.of("test-fixtures/patients/almost-empty/bundle.json");
        page.setInputFiles("#file", payload(Files.readString(own)));
        assertThat(page.locator("h1")).hasText("Your bundle");
    }

    private static com.microsoft.playwright.options.FilePayload payload(String json) {
        return new com.microsoft.playwright.options.FilePayload(
                "bundle.json", "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private void fire(String patient, String hook) {
        page.navigate(url("/try/" + patient));
        fireHere(hook);
    }

    private void fireHere(String hook) {
        page.waitForResponse(
                answer -> answer.url().contains("/fire?hook=" + hook),
                () -> page.locator(".fire button", new Page.LocatorOptions().setHasText(hook))
                        .first()
                        .click());
        assertThat(page.locator("#answers section.answer").first()).isVisible();
    }

    private List<String> cardAddresses() {
        return page.locator(".card a").all().stream()
                .map(link -> link.getAttribute("href"))
                .toList();
    }

    private void isAccessible(String what) {
        List<String> violations = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .map(PagesInABrowserIT::words)
                        .toList();
        assertThat(violations).as("accessibility of %s", what).isEmpty();
    }

    private static String words(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " at "
                + rule.getNodes().stream()
                        .limit(3)
                        .map(node -> node.getTarget().toString())
                        .toList();
    }

    private void shot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    private void open(Browser.NewPageOptions options) {
        page = browser.newPage(options);
        page.onConsoleMessage(this::keepErrors);
        page.onPageError(error -> complaints.add("page error: " + error));
    }

    private void keepErrors(ConsoleMessage message) {
        if ("error".equals(message.type())) {
            complaints.add(message.text());
        }
    }

    private String url(String path) {
        return "http://localhost:" + PORT + path;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            System.setProperty("browser.test.port", Integer.toString(socket.getLocalPort()));
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException("no port is free", none);
        }
    }

    private static Path chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Chromium is needed for the browser tests: apt-get install chromium"));
    }
}
