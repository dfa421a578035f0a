package io.riskanalyzer.plan;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/** Arrays as base64 of their bits, the lowest byte of each number first. Every NaN becomes the one NaN. */
final class Packed {
    private Packed() {}

    static String of(double[] values) {
        byte[] bytes = new byte[Math.multiplyExact(values.length, Double.BYTES)];
        ByteBuffer out = littleEndian(bytes);
        for (double value : values) {
            out.putLong(Double.doubleToLongBits(value));
        }
        return Base64.getEncoder().encodeToString(bytes);
    }

    static String of(int[] values) {
        byte[] bytes = new byte[Math.multiplyExact(values.length, Integer.BYTES)];
        littleEndian(bytes).asIntBuffer().put(values);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * The numbers of a text.
     *
     * @throws IllegalArgumentException if it is not such a text; the message says what is the case
     */
    static double[] doubles(String text) {
        ByteBuffer bytes = bytes(text, Double.BYTES);
        double[] values = new double[bytes.remaining() / Double.BYTES];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes.getDouble();
        }
        return values;
    }

    /**
     * The whole numbers of a text.
     *
     * @throws IllegalArgumentException if it is not such a text; the message says what is the case
     */
    static int[] ints(String text) {
        ByteBuffer bytes = bytes(text, Integer.BYTES);
        int[] values = new int[bytes.remaining() / Integer.BYTES];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes.getInt();
        }
        return values;
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer bytes(String text, int size) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not base64: " + e.getMessage(), e);
        }
        if (!Base64.getEncoder()
                .encodeToString(bytes)
                .equals(text)) { // padding left out, or stray bits in the last digit
            throw new IllegalArgumentException("does not end as base64 does");
        }
        if (bytes.length % size != 0) {
            throw new IllegalArgumentException("has " + bytes.length + " bytes");
        }
        return littleEndian(bytes);
    }
}
