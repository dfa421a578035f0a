package io.riskanalyzer.feature;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Readers of record components as fast as a method reference written by hand: the accessor is spun into a functional
 * interface, so that the JIT inlines it and a primitive is never boxed.
 */
final class RecordReaders {
    private static final Set<Class<?>> NUMBERS =
            Set.of(double.class, float.class, long.class, int.class, short.class, byte.class);

    private RecordReaders() {}

    static <R extends Record> Reader<R> of(Class<R> type, Feature feature) {
        RecordComponent component = componentOf(type, feature);
        Class<?> given = component.getType();
        if (feature instanceof NumberFeature && NUMBERS.contains(given)) {
            Reader<R> reader = Reader.ofNumber(RecordReaders.<ToDoubleFunction<R>>spin(
                    type, component, ToDoubleFunction.class, "applyAsDouble", double.class, RecordHandles::number));
            return new ComponentReader<>(reader, handleOf(type, component));
        }
        if (feature instanceof FlagFeature && given == boolean.class) {
            Reader<R> reader = Reader.ofFlag(RecordReaders.<Predicate<R>>spin(
                    type, component, Predicate.class, "test", boolean.class, RecordHandles::flag));
            return new ComponentReader<>(reader, handleOf(type, component));
        }
        boolean suitable = feature instanceof NumberFeature
                ? Number.class.isAssignableFrom(given)
                : feature instanceof FlagFeature ? given == Boolean.class : given.isEnum() || given == String.class;
        if (!suitable) {
            throw new SchemaMismatchException("The component " + component.getName() + " of " + type.getSimpleName()
                    + " (" + given.getSimpleName() + ") must suit the feature, but that is " + feature
                    + ".\nMaybe declare it as " + suitableKind(given) + ".");
        }
        return Reader.ofObject(
                feature,
                RecordReaders.<Function<R, Object>>spin(
                        type, component, Function.class, "apply", Object.class, RecordHandles::object));
    }

    /** The accessor of a primitive component as (Object) double; true is 1. It was found accessible before. */
    private static MethodHandle handleOf(Class<?> type, RecordComponent component) {
        try {
            MethodHandle accessor =
                    MethodHandles.privateLookupIn(type, MethodHandles.lookup()).unreflect(component.getAccessor());
            return MethodHandles.explicitCastArguments(accessor, MethodType.methodType(double.class, Object.class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The accessor was accessible before.", e);
        }
    }

    private static String suitableKind(Class<?> given) {
        if (NUMBERS.contains(given) || Number.class.isAssignableFrom(given)) {
            return "a number";
        }
        if (given == boolean.class || given == Boolean.class) {
            return "a flag";
        }
        return given.isEnum() || given == String.class
                ? "a category"
                : "a number, flag or category, and give the component a type that holds one";
    }

    private static RecordComponent componentOf(Class<?> type, Feature feature) {
        List<RecordComponent> components = Arrays.asList(type.getRecordComponents());
        return components.stream()
                .filter(component -> component.getName().equals(feature.name()))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> names =
                            components.stream().map(RecordComponent::getName).toList();
                    return new SchemaMismatchException("The feature (" + feature.name() + ") must be a component of "
                            + type.getSimpleName() + ", but that has " + Names.list(names) + "."
                            + Names.suggestion(feature.name(), names));
                });
    }

    // the call site makes an instance of the interface that is asked for
    @SuppressWarnings("unchecked")
    private static <F> F spin(
            Class<?> record,
            RecordComponent component,
            Class<?> face,
            String method,
            Class<?> result,
            Function<MethodHandle, F> inOtherModule) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(record, MethodHandles.lookup());
            MethodHandle accessor = lookup.unreflect(component.getAccessor());
            if (!lookup.hasFullPrivilegeAccess()) { // a lambda is spun in the module of its caller alone
                return inOtherModule.apply(accessor);
            }
            MethodHandle factory = LambdaMetafactory.metafactory(
                            lookup,
                            method,
                            MethodType.methodType(face),
                            MethodType.methodType(result, Object.class),
                            accessor,
                            MethodType.methodType(result, record))
                    .getTarget();
            return (F) factory.invoke();
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(
                    "The record (" + record.getName() + ") must be accessible to this library, but " + e.getMessage()
                            + ".\nMaybe open its package to io.riskanalyzer.core, or use Schema.builder(…).",
                    e);
        } catch (Throwable e) { // MethodHandle.invoke declares it
            throw new IllegalStateException(
                    "The accessor of " + record.getName() + "." + component.getName()
                            + " cannot be linked.\nMaybe use Schema.builder(…).",
                    e);
        }
    }
}
