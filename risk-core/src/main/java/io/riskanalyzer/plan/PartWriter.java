package io.riskanalyzer.plan;

import java.util.Collection;
import java.util.List;

/**
 * Takes the fields of one part, each of a name of its own. Numbers keep their bits; NaN and ±∞ are legal. For one
 * thread, during {@link PartCodec#write} alone.
 */
public interface PartWriter {

    /**
     * Writes a text.
     *
     * @param name the name of the field
     * @param value the text
     * @return this writer
     */
    PartWriter text(String name, String value);

    /**
     * Writes a number.
     *
     * @param name the name of the field
     * @param value the number
     * @return this writer
     */
    PartWriter number(String name, double value);

    /**
     * Writes a whole number.
     *
     * @param name the name of the field
     * @param value the number
     * @return this writer
     */
    PartWriter integer(String name, long value);

    /**
     * Writes a truth value.
     *
     * @param name the name of the field
     * @param value the value
     * @return this writer
     */
    PartWriter flag(String name, boolean value);

    /**
     * Writes texts.
     *
     * @param name the name of the field
     * @param values the texts, in order
     * @return this writer
     */
    PartWriter texts(String name, List<String> values);

    /**
     * Writes numbers, as base64 of their bits.
     *
     * @param name the name of the field
     * @param values the numbers, in order
     * @return this writer
     */
    PartWriter numbers(String name, double[] values);

    /**
     * Writes whole numbers, as base64 of their bits.
     *
     * @param name the name of the field
     * @param values the numbers, in order
     * @return this writer
     */
    PartWriter integers(String name, int[] values);

    /**
     * Writes a part within this part. One that was written before (the same object, or an equal feature) becomes a
     * reference, so that it is one object again after reading. A plan with a part whose class no codec writes cannot be
     * saved.
     *
     * @param name the name of the field
     * @param part the part
     * @return this writer
     */
    PartWriter part(String name, Object part);

    /**
     * Writes parts within this part, each as {@link #part} does.
     *
     * @param name the name of the field
     * @param parts the parts, in order
     * @return this writer
     */
    PartWriter parts(String name, Collection<?> parts);

    /**
     * Writes a remark, which is kept but does not belong to the identity of the plan: when a model was trained, and how
     * long that took. Two plans that differ in remarks alone have the same id.
     *
     * @param name the name of the field
     * @param value the text
     * @return this writer
     */
    PartWriter remark(String name, String value);
}
