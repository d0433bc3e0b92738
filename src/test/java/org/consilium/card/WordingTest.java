package org.consilium.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
    private static final Parser GFM = Parser.builder()
            .extensions(java.util.List.of(TablesExtension.create()))
            .build();
    private static final HtmlRenderer RAW_HTML_ALLOWED = HtmlRenderer.builder().build();

    /** The reference client renders raw HTML inside card text, so nothing of the record may become HTML. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[press](javascript:alert(1))",
                "![x](http://evil.example/a.png)",
                "https://evil.example/?q=1",
                "www.evil.example",
                "mail@evil.example",
                "| a | b |\n|---|---|\n| 1 | 2 |",
                "# heading",
                "&lt;script&gt;",
                "*bold* _it_ ~~gone~~ `code`"
            })
    void textOfTheRecordCannotFormatLinkLoadOrRun(String hostile) {
        String html = RAW_HTML_ALLOWED.render(GFM.parse("- Fact: " + Wording.inert(hostile)));
        assertThat(html.replaceAll("</?(ul|li|p)>", "")).doesNotContain("<").doesNotContain(">");
        assertThat(Wording.inert(hostile)).doesNotContain("://").doesNotContain("www.evil");
    }

    @Test
    void ordinaryWordsAreLeftAsTheyAre() {
        assertThat(Wording.inert("Creatinine 1.8 mg/dL, µmol/L, 37 °C, 50 %"))
                .isEqualTo("Creatinine 1.8 mg/dL, µmol/L, 37 °C, 50 %");
    }

    @Test
    void invisibleAndDirectionChangingCharactersAreDropped() {
        assertThat(Wording.inert("a\u202Eb\u200Bc\u0007d")).isEqualTo("abcd");
        assertThat(Wording.plain("a\u202Eb\u200Bc\u0007d")).isEqualTo("abcd");
    }

    @Test
    void aCutNeverExceedsTheLimitNorSplitsACharacter() {
        String pills = "💊".repeat(200);
        assertThat(Wording.cut(pills, 139)
                        .codePointCount(0, Wording.cut(pills, 139).length()))
                .isEqualTo(139);
        assertThat(Wording.cut("short", 139)).isEqualTo("short");
        assertThat(Wording.cut("one two three four five six", 15)).isEqualTo("one two three…");
    }
}
