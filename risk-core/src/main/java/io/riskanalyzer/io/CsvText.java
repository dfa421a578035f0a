package io.riskanalyzer.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The decoded text of a file. It skips a byte order mark (and obeys it), marks bytes that are no text, counts what it
 * read, and goes back to the line after a malformed row where that is wanted. Mutable, for one thread.
 */
final class CsvText extends Reader {
    /** Stands for bytes that are not text in the charset; no text has this character. */
    static final char UNDECODABLE = '\uFFFF';

    private static final int BLOCK = 1 << 16;

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final boolean goesBack;
    private final long bytesInAll;
    private final ByteBuffer bytes = ByteBuffer.allocate(BLOCK);
    private long bytesRead;
    private boolean isAtEnd;

    private char[] chars = new char[BLOCK];
    private int kept; // the first character that is still wanted
    private int next; // the first character that was not given out
    private int end;
    private long givenOut;
    private boolean ranOut;

    private long keptLine = 1; // the line of the first kept character
    private boolean keptAfterReturn; // whether a carriage return is just before it
    private long rowLine = 1;
    private boolean skipsLineFeed;

    /** Opens a file. Where {@code goesBack} is not set, {@link #goToLineAfter} must not be called. */
    CsvText(Path file, Charset charset, boolean goesBack) throws IOException {
        this.goesBack = goesBack;
        this.bytesInAll = Files.size(file);
        this.in = Files.newInputStream(file);
        try {
            bytes.limit(Math.max(in.readNBytes(bytes.array(), 0, 3), 0));
            bytesRead = bytes.limit();
        } catch (IOException e) {
            in.close();
            throw e;
        }
        this.decoder = charsetByMark(charset)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(UNDECODABLE));
    }

    private Charset charsetByMark(Charset otherwise) {
        if (startsWith(0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        return startsWith(0xFF, 0xFE) ? StandardCharsets.UTF_16LE : otherwise;
    }

    private boolean startsWith(int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.limit() || (bytes.get(i) & 0xFF) != mark[i]) {
                return false;
            }
        }
        bytes.position(mark.length);
        return true;
    }

    long bytesRead() {
        return bytesRead;
    }

    long bytesInAll() {
        return bytesInAll;
    }

    /** The number of characters that were given out. */
    long givenOut() {
        return givenOut;
    }

    /** Whether more was asked for than there is. */
    boolean ranOut() {
        return ranOut;
    }

    /** The text to come, up to a number of characters, without giving it out. */
    String peek(int length) throws IOException {
        while (end - next < length && fill()) {
            // until there is enough
        }
        return new String(chars, next, Math.min(length, end - next));
    }

    /** Tells on which line the row in hand begins: from there on text is kept. */
    void rowBegins(long line) {
        rowLine = line;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (next == end) {
            if (goesBack) {
                dropLinesBefore(rowLine);
            } else {
                kept = next;
            }
            if (!fill()) {
                ranOut = true;
                return -1;
            }
        }
        if (skipsLineFeed) {
            skipsLineFeed = false;
            if (chars[next] == '\n') {
                next++;
                return read(target, offset, length);
            }
        }
        int count = Math.min(length, end - next);
        System.arraycopy(chars, next, target, offset, count);
        next += count;
        givenOut += count;
        return count;
    }

    private void dropLinesBefore(long line) {
        int at = kept;
        while (keptLine < line && at < next) {
            char c = chars[at++];
            if (c > '\r') {
                keptAfterReturn = false;
                while (at < next && chars[at] > '\r') {
                    at++;
                }
                continue;
            }
            if (c == '\n' ? !keptAfterReturn : c == '\r') {
                keptLine++;
            }
            keptAfterReturn = c == '\r';
        }
        kept = at;
    }

    /** Goes back, or on, to the line after the given one, which must not be before the row in hand. */
    void goToLineAfter(long line) throws IOException {
        do {
            next = end;
            dropLinesBefore(line + 1);
        } while (keptLine <= line && fill());
        next = kept;
        skipsLineFeed = keptAfterReturn;
        ranOut = false;
    }

    /** Decodes more text behind what is there; false if there is no more. */
    private boolean fill() throws IOException {
        if (kept > 0) {
            System.arraycopy(chars, kept, chars, 0, end - kept);
            next -= kept;
            end -= kept;
            kept = 0;
        }
        if (end > chars.length / 2) {
            chars = Arrays.copyOf(chars, 2 * chars.length);
        }
        int before = end;
        while (end == before && !(isAtEnd && !bytes.hasRemaining())) {
            CharBuffer room = CharBuffer.wrap(chars, end, chars.length - end);
            CoderResult result = decoder.decode(bytes, room, isAtEnd);
            if (isAtEnd && result.isUnderflow()) {
                decoder.flush(room);
            }
            end = room.position();
            if (end == before && !isAtEnd) {
                readBytes();
            }
        }
        return end > before;
    }

    private void readBytes() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count < 0) {
            isAtEnd = true;
        } else {
            bytes.position(bytes.position() + count);
            bytesRead += count;
        }
        bytes.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
