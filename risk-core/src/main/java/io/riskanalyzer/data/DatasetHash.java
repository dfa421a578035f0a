package io.riskanalyzer.data;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;

/** The SHA-256 of the shape of a dataset and of the SHA-256 of each of its columns, which are made side by side. */
final class DatasetHash {
    private DatasetHash() {}

    static String of(Dataset data) {
        Frame frame = data.frame();
        MessageDigest digest = sha256();
        add(digest, data.rows() + " rows\n");
        for (Feature feature : frame.features()) {
            add(digest, feature + "\n");
            if (feature instanceof CategoryFeature<?> category) { // of many levels toString names the first alone
                category.levels().forEach(level -> add(digest, level + "\n"));
            }
        }
        IntStream.range(0, frame.features().size())
                .parallel()
                .mapToObj(feature -> {
                    double[] column = new double[data.rows()];
                    frame.copyColumn(feature, 0, column.length, column);
                    return hash(column);
                })
                .toList()
                .forEach(digest::update);
        double[] labels = new double[data.rows()];
        Arrays.setAll(labels, row -> data.label(row) ? 1 : 0);
        digest.update(hash(labels));
        double[] weights = data.weights();
        if (weights != null) {
            digest.update(hash(weights));
        }
        int[] groups = data.groups();
        if (groups != null) {
            add(digest, "groups\n");
            digest.update(hash(Arrays.stream(groups).asDoubleStream().toArray()));
        }
        double[] times = data.times();
        if (times != null) {
            add(digest, "times\n");
            digest.update(hash(times));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The hash of a column; changes it. */
    private static byte[] hash(double[] column) {
        for (int row = 0; row < column.length; row++) {
            double value = column[row];
            column[row] = Double.isNaN(value) ? Double.NaN : value + 0.0; // every NaN is one value, and −0 is 0
        }
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(Double.BYTES, column.length));
        bytes.asDoubleBuffer().put(column);
        return sha256().digest(bytes.array());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
