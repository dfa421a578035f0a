package io.riskanalyzer.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever happens to a file, it gives a plan or a {@link PlanFormatException}, and no changed plan unnoticed. */
class PlanFuzzTest {
    private static final int MUTATIONS = 5_000;
    private static final Pattern TOKEN =
            Pattern.compile("\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|-?[0-9][0-9.eE+-]*|true|false|[{}\\[\\],:]");
    private static final String[] STRANGE = {
        "null",
        "-1",
        "0",
        "1e308",
        "-0.0",
        "\"NaN\"",
        "\"Infinity\"",
        "\"\"",
        "[]",
        "{}",
        "9223372036854775807",
        "\"AAAA\"",
        "{\"ref\": \"/scorer\"}",
        "{\"ref\": \"/features/features/0\"}",
        "{\"ref\": \"/\"}",
        "\"\\ud800\"",
        "true",
        "2147483648"
    };

    private static final List<ScoringPlan> PLANS =
            List.of(SamplePlans.points(), SamplePlans.linear(), SamplePlans.least());
    private static final List<String> FILES = PLANS.stream().map(PlanText::of).toList();

    @Test
    void load_ofAnyMutation_isSamePlanOrRefused() {
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            SplittableRandom random = new SplittableRandom(i);
            ScoringPlan plan = PLANS.get(i % PLANS.size());
            byte[] file = mutated(FILES.get(i % PLANS.size()).getBytes(StandardCharsets.UTF_8), 0, random);
            ScoringPlan loaded = loaded(file, i);
            refused += loaded == null ? 1 : 0;
            if (loaded != null) {
                assertThat(loaded.id()).as("seed %d", i).isEqualTo(plan.id());
                loaded.verify();
            }
        }
        assertThat(refused).isGreaterThan(MUTATIONS * 9 / 10);
    }

    @Test
    void load_ofSealedMutation_isPlanOrRefused() {
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            SplittableRandom random = new SplittableRandom(i);
            String text = FILES.get(i % PLANS.size());
            byte[] file = mutated(text.getBytes(StandardCharsets.UTF_8), text.indexOf("\"plan\""), random);
            String changed = PlanText.sealed(new String(file, StandardCharsets.UTF_8));
            refused += loadsOrIsRefused(changed, i) ? 0 : 1;
        }
        assertThat(refused).isBetween(MUTATIONS / 4, MUTATIONS - 1);
    }

    @Test
    void load_ofSealedExchangeOfTokens_isPlanOrRefused() {
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            SplittableRandom random = new SplittableRandom(i);
            String text = FILES.get(i % PLANS.size());
            String changed = PlanText.sealed(exchanged(text, text.indexOf("\"plan\""), random));
            refused += loadsOrIsRefused(changed, i) ? 0 : 1;
        }
        assertThat(refused).isBetween(MUTATIONS / 4, MUTATIONS - 1);
    }

    /** Loads, verifies and uses a file whose checksum is right. */
    private static boolean loadsOrIsRefused(String file, long seed) {
        ScoringPlan loaded = loaded(file.getBytes(StandardCharsets.UTF_8), seed);
        if (loaded == null) {
            return false;
        }
        try {
            loaded.verify();
            if (seed % 10 == 0) {
                PlanContract.requireSame(loaded, PlanText.load(PlanText.of(loaded)));
            }
        } catch (PlanFormatException e) {
            return true; // a plan, with test vectors that it does not fulfil
        } catch (RuntimeException | Error e) {
            throw new AssertionError("seed " + seed + "\n" + file, e);
        }
        return true;
    }

    private static ScoringPlan loaded(byte[] file, long seed) {
        try {
            return PlanText.load(file);
        } catch (PlanFormatException e) {
            assertThat(e).hasMessageMatching("(?s)plan\\.json:[1-9][0-9]*:[1-9][0-9]*: .+");
            return null;
        } catch (RuntimeException | Error e) {
            throw new AssertionError("seed " + seed + "\n" + new String(file, StandardCharsets.UTF_8), e);
        }
    }

    private static byte[] mutated(byte[] file, int from, SplittableRandom random) {
        List<Byte> bytes = new ArrayList<>();
        for (byte b : file) {
            bytes.add(b);
        }
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            int vectors = file.length * 2 / 3; // most of a small file is base64 of test vectors: be there more seldom
            int at = random.nextInt(from, random.nextInt(5) == 0 ? bytes.size() : vectors);
            switch (random.nextInt(5)) {
                case 0 -> bytes.set(at, (byte) (bytes.get(at) ^ 1 << random.nextInt(8)));
                case 1 -> bytes.set(at, (byte) random.nextInt(256));
                case 2 -> bytes.set(at, (byte) "{}[]\",:-.eE0123456789 \n".charAt(random.nextInt(23)));
                case 3 -> bytes.remove(at);
                default -> bytes.add(at, bytes.get(random.nextInt(bytes.size())));
            }
        }
        byte[] result = new byte[bytes.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = bytes.get(i);
        }
        return result;
    }

    /** The file with one token replaced by another of the file, or a strange one, or none. */
    private static String exchanged(String file, int from, SplittableRandom random) {
        List<int[]> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(file);
        while (matcher.find()) {
            if (matcher.start() > from) {
                tokens.add(new int[] {matcher.start(), matcher.end()});
            }
        }
        int[] target;
        do {
            target = tokens.get(random.nextInt(tokens.size()));
        } while (random.nextInt(4) != 0 && "{}[],:".indexOf(file.charAt(target[0])) >= 0); // values rather than marks
        int[] other = tokens.get(random.nextInt(tokens.size()));
        String replacement = random.nextInt(3) == 0
                ? STRANGE[random.nextInt(STRANGE.length)]
                : random.nextInt(8) == 0 ? "" : file.substring(other[0], other[1]);
        return file.substring(0, target[0]) + replacement + file.substring(target[1]);
    }
}
