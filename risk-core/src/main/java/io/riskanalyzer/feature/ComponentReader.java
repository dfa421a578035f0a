package io.riskanalyzer.feature;

import java.lang.invoke.MethodHandle;

/**
 * A reader of a primitive component of a record, whose accessor is known.
 *
 * @param reader reads by itself
 * @param component reads the same, of type (Object) double
 * @param <T> the record
 */
record ComponentReader<T>(Reader<T> reader, MethodHandle component) implements Reader<T> {
    @Override
    public double read(T subject) {
        return reader.read(subject);
    }

    @Override
    public Violation violation(Feature feature, T subject) {
        return reader.violation(feature, subject);
    }

    @Override
    public Reader<T> rebind(Feature wanted, Feature declared) {
        return this; // a number is a number, a flag a flag
    }
}
