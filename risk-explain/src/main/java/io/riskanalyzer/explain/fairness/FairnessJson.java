package io.riskanalyzer.explain.fairness;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A fairness report as JSON. */
final class FairnessJson {
    private static final JsonFactory JSON = new JsonFactory();

    private FairnessJson() {}

    static String write(FairnessReport report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("favourableUpTo", report.favourable());
            out.writeNumberField("rows", report.rows());
            out.writeNumberField("confidence", report.confidence());
            out.writeStringField("multiplicity", named(report.multiplicity()));
            writeFigures("everyone", report.everyone(), out);
            out.writeArrayFieldStart("breakdowns");
            for (Breakdown breakdown : report.breakdowns()) {
                write(breakdown, out);
            }
            out.writeEndArray();
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A StringWriter does not fail.", e);
        }
        return text.toString();
    }

    private static void write(Breakdown breakdown, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("by", breakdown.name());
        out.writeStringField("reference", breakdown.reference().name());
        out.writeArrayFieldStart("groups");
        for (Group group : breakdown.groups()) {
            out.writeStartObject();
            out.writeStringField("group", group.name());
            if (ReportText.isShown(breakdown, group)) {
                out.writeNumberField("rows", group.rows());
                out.writeNumberField("weight", group.weight());
            }
            out.writeEndObject();
        }
        out.writeEndArray();
        writeFigures("figures", breakdown.figures(), out);
        writeDisparities(breakdown.disparities(), out);
        writeGaps(breakdown.gaps(), out);
        writeImpacts(breakdown.adverseImpacts(), out);
        out.writeEndObject();
    }

    private static void writeFigures(String name, List<GroupFigure> figures, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(name);
        for (GroupFigure figure : figures) {
            out.writeStartObject();
            out.writeStringField("metric", figure.metric().name());
            out.writeStringField("group", figure.group().name());
            Interval interval = figure.interval();
            if (interval == null) {
                out.writeStringField("suppressed", figure.suppressed());
            } else {
                out.writeNumberField("value", interval.value());
                out.writeNumberField("from", interval.from());
                out.writeNumberField("to", interval.to());
            }
            out.writeStringField("sentence", figure.sentence());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void writeDisparities(List<Disparity> disparities, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("disparities");
        for (Disparity found : disparities) {
            out.writeStartObject();
            out.writeStringField("metric", found.metric().name());
            out.writeStringField("group", found.group().name());
            out.writeStringField("against", found.against().name());
            writeInterval("difference", found.difference(), out);
            writeInterval("ratio", found.ratio(), out);
            out.writeNumberField("pValue", found.pValue());
            out.writeNumberField("adjustedPValue", found.adjusted());
            out.writeStringField("sentence", found.sentence());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void writeGaps(List<ParityGap> gaps, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("gaps");
        for (ParityGap gap : gaps) {
            out.writeStartObject();
            out.writeStringField("criterion", named(gap.criterion()));
            out.writeStringField("metric", gap.metric().name());
            out.writeStringField("least", gap.least().name());
            out.writeStringField("greatest", gap.greatest().name());
            writeInterval("difference", gap.difference(), out);
            writeInterval("ratio", gap.ratio(), out);
            out.writeStringField("sentence", gap.sentence());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void writeImpacts(List<AdverseImpact> impacts, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("adverseImpact");
        for (AdverseImpact impact : impacts) {
            out.writeStartObject();
            out.writeStringField("group", impact.group().name());
            out.writeStringField("mostFavoured", impact.mostFavoured().name());
            writeInterval("ratio", impact.ratio(), out);
            out.writeStringField("practice", impact.practice().name());
            out.writeNumberField("leastRatio", impact.practice().leastRatio());
            out.writeStringField("reading", named(impact.reading()));
            out.writeStringField("sentence", impact.sentence());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void writeInterval(String name, @Nullable Interval interval, JsonGenerator out) throws IOException {
        if (interval != null) {
            out.writeObjectFieldStart(name);
            out.writeNumberField("value", interval.value());
            out.writeNumberField("from", interval.from());
            out.writeNumberField("to", interval.to()); // the generator quotes what is not finite
            out.writeEndObject();
        }
    }

    private static String named(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
