package io.riskanalyzer.feature;

import java.time.Duration;

/**
 * A feature that is either true or false. Immutable and thread-safe.
 *
 * <p>Encoded as 1 and 0; missing as NaN.
 */
public final class FlagFeature implements Feature {
    private final Traits traits;

    FlagFeature(Traits traits) {
        this.traits = traits;
    }

    @Override
    public FlagFeature optional() {
        return new FlagFeature(traits.optional());
    }

    @Override
    public FlagFeature sensitive() {
        return new FlagFeature(traits.sensitive());
    }

    @Override
    public FlagFeature knownAt(Duration time) {
        return new FlagFeature(traits.knownAt(time));
    }

    /**
     * Returns the condition that the flag is true.
     *
     * @return the condition, not true for a missing value
     */
    public Condition isTrue() {
        return new Condition.FlagIs(this, true);
    }

    /**
     * Returns the condition that the flag is false.
     *
     * @return the condition, not true for a missing value
     */
    public Condition isFalse() {
        return new Condition.FlagIs(this, false);
    }

    @Override
    public String name() {
        return traits.name();
    }

    @Override
    public boolean isOptional() {
        return traits.isOptional();
    }

    @Override
    public boolean isSensitive() {
        return traits.isSensitive();
    }

    @Override
    public Duration knownAt() {
        return traits.knownAt();
    }

    @Override
    public boolean accepts(double value) {
        return Double.isNaN(value) ? traits.isOptional() : value == 0 || value == 1;
    }

    @Override
    public String format(double value) {
        if (traits.isSensitive()) {
            return Traits.WITHHELD;
        }
        return Double.isNaN(value) ? Traits.MISSING : value == 0 ? "no" : "yes";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FlagFeature that && traits.equals(that.traits);
    }

    @Override
    public int hashCode() {
        return traits.hashCode();
    }

    @Override
    public String toString() {
        return traits.name() + " (flag" + traits.suffix() + ")";
    }
}
