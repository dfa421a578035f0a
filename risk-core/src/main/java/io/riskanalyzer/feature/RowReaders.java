package io.riskanalyzer.feature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Readers of rows, made of the readers of their values. */
final class RowReaders {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodHandle STORE = MethodHandles.arrayElementSetter(double[].class);
    private static final MethodType READING = MethodType.methodType(void.class, Object.class, double[].class);

    private RowReaders() {}

    /** A reader of all values: one that is linked for these readers, if one of them reads a component directly. */
    static <T> RowReader<T> of(List<Reader<T>> readers) {
        boolean anyDirect = readers.stream().anyMatch(reader -> reader.component() != null);
        return anyDirect
                ? linked(allOf(readers, 0, readers.size()))
                : (subject, row) -> {
                    for (int i = 0; i < readers.size(); i++) {
                        row[i] = readers.get(i).read(subject);
                    }
                };
    }

    /** Reads some values one after the other. Halved, so that handles do not stand too deep in each other to be inlined. */
    private static <T> MethodHandle allOf(List<Reader<T>> readers, int from, int to) {
        if (to - from == 1) {
            MethodHandle store = MethodHandles.insertArguments(STORE, 1, from); // (double[], double)
            MethodHandle filled = MethodHandles.filterArguments(store, 1, handleOf(readers.get(from)));
            return MethodHandles.permuteArguments(filled, READING, 1, 0);
        }
        int middle = (from + to) >>> 1;
        return MethodHandles.foldArguments(allOf(readers, middle, to), allOf(readers, from, middle));
    }

    /** The handle of a reader, of type (Object) double. */
    private static MethodHandle handleOf(Reader<?> reader) {
        @Nullable MethodHandle component = reader.component();
        try {
            return component != null
                    ? component
                    : LOOKUP.findVirtual(Reader.class, "read", MethodType.methodType(double.class, Object.class))
                            .bindTo(reader);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A reader reads.", e);
        }
    }

    @SuppressWarnings("unchecked") // what it reads is in the handle
    private static <T> RowReader<T> linked(MethodHandle handle) {
        String file = LinkedRowReader.class.getSimpleName() + ".class";
        try (InputStream template = Objects.requireNonNull(LinkedRowReader.class.getResourceAsStream(file), file)) {
            MethodHandles.Lookup hidden = LOOKUP.defineHiddenClassWithClassData(template.readAllBytes(), handle, true);
            return (RowReader<T>) hidden.lookupClass().getDeclaredConstructor().newInstance();
        } catch (IOException e) {
            throw new UncheckedIOException("The library must be complete.", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A class of this library can be defined in it.", e);
        }
    }
}
