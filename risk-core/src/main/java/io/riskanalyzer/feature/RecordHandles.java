package io.riskanalyzer.feature;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Readers of record components by method handle, for records of another module than that of this library (every class
 * loader has a module of its own). Not inlined, but a primitive is not boxed either.
 */
final class RecordHandles {
    private RecordHandles() {}

    static <R> ToDoubleFunction<R> number(MethodHandle accessor) {
        MethodHandle handle = accessor.asType(MethodType.methodType(double.class, Object.class));
        return subject -> {
            try {
                return (double) handle.invokeExact((Object) subject);
            } catch (Throwable e) {
                throw unchecked(e);
            }
        };
    }

    static <R> Predicate<R> flag(MethodHandle accessor) {
        MethodHandle handle = accessor.asType(MethodType.methodType(boolean.class, Object.class));
        return subject -> {
            try {
                return (boolean) handle.invokeExact((Object) subject);
            } catch (Throwable e) {
                throw unchecked(e);
            }
        };
    }

    static <R> Function<R, Object> object(MethodHandle accessor) {
        MethodHandle handle = accessor.asType(MethodType.methodType(Object.class, Object.class));
        return subject -> {
            try {
                return handle.invokeExact((Object) subject);
            } catch (Throwable e) {
                throw unchecked(e);
            }
        };
    }

    static RuntimeException unchecked(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException("A record's accessor declares no exception.", e);
    }
}
