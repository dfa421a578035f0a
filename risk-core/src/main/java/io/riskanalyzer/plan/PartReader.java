package io.riskanalyzer.plan;

import java.util.List;

/**
 * Gives the fields of one part. A field that is absent or of another type is a {@link PlanFormatException} that tells
 * its place in the file. For one thread, during {@link PartCodec#read} alone.
 */
public interface PartReader {

    /**
     * Returns the version in which the part was written.
     *
     * @return the version, from 1 to {@link PartCodec#version()}
     */
    int version();

    /**
     * Reads a text.
     *
     * @param name the name of the field
     * @return the text
     */
    String text(String name);

    /**
     * Reads a number.
     *
     * @param name the name of the field
     * @return the number, with the bits that were written
     */
    double number(String name);

    /**
     * Reads a whole number.
     *
     * @param name the name of the field
     * @return the number
     */
    long integer(String name);

    /**
     * Reads a truth value.
     *
     * @param name the name of the field
     * @return the value
     */
    boolean flag(String name);

    /**
     * Reads texts.
     *
     * @param name the name of the field
     * @return the texts, in order
     */
    List<String> texts(String name);

    /**
     * Reads numbers.
     *
     * @param name the name of the field
     * @return the numbers, with the bits that were written
     */
    double[] numbers(String name);

    /**
     * Reads whole numbers.
     *
     * @param name the name of the field
     * @return the numbers
     */
    int[] integers(String name);

    /**
     * Reads a part within this part.
     *
     * @param name the name of the field
     * @param type the class or interface that it must have
     * @param <P> the class or interface that it must have
     * @return the part
     */
    <P> P part(String name, Class<P> type);

    /**
     * Reads parts within this part.
     *
     * @param name the name of the field
     * @param type the class or interface that each must have
     * @param <P> the class or interface that each must have
     * @return the parts, in order
     */
    <P> List<P> parts(String name, Class<P> type);

    /**
     * Reads a remark.
     *
     * @param name the name of the field
     * @return the text
     */
    String remark(String name);
}
