package io.riskanalyzer.feature;

import java.lang.invoke.MethodHandle;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Reads the encoded value of one feature from a subject, without allocating. */
interface Reader<T> {
    /** What is read from a value of the wrong type: infinite, and so accepted by no feature. */
    double ILLEGAL = Double.NEGATIVE_INFINITY;

    double read(T subject);

    /** What is wrong with the value as the subject has it. */
    Violation violation(Feature feature, T subject);

    /**
     * The reader of the same value for another feature of the same kind. Where that rejects unknown levels, they are
     * read as the feature says under which this reader was declared.
     */
    Reader<T> rebind(Feature wanted, Feature declared);

    /** What reads the value directly, of type (Object) double; null if it takes more than that. */
    default @Nullable MethodHandle component() {
        return null;
    }

    static <T> Reader<T> ofNumber(ToDoubleFunction<? super T> reader) {
        return new Reader<>() {
            @Override
            public double read(T subject) {
                return reader.applyAsDouble(subject);
            }

            @Override
            public Violation violation(Feature feature, T subject) {
                return Violation.of(feature, reader.applyAsDouble(subject));
            }

            @Override
            public Reader<T> rebind(Feature wanted, Feature declared) {
                return this;
            }
        };
    }

    static <T> Reader<T> ofFlag(Predicate<? super T> reader) {
        return new Reader<>() {
            @Override
            public double read(T subject) {
                return reader.test(subject) ? 1 : 0;
            }

            @Override
            public Violation violation(Feature feature, T subject) {
                return Violation.of(feature, reader.test(subject));
            }

            @Override
            public Reader<T> rebind(Feature wanted, Feature declared) {
                return this;
            }
        };
    }

    static <T> Reader<T> ofObject(Feature feature, Function<? super T, ? extends @Nullable Object> reader) {
        ToDoubleFunction<Object> encoding = encodingOf(feature);
        return new Reader<>() {
            @Override
            public double read(T subject) {
                Object value = reader.apply(subject);
                return value == null ? Double.NaN : encoding.applyAsDouble(value);
            }

            @Override
            public Violation violation(Feature violated, T subject) {
                return Violation.of(violated, reader.apply(subject));
            }

            @Override
            public Reader<T> rebind(Feature wanted, Feature declared) {
                return resolving(ofObject(wanted, reader), wanted, declared);
            }
        };
    }

    static <T> Reader<T> ofText(Feature feature, TextFormat format, Function<? super T, @Nullable String> reader) {
        return new Reader<>() {
            @Override
            public double read(T subject) {
                String text = reader.apply(subject);
                return text == null ? Double.NaN : format.read(feature, text);
            }

            @Override
            public Violation violation(Feature violated, T subject) {
                return Violation.ofText(violated, reader.apply(subject), format);
            }

            @Override
            public Reader<T> rebind(Feature wanted, Feature declared) {
                return resolving(ofText(wanted, format, reader), wanted, declared);
            }
        };
    }

    private static <T> Reader<T> resolving(Reader<T> reader, Feature wanted, Feature declared) {
        double unknown = wanted instanceof CategoryFeature<?> to && declared instanceof CategoryFeature<?> from
                ? from.unknownIn(to)
                : Feature.UNKNOWN_LEVEL;
        if (unknown == Feature.UNKNOWN_LEVEL) {
            return reader;
        }
        return new Reader<>() {
            @Override
            public double read(T subject) {
                double value = reader.read(subject);
                return value == Feature.UNKNOWN_LEVEL ? unknown : value;
            }

            @Override
            public Violation violation(Feature feature, T subject) {
                return reader.violation(feature, subject);
            }

            @Override
            public Reader<T> rebind(Feature next, Feature nextDeclared) {
                return resolving(reader.rebind(next, nextDeclared), next, declared);
            }
        };
    }

    private static ToDoubleFunction<Object> encodingOf(Feature feature) {
        if (feature instanceof NumberFeature) {
            return value -> value instanceof Number number ? number.doubleValue() : ILLEGAL;
        }
        if (feature instanceof CategoryFeature<?> category) {
            return value -> value instanceof String || value instanceof Enum<?>
                    ? category.indexOf(CategoryFeature.nameOf(value))
                    : ILLEGAL;
        }
        return value -> value instanceof Boolean flag ? (flag ? 1 : 0) : ILLEGAL;
    }
}
