package io.riskanalyzer.rules.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged files give a book or the exception that is promised, and nothing else. */
class RuleBookFuzzTest {
    private static final int FILES = 4000;
    private static final String ALPHABET =
            "\n\n\t  \"\"''{}[]:,-#&*!|>%@`?~0123456789abcxyzäß€\u0000\u0085\ufeff\\/().";

    @ParameterizedTest
    @ValueSource(strings = {"r.yaml", "r.json"})
    void parse_damagedFile_isBookOrRefused(String name) {
        String text = name.endsWith("json") ? Books.student().toJson() : Books.YAML;
        int books = 0;
        for (long seed = 0; seed < FILES; seed++) {
            byte[] damaged = damage(text, new SplittableRandom(seed));
            try {
                RuleBook book = BookFile.parse(damaged, name, null);
                assertThat(RuleBook.parse(book.toYaml(), "again.yaml"))
                        .as("seed %d", seed)
                        .isEqualTo(book);
                books++;
            } catch (RuleFormatException e) {
                assertThat(e.problems()).as("seed %d", seed).isNotEmpty();
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + seed + ": " + new String(damaged, StandardCharsets.UTF_8), e);
            }
        }
        assertThat(books).as("files that are still books").isBetween(FILES / 100, FILES / 2);
    }

    private static byte[] damage(String text, SplittableRandom random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(damaged.length());
            int other = random.nextInt(damaged.length());
            int end = Math.min(damaged.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> damaged.setCharAt(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
                case 1 -> damaged.delete(at, end);
                case 2 -> damaged.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
                case 3 -> damaged.insert(other, damaged.substring(at, end));
                default -> damaged.setLength(Math.max(1, random.nextInt(8) == 0 ? at : damaged.length() - 1));
            }
        }
        byte[] bytes = damaged.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(8) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
