package io.riskanalyzer.plan;

import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The codec of a part that this module has, made of two functions.
 *
 * @param kind what the part is called in a file
 * @param type the class of the part
 * @param version the version of the form that is written
 * @param writer writes a part
 * @param reader reads one
 * @param <P> the class of the part
 */
record CoreCodec<P>(
        String kind, Class<P> type, int version, BiConsumer<P, PartWriter> writer, Function<PartReader, P> reader)
        implements PartCodec<P> {
    static final String MODULE = "risk-core";

    /** A codec of the first version. */
    CoreCodec(String kind, Class<P> type, BiConsumer<P, PartWriter> writer, Function<PartReader, P> reader) {
        this(kind, type, 1, writer, reader);
    }

    @Override
    public String module() {
        return MODULE;
    }

    @Override
    public void write(P part, PartWriter out) {
        writer.accept(part, out);
    }

    @Override
    public P read(PartReader in) {
        return reader.apply(in);
    }
}
