package io.riskanalyzer.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What {@link PartWriter} takes, {@link PartReader} gives, to the bit. */
class PartFieldsTest {
    private static final Codecs CODECS = Codecs.present();
    private static final PartCodec<String> CODEC = new CoreCodec<>("text", String.class, (t, out) -> {}, in -> "");

    /** What was written, as a codec finds it when it reads. */
    private static NodeReader written(Consumer<PartWriter> write) {
        NodeWriter out = new NodeWriter(new PlanWriter(CODECS), CODEC, "/part");
        write.accept(out);
        Source source = new Source("part.json");
        byte[] text = Layout.of(out.node()).getBytes(StandardCharsets.UTF_8);
        Node.Fields node = (Node.Fields) NodeParser.parse(text, source);
        assertThat(Canonical.hash(node)).isEqualTo(Canonical.hash(out.node()));
        return new NodeReader(new PlanReader(source, CODECS, node), node);
    }

    @Test
    void number_ofAnyBits_keepsThem() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            double value = i % 2 == 0 ? Double.longBitsToDouble(random.nextLong()) : random.nextLong(1L << 55) / 4.0;
            double read = written(out -> out.number("x", value)).number("x");
            assertThat(Double.doubleToLongBits(read)).as("%s", value).isEqualTo(Double.doubleToLongBits(value));
        }
    }

    @Test
    void number_ofSpecialValue_keepsIt() {
        double[] values = {
            0.0,
            -0.0,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            1L << 53,
            (1L << 53) + 2,
            -(1L << 53),
            1e22,
            0x1p-1022,
            2.0e-3
        };
        for (double value : values) {
            double read = written(out -> out.number("x", value)).number("x");
            assertThat(Double.doubleToLongBits(read)).as("%s", value).isEqualTo(Double.doubleToLongBits(value));
        }
    }

    @Test
    void integer_atEnds_keepsIt() {
        for (long value : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, (1L << 53) + 1}) {
            assertThat(written(out -> out.integer("x", value)).integer("x")).isEqualTo(value);
        }
    }

    @Test
    void text_ofAnyCharacters_keepsThem() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(20);
            for (int j = 0; j < length; j++) {
                text.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(65536)));
            }
            String value = text.toString();
            assertThat(written(out -> out.text("x", value)).text("x")).isEqualTo(value);
            assertThat(written(out -> out.remark("x", value)).remark("x")).isEqualTo(value);
        }
    }

    @Test
    void numbers_ofAnyLength_keepBits() {
        SplittableRandom random = new SplittableRandom(3);
        for (int length = 0; length < 100; length++) {
            double[] values = random.doubles(length, -1e9, 1e9).toArray();
            int[] integers = random.ints(length).toArray();
            assertThat(written(out -> out.numbers("x", values)).numbers("x")).isEqualTo(values);
            assertThat(written(out -> out.integers("x", integers)).integers("x"))
                    .isEqualTo(integers);
        }
    }

    @Test
    void numbers_thatAreNotFinite_keepThem() {
        double[] values = {Double.NaN, Double.NEGATIVE_INFINITY, -0.0, Double.longBitsToDouble(0xfff8000000000001L)};
        double[] read = written(out -> out.numbers("x", values)).numbers("x");
        assertThat(read).isEqualTo(values);
        assertThat(Double.doubleToRawLongBits(read[3])).isEqualTo(0x7ff8000000000000L); // one NaN for all
    }

    @Test
    void numbers_written_areLittleEndianBase64() {
        assertThat(Packed.of(new double[] {1, -2})).isEqualTo("AAAAAAAA8D8AAAAAAAAAwA==");
        assertThat(Packed.of(new int[] {1, -2})).isEqualTo("AQAAAP7///8=");
    }

    @Test
    void texts_andFlag_keepThem() {
        assertThat(written(out -> out.texts("x", List.of("", "b", "a"))).texts("x"))
                .containsExactly("", "b", "a");
        assertThat(written(out -> out.texts("x", List.of())).texts("x")).isEmpty();
        assertThat(written(out -> out.flag("x", true)).flag("x")).isTrue();
    }

    @Test
    void write_ofReservedOrWrongName_isRefused() {
        for (String name : List.of("kind", "module", "version", "ref", "remarks", "Name", "a-b", "", "a/b")) {
            assertThatThrownBy(() -> written(out -> out.flag(name, true)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "The field (" + name + ") of text must have a name of letters and digits that starts with"
                                    + " a lower-case letter and is none of kind, module, version, ref, remarks.\nMaybe name it in"
                                    + " camelCase.");
        }
    }

    @Test
    void write_ofNameTwice_isRefused() {
        assertThatThrownBy(() -> written(out -> out.flag("x", true).text("x", "")))
                .hasMessage("The field (x) of text must be written once, but is written twice."
                        + "\nMaybe two fields were given one name.");
    }
}
