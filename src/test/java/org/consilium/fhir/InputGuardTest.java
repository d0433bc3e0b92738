package org.consilium.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.consilium.fhir.RefusedInput.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

class InputGuardTest {
    private static final int MB = 1_000_000;

    private final InputGuard guard = new InputGuard(GuardSettings.defaults());

    @Test
    void readsAWholeResourceIntoATree() {
        var tree = guard.read(utf8(
                "{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":7.10},\"a\":[true,null,\"\\u00b5\"]}"));

        assertThat(tree.path("valueQuantity").path("value").decimalValue()).hasToString("7.10");
        assertThat(tree.path("a").path(2).stringValue()).isEqualTo("µ");
        assertThat(tree.path("a").path(1).isNull()).isTrue();
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("huge exponent", utf8("{\"value\":1e999999999}"), Reason.NUMBER),
                Arguments.of("tiny exponent", utf8("{\"value\":1E-999999999}"), Reason.NUMBER),
                Arguments.of("exponent beyond an int", utf8("[1e99999999999999]"), Reason.NUMBER),
                Arguments.of("exponent just over", utf8("[1e65]"), Reason.NUMBER),
                Arguments.of("number of a million digits", utf8("[" + "9".repeat(MB) + "]"), Reason.TOO_MUCH),
                Arguments.of("fraction of a million digits", utf8("[0." + "9".repeat(MB) + "]"), Reason.TOO_MUCH),
                Arguments.of("lists 100,000 deep", utf8("[".repeat(100_000)), Reason.TOO_DEEP),
                Arguments.of("objects 500 deep", utf8("{\"a\":".repeat(500) + "1" + "}".repeat(500)), Reason.TOO_DEEP),
                Arguments.of("lists 101 deep", utf8("[".repeat(101) + "]".repeat(101)), Reason.TOO_DEEP),
                Arguments.of("a million names", manyNames(), Reason.TOO_MUCH),
                Arguments.of("four million items", utf8("[" + "1,".repeat(4 * MB) + "1]"), Reason.TOO_MUCH),
                Arguments.of(
                        "two million small lists",
                        utf8("[" + ("[" + "[],".repeat(40_000) + "1],").repeat(80) + "1]"),
                        Reason.TOO_MUCH),
                Arguments.of("a text of nine megabytes", utf8("[\"" + "a".repeat(9 * MB) + "\"]"), Reason.TOO_MUCH),
                Arguments.of("a long name", utf8("{\"" + "a".repeat(300) + "\":1}"), Reason.TOO_MUCH),
                Arguments.of("the same name twice", utf8("{\"a\":{\"b\":1,\"b\":1}}"), Reason.DUPLICATE_NAME),
                Arguments.of(
                        "the same name twice, once escaped", utf8("{\"a\":1,\"\\u0061\":2}"), Reason.DUPLICATE_NAME),
                Arguments.of("half a surrogate pair, escaped", utf8("[\"\\ud83d\"]"), Reason.TEXT),
                Arguments.of("the wrong half first", utf8("[\"\\udc00\\ud800\"]"), Reason.TEXT),
                Arguments.of("half a pair in a name", utf8("{\"\\ud83d\":1}"), Reason.NOT_JSON),
                Arguments.of("an escaped NUL", utf8("[\"a\\u0000b\"]"), Reason.TEXT),
                Arguments.of(
                        "half a surrogate pair in bytes", bytes('[', '"', 0xED, 0xA0, 0x80, '"', ']'), Reason.NOT_UTF8),
                Arguments.of("an overlong NUL", bytes('[', '"', 0xC0, 0x80, '"', ']'), Reason.NOT_UTF8),
                Arguments.of("a cut-off character", bytes('[', '"', 0xE2, 0x82), Reason.NOT_UTF8),
                Arguments.of("a byte order mark", bytes(0xEF, 0xBB, 0xBF, '{', '}'), Reason.NOT_UTF8),
                Arguments.of("UTF-16", "{\"a\":1}".getBytes(StandardCharsets.UTF_16), Reason.NOT_UTF8),
                Arguments.of("UTF-16 without mark", "{\"a\":1}".getBytes(StandardCharsets.UTF_16LE), Reason.NOT_UTF8),
                Arguments.of(
                        "UTF-32", "{\"a\":1}".getBytes(java.nio.charset.Charset.forName("UTF-32BE")), Reason.NOT_UTF8),
                Arguments.of("a raw NUL", bytes('[', '"', 'a', 'b', 'c', 0, '"', ']'), Reason.NOT_JSON),
                Arguments.of("a raw line break in a text", utf8("[\"a\nb\"]"), Reason.NOT_JSON),
                Arguments.of("nothing", utf8(""), Reason.NOT_JSON),
                Arguments.of("white space", utf8("  \n"), Reason.NOT_JSON),
                Arguments.of("two values", utf8("{} {}"), Reason.NOT_JSON),
                Arguments.of("a bracket too many", utf8("{}}"), Reason.NOT_JSON),
                Arguments.of("cut off", utf8("{\"a\":"), Reason.NOT_JSON),
                Arguments.of("cut off in a list", utf8("[1,"), Reason.NOT_JSON),
                Arguments.of("a comment", utf8("{/* */}"), Reason.NOT_JSON),
                Arguments.of("a trailing comma", utf8("[1,]"), Reason.NOT_JSON),
                Arguments.of("NaN", utf8("[NaN]"), Reason.NOT_JSON),
                Arguments.of("a leading zero", utf8("[007]"), Reason.NOT_JSON),
                Arguments.of("XML", utf8("<Patient/>"), Reason.NOT_JSON),
                Arguments.of("eleven megabytes", utf8("[\"" + "a".repeat(11 * MB) + "\"]"), Reason.TOO_LARGE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void refusesWhatIsHostileQuicklyAndWithoutRepeatingIt(String name, byte[] body, Reason reason) {
        long before = cpuMillis();

        var refusal = catchThrowableOfType(RefusedInput.class, () -> guard.read(body));

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.code()).matches("CSL-01\\d\\d");
        assertThat(refusal.getCause()).isNull();
        // 100 ms is the aim, warm; what this guards against took seconds to minutes or all memory.
        assertThat(cpuMillis() - before).isLessThan(1_500);
    }

    @Test
    void refusesAHugeExponentInEveryPlaceWhereFhirHasADecimal() {
        for (String place : new String[] {
            "{\"valueQuantity\":{\"value\":%s}}",
            "{\"valueRange\":{\"low\":{\"value\":%s}}}",
            "{\"valueSampledData\":{\"period\":%s}}",
            "{\"extension\":[{\"valueDecimal\":%s}]}",
            "{\"total\":{\"value\":%s,\"currency\":\"EUR\"}}",
            "{\"contained\":[{\"contained\":[{\"valueQuantity\":{\"value\":%s}}]}]}",
            "{\"_value\":{\"extension\":[{\"valueDecimal\":%s}]}}"
        }) {
            for (String number : new String[] {"1e999999999", "-1e-999999999", "9.9E+100000"}) {
                assertThatThrownBy(() -> guard.read(utf8(place.formatted(number))))
                        .isInstanceOfSatisfying(
                                RefusedInput.class,
                                refusal -> assertThat(refusal.reason()).isEqualTo(Reason.NUMBER));
            }
        }
    }

    @Test
    void acceptsWhatIsJustWithinTheLimits() {
        assertThat(guard.read(utf8("[".repeat(100) + "]".repeat(100))).isArray())
                .isTrue();
        assertThat(guard.read(utf8("[1e64, -1E-64, " + "9".repeat(100) + "]")).size())
                .isEqualTo(3);
        assertThat(guard.read(utf8("[\"" + "a".repeat(4_194_304) + "\"]")).size())
                .isEqualTo(1);
        assertThat(guard.read(utf8("[\"\\ud83d\\ude00\"]")).path(0).stringValue())
                .isEqualTo("😀");
        assertThat(guard.read(utf8("[\"\\\\u0000\"]")).path(0).stringValue()).isEqualTo("\\u0000");
    }

    @Test
    void takesNoMoreOfABodyThanTheLimit() throws IOException {
        var small = new InputGuard(new GuardSettings(DataSize.ofBytes(10), 1_000, 1_000, 100));
        var endless = new InputStream() {
            private int read;

            @Override
            public int read() {
                read++;
                return '1';
            }
        };

        assertThat(small.take(new ByteArrayInputStream(utf8("0123456789")), 10)).hasSize(10);
        assertThatThrownBy(() -> small.take(endless, -1)).isInstanceOf(RefusedInput.class);
        assertThat(endless.read).isEqualTo(11);
        assertThatThrownBy(() -> small.take(endless, 11)).isInstanceOf(RefusedInput.class);
        assertThat(endless.read).isEqualTo(11);
    }

    @Test
    void settingsOutsideTheirBoundsAreRefused() {
        assertThatThrownBy(() -> new GuardSettings(DataSize.ofMegabytes(65), 1_000, 1_000, 100))
                .hasMessageContaining("consilium.fhir.guard.max-body");
    }

    private static byte[] manyNames() {
        var json = new StringBuilder("{");
        for (int i = 0; i < MB; i++) {
            json.append("\"").append(Integer.toString(i, 36)).append("\":1,");
        }
        return utf8(json.append("\"z\":1}").toString());
    }

    private static long cpuMillis() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
