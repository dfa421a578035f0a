package io.riskanalyzer.explain.intervene;

/**
 * How one intervention is used by a plan.
 *
 * @param intervention the intervention
 * @param people how many get it
 * @param cost what that costs
 * @param worthOfSeat by how much one seat more would lower the expected risk at most, if help could be given in
 *     parts; 0 if seats are not what is short, or there are none at all
 */
public record InterventionUse(Intervention intervention, int people, double cost, double worthOfSeat) {}
