package org.consilium.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.fhir.ChartReaderTest.NOW;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.consilium.chart.Finding;
import org.consilium.chart.Fingerprint;
import org.consilium.chart.PatientId;
import org.consilium.chart.Reach.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ReadingProperties {
    private static final InputGuard GUARD = new InputGuard(GuardSettings.defaults());
    private static final ChartReader READER = new ChartReader(GUARD, ZoneOffset.UTC);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Provide
    Arbitrary<Path> charts() throws IOException {
        return Arbitraries.of(ReadingSamples.own());
    }

    @Provide
    Arbitrary<Path> smallCharts() throws IOException {
        return Arbitraries.of(ReadingSamples.own().stream()
                .filter(path -> path.toFile().length() < 80_000)
                .toList());
    }

    @Property(tries = 60)
    void theOrderOfSendingDoesNotMatter(@ForAll("charts") Path chart, @ForAll long seed) throws IOException {
        JsonNode bundle = GUARD.read(Files.readAllBytes(chart));

        var read = READER.readBundle(bundle, NOW);
        var shuffled = READER.readBundle(shuffled(bundle, new Random(seed), ""), NOW);

        assertThat(Fingerprint.of(shuffled.chart())).isEqualTo(Fingerprint.of(read.chart()));
        assertThat(new HashSet<>(shuffled.chart().findings()))
                .isEqualTo(new HashSet<>(read.chart().findings()));
        assertThat(shuffled.setAside()).containsExactlyInAnyOrderElementsOf(read.setAside());
        assertThat(shuffled.chart().reach()).isEqualTo(read.chart().reach());
    }

    @Property(tries = 60)
    void whatIsSentTwiceUnderDifferentKeysIsReadOnce(@ForAll("charts") Path chart, @ForAll long seed)
            throws IOException {
        JsonNode bundle = GUARD.read(Files.readAllBytes(chart));
        var whole = READER.readBundle(bundle, NOW).chart();
        var random = new Random(seed);
        ArrayNode one = JSON.arrayNode();
        ArrayNode other = JSON.arrayNode();
        for (JsonNode entry : bundle.path("entry")) {
            int where = random.nextInt(3);
            if (where != 0) {
                one.add(entry);
            }
            if (where != 1) {
                other.add(entry);
            }
        }

        var request =
                new ChartRequest(whole.patient(), List.of(key("one", one), key("other", other)), Optional.empty(), NOW);

        assertThat(new HashSet<>(READER.read(request).chart().findings())).isEqualTo(new HashSet<>(whole.findings()));
    }

    @Property(tries = 40)
    void everyFactHasAKeyOfItsOwnAndItsPatient(@ForAll("charts") Path chart) throws IOException {
        var record = READER.readBundle(Files.readAllBytes(chart), NOW);

        assertThat(record.chart().findings())
                .extracting(finding -> finding.source().key())
                .doesNotHaveDuplicates();
        assertThat(record.foreignIgnored()).isZero();
    }

    @Property(tries = 60)
    void ofAnotherPatientNothingGetsIn(@ForAll("charts") Path chart) throws IOException {
        JsonNode bundle = GUARD.read(Files.readAllBytes(chart));
        var key = Prefetched.of("all", Set.of(Kind.OBSERVATION, Kind.CONDITION), bundle);

        var record = READER.read(new ChartRequest(new PatientId("somebody-else"), List.of(key), Optional.empty(), NOW));

        assertThat(record.chart().findings()).isEmpty();
        assertThat(record.foreignIgnored()).isPositive();
    }

    @Property(tries = 1_500)
    void damagedBytesAreReadOrRefused(@ForAll("smallCharts") Path chart, @ForAll long seed) throws IOException {
        byte[] bytes = Files.readAllBytes(chart);
        var random = new Random(seed);
        int damages = 1 + random.nextInt(4);
        for (int i = 0; i < damages; i++) {
            bytes = damaged(bytes, random);
        }

        assertReadOrRefused(bytes);
    }

    @Property(tries = 3_000)
    void damagedStructureIsReadOrRefused(@ForAll("smallCharts") Path chart, @ForAll long seed) throws IOException {
        JsonNode bundle = GUARD.read(Files.readAllBytes(chart));
        var random = new Random(seed);
        JsonNode damaged = bundle;
        for (int i = 0; i < 6; i++) {
            damaged = replaced(damaged, random);
        }

        assertReadOrRefused(damaged);
    }

    private static void assertReadOrRefused(byte[] bytes) {
        try {
            assertThat(Fingerprint.of(READER.readBundle(bytes, NOW).chart())).isNotNull();
        } catch (ReadFailure refusal) {
            assertThat(refusal.getMessage()).startsWith("CSL-01");
        }
    }

    private static void assertReadOrRefused(JsonNode bundle) {
        try {
            var findings = READER.readBundle(bundle, NOW).chart().findings();
            assertThat(findings).extracting(Finding::source).isNotNull();
        } catch (ReadFailure refusal) {
            assertThat(refusal.getMessage()).startsWith("CSL-01");
        }
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        int length = 1 + random.nextInt(Math.min(40, bytes.length - at));
        return switch (random.nextInt(4)) {
            case 0 -> {
                bytes[at] = (byte) random.nextInt(256);
                yield bytes;
            }
            case 1 -> spliced(bytes, at, length, new byte[0]);
            case 2 -> spliced(bytes, at, 0, java.util.Arrays.copyOfRange(bytes, at, at + length));
            default ->
                spliced(
                        bytes,
                        at,
                        1,
                        TOKENS.get(random.nextInt(TOKENS.size())).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        };
    }

    private static final List<String> TOKENS = List.of(
            "\"", "{", "}", "[", "]", ",", ":", "null", "1e999999", "\\ud800", "\\u0000", "-", "\\", "0", "\uFEFF");

    private static byte[] spliced(byte[] bytes, int at, int remove, byte[] insert) {
        byte[] result = new byte[bytes.length - remove + insert.length];
        System.arraycopy(bytes, 0, result, 0, at);
        System.arraycopy(insert, 0, result, at, insert.length);
        System.arraycopy(bytes, at + remove, result, at + insert.length, bytes.length - at - remove);
        return result;
    }

    /** One random node of the tree becomes something else. */
    private static JsonNode replaced(JsonNode node, Random random) {
        if (random.nextInt(12) == 0 || node.isEmpty()) {
            return anything(random);
        }
        if (node.isObject()) {
            ObjectNode copy = ((ObjectNode) node.deepCopy());
            var names = new ArrayList<>(node.propertyNames());
            String name = names.get(random.nextInt(names.size()));
            copy.set(name, replaced(node.path(name), random));
            return copy;
        }
        ArrayNode copy = ((ArrayNode) node.deepCopy());
        int at = random.nextInt(node.size());
        copy.set(at, replaced(node.path(at), random));
        return copy;
    }

    private static JsonNode anything(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(true);
            case 2 -> JSON.numberNode(new java.math.BigDecimal("1e64"));
            case 3 -> JSON.numberNode(-1);
            case 4 -> JSON.stringNode("");
            case 5 -> JSON.stringNode("#");
            case 6 -> JSON.arrayNode();
            case 7 -> JSON.objectNode();
            case 8 -> JSON.arrayNode().add(JSON.arrayNode().add(JSON.nullNode()));
            default -> JSON.stringNode("9999-12-31");
        };
    }

    /** Entries of the Bundle and members of every object in another order; other lists keep theirs, which has meaning. */
    private static JsonNode shuffled(JsonNode node, Random random, String name) {
        if (node.isObject()) {
            var members = new ArrayList<>(node.properties());
            Collections.shuffle(members, random);
            ObjectNode copy = JSON.objectNode();
            for (Map.Entry<String, JsonNode> member : members) {
                copy.set(member.getKey(), shuffled(member.getValue(), random, member.getKey()));
            }
            return copy;
        }
        if (node.isArray()) {
            var items = new ArrayList<JsonNode>();
            node.forEach(item -> items.add(shuffled(item, random, "")));
            if (name.equals("entry")) {
                Collections.shuffle(items, random);
            }
            return JSON.arrayNode().addAll(items);
        }
        return node;
    }

    private static Prefetched key(String name, ArrayNode entries) {
        ObjectNode bundle = JSON.objectNode();
        bundle.put("resourceType", "Bundle");
        bundle.set("entry", entries);
        return Prefetched.of(name, Set.of(Kind.OBSERVATION), bundle);
    }
}
