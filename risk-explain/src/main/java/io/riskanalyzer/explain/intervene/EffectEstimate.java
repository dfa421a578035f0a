package io.riskanalyzer.explain.intervene;

import java.util.Locale;

/**
 * By how much an intervention changed the share of bad outcomes, as one method estimates it.
 *
 * @param method the name of the method
 * @param treatedRisk the share of bad outcomes if everyone were treated
 * @param controlRisk the share of bad outcomes if nobody were
 * @param error the standard error of the difference
 * @param low the lower end of the 95 % confidence interval of the difference
 * @param high its upper end
 */
public record EffectEstimate(
        String method, double treatedRisk, double controlRisk, double error, double low, double high) {

    /**
     * Returns the effect.
     *
     * @return {@code treatedRisk − controlRisk}; below 0 if the intervention helps
     */
    public double effect() {
        return treatedRisk - controlRisk;
    }

    /**
     * Returns the effect as a factor, as {@link Intervention#multiplyingRisk} takes it.
     *
     * @return {@code treatedRisk / controlRisk}; below 1 if the intervention helps, NaN if there is no risk without it
     */
    public double riskRatio() {
        return controlRisk > 0 ? treatedRisk / controlRisk : Double.NaN;
    }

    /** Returns method, effect and interval, as in {@code difference in means: −0.083 (−0.121 to −0.045)}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s: %.4f (%.4f to %.4f)", method, effect(), low, high);
    }
}
