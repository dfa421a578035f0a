package io.riskanalyzer.exchange;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.riskanalyzer.feature.FeatureSet;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A model that ONNX Runtime has opened. With its inputs and outputs the only classes that know the runtime, so that all
 * others load without it. Thread-safe; closed once it is not reachable.
 */
final class OnnxSession {
    private static final Cleaner CLEANER = Cleaner.create();

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final List<OnnxInput> inputs;
    private final OnnxOutput output;

    private OnnxSession(OrtEnvironment environment, OrtSession session, List<OnnxInput> inputs, OnnxOutput output) {
        this.environment = environment;
        this.session = session;
        this.inputs = inputs;
        this.output = output;
    }

    /**
     * Opens a model, and tries it on a row.
     *
     * @throws IllegalArgumentException if it is none, or does not fit
     */
    static OnnxSession open(byte[] model, FeatureSet features, OnnxForm form) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        OrtSession session;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            environment.setTelemetry(false); // nothing is told to the runtime's makers
            options.setIntraOpNumThreads(1); // sums are in one order
            options.setInterOpNumThreads(1);
            options.setDeterministicCompute(true);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            session = environment.createSession(model, options);
        } catch (OrtException e) {
            throw new IllegalArgumentException(
                    "The model (" + form.source() + ") must be of ONNX, in a version that this ONNX Runtime ("
                            + environment.getVersion() + ") knows, but: " + e.getMessage()
                            + "\nMaybe it is another kind of file, or newer than the runtime.",
                    e);
        }
        return checked(environment, session, features, form);
    }

    private static OnnxSession checked(
            OrtEnvironment environment, OrtSession session, FeatureSet features, OnnxForm form) {
        try {
            OnnxSession opened = new OnnxSession(
                    environment,
                    session,
                    OnnxInput.of(session.getInputInfo(), features, form.source()),
                    OnnxOutput.of(session.getOutputInfo(), form));
            int rows = Math.min(2, form.rowsAtOnce());
            opened.run(new double[rows * features.size()], rows, new double[rows], 0);
            CLEANER.register(opened, () -> close(session));
            return opened;
        } catch (OrtException e) {
            close(session);
            throw new IllegalArgumentException(
                    "The model (" + form.source() + ") must score rows of " + features + ", but: " + e.getMessage()
                            + "\nMaybe the features are not those that it was trained on.",
                    e);
        } catch (IllegalArgumentException e) {
            close(session);
            throw e;
        }
    }

    private static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("The session of ONNX Runtime must be closed once.", e);
        }
    }

    /**
     * Scores rows.
     *
     * @param values the values of the rows, one row after another
     * @param rows how many there are
     * @param scores where the scores go
     * @param from the position of the first score
     */
    void score(double[] values, int rows, double[] scores, int from) {
        try {
            run(values, rows, scores, from);
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "ONNX Runtime must score every legal row, but: " + e.getMessage()
                            + "\nMaybe the model does not expect missing values.",
                    e);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private void run(double[] values, int rows, double[] scores, int from) throws OrtException {
        Map<String, OnnxTensor> tensors = new HashMap<>();
        try {
            for (OnnxInput input : inputs) {
                tensors.put(input.name(), input.tensor(environment, values, rows));
            }
            try (OrtSession.Result result = session.run(tensors, Set.of(output.name()))) {
                output.read(result.get(0), rows, scores, from);
            }
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }
}
