package org.consilium.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.consilium.fixtures.ScriptedModel;
import org.consilium.fixtures.ScriptedModel.Pick;
import org.consilium.llm.LanguageModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** A clinician confirms and corrects what a note proposes, in a real Chromium, with a script and without. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:confirm;DB_CLOSE_DELAY=-1",
            "consilium.llm.provider=none",
            "consilium.hook.deadline=9s",
            "consilium.reasoning.wait-for-model=8s",
            "server.port=${confirm.test.port}"
        })
@ActiveProfiles("try")
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfirmInABrowserIT {
    private static final Path SHOTS = Path.of("target/screenshots");
    private static final int PORT = freePort();

    private Playwright playwright;
    private Browser browser;
    private String card = "";

    @TestConfiguration
    static class WithAModel {
        @Bean
        @Primary
        LanguageModel scripted() {
            return ScriptedModel.choosing(Map.of(
                    "Ascites", new Pick("tense ascites", "moderate"),
                    "Hepatic encephalopathy", new Pick("encephalopathy grade 2", "mild")));
        }
    }

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
        // fired once: what a reader was shown is not shown again
        Page page = browser.newPage();
        card = cardOfChildPugh(page);
        page.close();
    }

    @AfterAll
    void stopBrowser() {
        playwright.close();
    }

    @Test
    void oneClickOnTheCardsPageConfirmsAndOneMoreCorrects() {
        Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1200, 900));
        page.navigate(card);
        assertThat(page.locator("main > .assessment .proposals")).containsText("If confirmed: 13");
        assertThat(page.locator("main > .assessment .proposal q").first()).containsText("tense ascites");
        isAccessible(page);
        shot(page, "proposal-on-the-card-page");
        page.locator("main > .assessment button[value='ascites=moderate']").click();

        assertThat(page.locator("#result .steps")).containsText("confirmed by the clinician from the note of 20");
        assertThat(page.locator("#result .result")).hasText("12 to 14");
        isAccessible(page);
        page.locator("button[value='encephalopathy=mild']").click();
        assertThat(page.locator("#result .result")).hasText("13");
        assertThat(page.locator("#result")).containsText("AI chose the sentence of the note");
        shot(page, "both-confirmed");
        page.locator("select[name=encephalopathy]").selectOption("none");
        assertThat(page.locator("#result .result")).hasText("12");
        assertThat(page.locator("#result .steps")).containsText("corrected by the clinician");
        page.close();
    }

    @Test
    void withoutAScriptTheFormDoesTheSame() {
        Page page = browser.newPage(new Browser.NewPageOptions().setJavaScriptEnabled(false));
        page.navigate(card);
        page.locator("main > .assessment button[value='encephalopathy=mild']").click();
        page.locator("button[value='ascites=none']").click();

        assertThat(page.locator("#result .result")).hasText("11");
        assertThat(page.locator("#result .steps")).containsText("corrected by the clinician; the note of 20");
        assertThat(page.locator("#result .steps")).containsText("confirmed by the clinician");
        page.close();
    }

    private String cardOfChildPugh(Page page) {
        page.navigate("http://localhost:" + PORT + "/try/decompensated-cirrhosis");
        page.locator(".fire button", new Page.LocatorOptions().setHasText("patient-view"))
                .first()
                .click();
        Locator cards = page.locator(".card", new Page.LocatorOptions().setHasText("Child-Pugh"));
        assertThat(cards.first()).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(15_000));
        assertThat(cards.first().locator(".detail")).containsText("To confirm, not used");
        shot(page, "proposal-on-the-card");
        return cards.first().locator("a").first().getAttribute("href");
    }

    private static void isAccessible(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }

    private static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            System.setProperty("confirm.test.port", Integer.toString(socket.getLocalPort()));
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
