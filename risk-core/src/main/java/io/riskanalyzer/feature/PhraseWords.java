package io.riskanalyzer.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of a phrase, one after the other. Mutable, for one phrase. */
final class PhraseWords {
    private final List<Word> words;
    private int next;

    PhraseWords(String phrase) {
        this.words = wordsOf(phrase);
    }

    /** Whether a word is written plainly, in quotes, is a bracket or a comma, or is the end of the phrase. */
    enum Kind {
        PLAIN,
        QUOTED,
        MARK,
        END
    }

    /**
     * A word.
     *
     * @param kind how it is written
     * @param text the word, without quotes
     * @param at where it begins
     */
    record Word(Kind kind, String text, int at) {

        boolean is(String keyWord) {
            return kind != Kind.QUOTED && text.toLowerCase(Locale.ROOT).equals(keyWord);
        }

        boolean isKeyWord() {
            boolean isName = kind == Kind.QUOTED
                    || (kind == Kind.PLAIN && !Phrases.KEY_WORDS.contains(text.toLowerCase(Locale.ROOT)));
            return !isName;
        }

        /** The word as a message shows it. */
        String shown() {
            return kind == Kind.END ? "the end" : "\"" + Names.shown(text) + "\"";
        }
    }

    /** The next word, which is left there. */
    Word peek() {
        return words.get(next);
    }

    /** The next word; at the end it is there again. */
    Word take() {
        Word word = words.get(next);
        next = Math.min(next + 1, words.size() - 1);
        return word;
    }

    /** Takes the next word if it is the given one. */
    boolean takeIf(String keyWord) {
        boolean is = peek().is(keyWord);
        if (is) {
            take();
        }
        return is;
    }

    /** Replaces the next word by the rest of it from a position on. */
    void shorten(int from) {
        Word word = peek();
        words.set(next, new Word(word.kind, word.text.substring(from), word.at + from));
    }

    private static List<Word> wordsOf(String phrase) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (at < phrase.length()) {
            char c = phrase.charAt(at);
            if (Phrases.isBlank(c)) {
                at++;
            } else if (Phrases.isQuote(c)) {
                int end = endOfQuoted(phrase, at);
                String quote = String.valueOf(c);
                words.add(new Word(Kind.QUOTED, phrase.substring(at + 1, end).replace(quote + quote, quote), at));
                at = end + 1;
            } else if (Phrases.endsWord(c)) {
                words.add(new Word(Kind.MARK, String.valueOf(c), at));
                at++;
            } else {
                int start = at;
                while (at < phrase.length() && !Phrases.endsWord(phrase.charAt(at))) {
                    at++;
                }
                words.add(new Word(Kind.PLAIN, phrase.substring(start, at), start));
            }
        }
        words.add(new Word(Kind.END, "", phrase.length()));
        return words;
    }

    /** The position of the quote that ends a quoted name; one that is doubled does not. */
    private static int endOfQuoted(String phrase, int start) {
        char quote = phrase.charAt(start);
        int end = phrase.indexOf(quote, start + 1);
        while (end >= 0 && end + 1 < phrase.length() && phrase.charAt(end + 1) == quote) {
            end = phrase.indexOf(quote, end + 2);
        }
        if (end < 0) {
            throw new ConditionFormatException(
                    "The quote (" + quote + ") must be closed, but the condition ends before.\nMaybe write " + quote
                            + quote + " for one within a name.",
                    start);
        }
        return end;
    }
}
