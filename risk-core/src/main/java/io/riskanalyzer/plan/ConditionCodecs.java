package io.riskanalyzer.plan;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import java.util.List;

/** The codecs of conditions. */
final class ConditionCodecs {
    private static final String FEATURE = "feature";
    private static final String PARTS = "parts";

    static final List<PartCodec<?>> ALL = List.of(
            new CoreCodec<>(
                    "comparison",
                    Condition.Comparison.class,
                    (condition, out) -> out.part(FEATURE, condition.feature())
                            .text("operator", Choice.nameOf(condition.operator()))
                            .number("limit", condition.limit()),
                    in -> new Condition.Comparison(
                            in.part(FEATURE, NumberFeature.class),
                            Choice.of(in, "operator", Condition.Operator.class),
                            in.number("limit"))),
            new CoreCodec<>(
                    "between",
                    Condition.Between.class,
                    (condition, out) -> out.part(FEATURE, condition.feature())
                            .number("from", condition.from())
                            .number("to", condition.to()),
                    in -> new Condition.Between(
                            in.part(FEATURE, NumberFeature.class), in.number("from"), in.number("to"))),
            new CoreCodec<>(
                    "flag-is",
                    Condition.FlagIs.class,
                    (condition, out) -> out.part(FEATURE, condition.feature()).flag("value", condition.value()),
                    in -> new Condition.FlagIs(in.part(FEATURE, FlagFeature.class), in.flag("value"))),
            new CoreCodec<>(
                    "one-of",
                    Condition.OneOf.class,
                    (condition, out) -> out.part(FEATURE, condition.feature()).texts("levels", condition.levels()),
                    in -> new Condition.OneOf(in.part(FEATURE, CategoryFeature.class), in.texts("levels"))),
            new CoreCodec<>(
                    "missing",
                    Condition.Missing.class,
                    (condition, out) ->
                            out.part(FEATURE, condition.feature()).text("asked", Choice.nameOf(condition.asked())),
                    in -> new Condition.Missing(
                            in.part(FEATURE, Feature.class), Choice.of(in, "asked", Condition.Presence.class))),
            new CoreCodec<>(
                    "and",
                    Condition.And.class,
                    (condition, out) -> out.parts(PARTS, condition.parts()),
                    in -> new Condition.And(in.parts(PARTS, Condition.class))),
            new CoreCodec<>(
                    "or",
                    Condition.Or.class,
                    (condition, out) -> out.parts(PARTS, condition.parts()),
                    in -> new Condition.Or(in.parts(PARTS, Condition.class))));

    private ConditionCodecs() {}
}
