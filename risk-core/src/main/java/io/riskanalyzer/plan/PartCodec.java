package io.riskanalyzer.plan;

/**
 * Writes and reads one kind of part of a plan: a scorer, a calibration, a policy, an explainer, or something within one.
 *
 * <p>A module brings the codecs of its parts by {@link java.util.ServiceLoader}: name the implementation, a public class
 * with a public constructor without parameters, in {@code META-INF/services/io.riskanalyzer.plan.PartCodec}. Codecs are
 * stateless.
 *
 * @param <P> the class of the part
 */
public interface PartCodec<P> {

    /**
     * Returns the class of the parts that this codec writes; a part is written by the codec of exactly its class.
     *
     * @return the class
     */
    Class<P> type();

    /**
     * Returns the name of this kind of part in a file, such as {@code rule-set}.
     *
     * @return the name, unique among all codecs
     */
    String kind();

    /**
     * Returns the module that has this codec, for the error where it is not on the class path.
     *
     * @return the artifact's name, such as {@code risk-rules}
     */
    String module();

    /**
     * Returns the version of the form that is written.
     *
     * @return the version, from 1; {@link #read} understands this one and all before
     */
    int version();

    /**
     * Writes a part.
     *
     * @param part the part
     * @param out takes its fields
     */
    void write(P part, PartWriter out);

    /**
     * Reads a part.
     *
     * @param in gives its fields; every field must be asked for, one that is left over is an error
     * @return the part
     * @throws IllegalArgumentException if the fields contradict each other; the reader adds the place in the file
     */
    P read(PartReader in);
}
