package io.riskanalyzer.models.internal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the part of UBJSON that XGBoost writes: objects without a count, lists with one, with or without a common type,
 * all numbers in big-endian order.
 *
 * @see <a href="https://ubjson.org/type-reference/">Universal Binary JSON, type reference</a>
 */
final class XgboostUbj {
    private static final int MOST_DEPTH = 64;
    private static final String NUMBERS = "iUIlLdDTF";

    private final XgboostSource source;
    private final ByteBuffer in;
    private int depth;

    private XgboostUbj(byte[] bytes, XgboostSource source) {
        this.source = source;
        this.in = ByteBuffer.wrap(bytes);
    }

    /**
     * Reads a document.
     *
     * @param bytes the whole file
     * @param source its name
     * @return the value
     * @throws IllegalArgumentException if the bytes are no such document
     */
    static XgboostValue parse(byte[] bytes, XgboostSource source) {
        XgboostUbj ubj = new XgboostUbj(bytes, source);
        try {
            XgboostValue value = ubj.value(ubj.marker());
            if (ubj.in.hasRemaining()) {
                throw source.damaged("The model must end with its closing brace, but at byte " + ubj.in.position()
                        + " something follows.");
            }
            return value;
        } catch (BufferUnderflowException e) {
            throw source.damaged("The model must be complete, but ends after " + bytes.length + " bytes.");
        }
    }

    private char marker() {
        return (char) (in.get() & 0xff);
    }

    private XgboostValue value(char marker) {
        if (marker == '{') {
            return object();
        }
        if (marker == '[') {
            return list();
        }
        if (marker == 'S') {
            return new XgboostValue.Text(text());
        }
        return new XgboostValue.One(number(marker));
    }

    private XgboostValue object() {
        enter();
        Map<String, XgboostValue> members = new LinkedHashMap<>();
        while (!next('}')) {
            String name = text();
            if (members.put(name, value(marker())) != null) {
                throw source.damaged("The field (" + XgboostSource.shown(name) + ") must be in an object once.");
            }
        }
        depth--;
        return new XgboostValue.Fields(members);
    }

    private XgboostValue list() {
        char type = next('$') ? marker() : 0;
        if (!next('#')) {
            throw refuse("a list without a count", in.position());
        }
        int size = count();
        if (type != 0) {
            return new XgboostValue.Numbers(numbers(type, size));
        }
        enter();
        boolean onlyNumbers = true;
        double[] numbers = new double[size];
        List<XgboostValue> items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            XgboostValue item = value(marker());
            items.add(item);
            onlyNumbers &= item instanceof XgboostValue.One;
            numbers[i] = item instanceof XgboostValue.One number ? number.value() : 0;
        }
        depth--;
        return onlyNumbers ? new XgboostValue.Numbers(numbers) : new XgboostValue.Items(items);
    }

    private boolean next(char wanted) {
        in.mark();
        if (in.get() == wanted) {
            return true;
        }
        in.reset();
        return false;
    }

    private double[] numbers(char type, int size) {
        if (type == 'T' || type == 'F') {
            throw refuse("a list of the type " + type, in.position());
        }
        double[] values = new double[size];
        Arrays.setAll(values, i -> number(type));
        return values;
    }

    private double number(char marker) {
        return switch (marker) {
            case 'i' -> in.get();
            case 'U' -> in.get() & 0xff;
            case 'I' -> in.getShort();
            case 'l' -> in.getInt();
            case 'L' -> in.getLong();
            case 'd' -> in.getFloat();
            case 'D' -> in.getDouble();
            case 'T' -> 1;
            case 'F' -> 0;
            default -> throw refuse("a value of the type " + (int) marker, in.position() - 1);
        };
    }

    private String text() {
        byte[] text = new byte[count()];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** A count of values or bytes that follow; each takes one byte at least, so that no count asks for too much memory. */
    private int count() {
        int at = in.position();
        char marker = marker();
        double count = NUMBERS.indexOf(marker) < 0 ? -1 : number(marker);
        if (!(count >= 0 && count <= in.remaining() && count == Math.rint(count))) {
            throw refuse("a count of " + (long) count + " where " + in.remaining() + " bytes are left", at);
        }
        return (int) count;
    }

    private void enter() {
        if (++depth > MOST_DEPTH) {
            throw refuse("a list in more than " + MOST_DEPTH + " others", in.position());
        }
    }

    private IllegalArgumentException refuse(String what, int at) {
        return source.damaged("The model must be in XGBoost's UBJ format, but at byte " + at + " is " + what + ".");
    }
}
