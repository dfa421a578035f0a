package io.riskanalyzer.exchange;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.DoubleBuffer;
import java.util.List;
import java.util.Map;

/** Scores rows with a written file as any application would: by ONNX Runtime, without this library. */
final class OnnxRun implements AutoCloseable {
    private final OrtSession session;

    OnnxRun(byte[] model) {
        try {
            session = OrtEnvironment.getEnvironment().createSession(model);
        } catch (OrtException e) {
            throw new AssertionError(e);
        }
    }

    /** An output of shape (rows, 1), as a list. */
    double[] score(String output, List<double[]> rows) {
        int columns = rows.get(0).length;
        DoubleBuffer values = DoubleBuffer.allocate(rows.size() * columns);
        rows.forEach(values::put);
        values.flip();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OnnxTensor input = OnnxTensor.createTensor(environment, values, new long[] {rows.size(), columns});
                OrtSession.Result result = session.run(Map.of("features", input))) {
            double[][] scores = (double[][]) result.get(output).orElseThrow().getValue();
            return java.util.Arrays.stream(scores)
                    .mapToDouble(score -> score[0])
                    .toArray();
        } catch (OrtException e) {
            throw new AssertionError(e);
        }
    }

    Map<String, String> metadata() {
        try {
            return session.getMetadata().getCustomMetadata();
        } catch (OrtException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new AssertionError(e);
        }
    }
}
