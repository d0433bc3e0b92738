package org.consilium.demo;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import tools.jackson.databind.JsonNode;

/**
 * A card as an EHR shows it: summary, coloured by its indicator; detail, rendered from GitHub-flavoured markdown; links;
 * what it suggests to create; reasons to set it aside.
 */
record ShownCard(
        String uuid,
        String indicator,
        String summary,
        String detailHtml,
        String source,
        List<Link> links,
        List<Suggestion> suggestions,
        List<Reason> reasons) {
    private static final List<org.commonmark.Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();

    record Link(String label, String url) {}

    record Suggestion(String uuid, String label) {}

    record Reason(String code, String display) {}

    static ShownCard of(JsonNode card) {
        return new ShownCard(
                card.path("uuid").asString(""),
                card.path("indicator").asString("info"),
                card.path("summary").asString(""),
                RENDERER.render(PARSER.parse(card.path("detail").asString(""))),
                card.path("source").path("label").asString(""),
                card.path("links")
                        .valueStream()
                        .map(link -> new Link(
                                link.path("label").asString(""),
                                link.path("url").asString("")))
                        .toList(),
                card.path("suggestions")
                        .valueStream()
                        .map(suggestion -> new Suggestion(
                                suggestion.path("uuid").asString(""),
                                suggestion.path("label").asString("")))
                        .toList(),
                card.path("overrideReasons")
                        .valueStream()
                        .map(reason -> new Reason(
                                reason.path("code").asString(""),
                                reason.path("display").asString("")))
                        .toList());
    }
}
