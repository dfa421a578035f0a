package io.riskanalyzer.data;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The SHA-256 of a dataset. One thread, one use. */
final class DatasetHash {
    private final MessageDigest digest = sha256();
    private final ByteBuffer buffer;

    private DatasetHash(int rows) {
        this.buffer = ByteBuffer.allocate(Double.BYTES * Math.max(rows, 1));
    }

    static String of(Dataset data) {
        return new DatasetHash(data.rows()).digest(data);
    }

    private String digest(Dataset data) {
        Frame frame = data.frame();
        add(data.rows() + " rows\n");
        for (Feature feature : frame.features()) {
            add(feature + "\n");
            if (feature instanceof CategoryFeature<?> category) { // of many levels toString names the first alone
                category.levels().forEach(level -> add(level + "\n"));
            }
        }
        double[] column = new double[data.rows()];
        for (int feature = 0; feature < frame.features().size(); feature++) {
            frame.copyColumn(feature, 0, data.rows(), column);
            add(column);
        }
        Arrays.setAll(column, row -> data.label(row) ? 1 : 0);
        add(column);
        double[] weights = data.weights();
        if (weights != null) {
            add(weights);
        }
        int[] groups = data.groups();
        if (groups != null) {
            add("groups\n");
            add(Arrays.stream(groups).asDoubleStream().toArray());
        }
        double[] times = data.times();
        if (times != null) {
            add("times\n");
            add(times);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    private void add(double[] values) {
        buffer.clear();
        for (double value : values) {
            // −0 and 0 are one value, and so is every NaN
            buffer.putLong(Double.doubleToLongBits(value == 0 ? 0 : value));
        }
        digest.update(buffer.flip());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
