package io.riskanalyzer.exchange;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The messages of ONNX that hold values: tensors, attributes, types. The numbers are those of its {@code onnx.proto}. */
final class OnnxValues {
    /** The types of elements. */
    enum Type {
        UINT8(2),
        INT64(7),
        BOOL(9),
        DOUBLE(11);

        private final int code;

        Type(int code) {
            this.code = code;
        }
    }

    private static final int INTEGER_ATTRIBUTE = 2;
    private static final int TENSOR_ATTRIBUTE = 4;
    private static final int INTEGERS_ATTRIBUTE = 7;

    private OnnxValues() {}

    static ProtoMessage tensor(String name, double[] values, long... shape) {
        byte[] raw = new byte[Math.multiplyExact(Double.BYTES, values.length)];
        ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().put(values);
        return tensor(name, Type.DOUBLE, raw, shape);
    }

    static ProtoMessage tensor(String name, long[] values, long... shape) {
        byte[] raw = new byte[Math.multiplyExact(Long.BYTES, values.length)];
        ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values);
        return tensor(name, Type.INT64, raw, shape);
    }

    static ProtoMessage tensor(String name, Type type, byte[] raw, long... shape) {
        return new ProtoMessage()
                .integers(1, shape)
                .integer(2, type.code)
                .text(8, name)
                .bytes(9, raw);
    }

    static ProtoMessage attribute(String name, long value) {
        return new ProtoMessage().text(1, name).integer(3, value).integer(20, INTEGER_ATTRIBUTE);
    }

    static ProtoMessage attribute(String name, long[] values) {
        return new ProtoMessage().text(1, name).integers(8, values).integer(20, INTEGERS_ATTRIBUTE);
    }

    static ProtoMessage attribute(String name, ProtoMessage tensor) {
        return new ProtoMessage().text(1, name).message(5, tensor).integer(20, TENSOR_ATTRIBUTE);
    }

    /** The declaration of an input or an output: doubles, so many columns, any number of rows. */
    static ProtoMessage matrix(String name, long columns) {
        ProtoMessage shape = new ProtoMessage()
                .message(1, new ProtoMessage().text(2, "rows"))
                .message(1, new ProtoMessage().integer(1, columns));
        ProtoMessage tensorType =
                new ProtoMessage().integer(1, Type.DOUBLE.code).message(2, shape);
        return new ProtoMessage().text(1, name).message(2, new ProtoMessage().message(1, tensorType));
    }
}
