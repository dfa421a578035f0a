package io.riskanalyzer.explain.codec;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.Background;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.plan.PartCodec;
import io.riskanalyzer.plan.PartReader;
import io.riskanalyzer.plan.PartWriter;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes a background. Its rows are written if they are meant to be stored. Else their SHA-256 stands in for them, so that the
 * plan has an id in memory; reading is refused, and with it saving, for a file is read back before it is kept.
 */
public final class BackgroundCodec implements PartCodec<Background> {
    static final String MODULE = "risk-explain";
    private static final String STORED = "stored";

    /** Creates the codec, for {@link java.util.ServiceLoader}. */
    public BackgroundCodec() {}

    @Override
    public Class<Background> type() {
        return Background.class;
    }

    @Override
    public String kind() {
        return "background";
    }

    @Override
    public String module() {
        return MODULE;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(Background part, PartWriter out) {
        double[] values = valuesOf(part.rows());
        out.flag(STORED, part.isStored())
                .part("features", part.rows().features())
                .integer("rows", part.rows().rows());
        if (part.isStored()) {
            out.numbers("values", values);
        } else {
            out.text("hash", hashOf(values));
        }
        out.texts("groups", List.copyOf(part.groups().keySet()))
                .parts("groupFeatures", List.copyOf(part.groups().values()));
        TypicalFields.write(part.typical(), out);
    }

    @Override
    public Background read(PartReader in) {
        if (!in.flag(STORED)) {
            throw new IllegalArgumentException("The background of " + in.integer("rows")
                    + " rows must be stored with the plan, but it is not, since its rows may be those of people."
                    + "\nMaybe store it on purpose by Background.stored(), or take an explainer that needs no rows.");
        }
        Background background = Background.of(
                        frame(in.part("features", FeatureSet.class), in.integer("rows"), in.numbers("values")))
                .stored();
        List<String> names = in.texts("groups");
        List<FeatureSet> groups = in.parts("groupFeatures", FeatureSet.class);
        if (names.size() != groups.size()) {
            throw new IllegalArgumentException(
                    "The groups (" + names.size() + ") must have features each, but there are " + groups.size()
                            + " sets of features.\nMaybe the file was edited by hand; save the plan again.");
        }
        for (int i = 0; i < names.size(); i++) {
            background = background.group(names.get(i), groups.get(i).stream().toArray(Feature[]::new));
        }
        return background.typical(TypicalFields.read(in));
    }

    /** The values row after row. */
    private static double[] valuesOf(Frame frame) {
        int width = frame.features().size();
        double[] values = new double[Math.multiplyExact(frame.rows(), width)];
        double[] row = new double[width];
        for (int i = 0; i < frame.rows(); i++) {
            frame.copyRow(i, row);
            System.arraycopy(row, 0, values, i * width, width);
        }
        return values;
    }

    private static Frame frame(FeatureSet features, long rows, double[] values) {
        int width = features.size();
        if (values.length != rows * width) {
            throw new IllegalArgumentException("The values of the background (" + values.length + ") must be " + width
                    + " for each of its " + rows
                    + " rows, but they are not.\nMaybe the file was edited by hand; save the plan again.");
        }
        Frame.Builder frame = Frame.builder(features);
        for (int row = 0; row < rows; row++) {
            if (!frame.add(Arrays.copyOfRange(values, row * width, (row + 1) * width), row + 1, null)) {
                throw new IllegalArgumentException("The row " + (row + 1)
                        + " of the background must be legal, but a feature does not accept its value."
                        + "\nMaybe the file was edited by hand; save the plan again.");
            }
        }
        return frame.build();
    }

    private static String hashOf(double[] values) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES);
            for (double value : values) {
                digest.update(bytes.clear().putDouble(value).array());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
