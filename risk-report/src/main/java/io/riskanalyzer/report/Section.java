package io.riskanalyzer.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a report: a heading, what is to be said, and blocks. Immutable and thread-safe: each method answers another
 * section.
 */
public final class Section {
    private final String title;
    private final List<String> paragraphs;
    private final List<Block> blocks;

    private Section(String title, List<String> paragraphs, List<Block> blocks) {
        this.title = title;
        this.paragraphs = List.copyOf(paragraphs);
        this.blocks = List.copyOf(blocks);
    }

    /**
     * Returns a section without content.
     *
     * @param title the heading, not blank
     * @return the section
     * @throws IllegalArgumentException if the title is blank
     */
    public static Section titled(String title) {
        Refusal.ifBlank("title of a section", title);
        return new Section(title, List.of(), List.of());
    }

    /**
     * Returns this section with one more paragraph, which stands before the blocks.
     *
     * @param paragraph the text, not blank; it is shown as it is, whatever signs are in it
     * @return the longer section
     * @throws IllegalArgumentException if the text is blank
     */
    public Section saying(String paragraph) {
        Refusal.ifBlank("paragraph of " + title, paragraph);
        List<String> longer = new ArrayList<>(paragraphs);
        longer.add(paragraph);
        return new Section(title, longer, blocks);
    }

    /**
     * Returns this section with more pictures and tables.
     *
     * @param more the blocks, in their order
     * @return the longer section
     */
    public Section with(Block... more) {
        return with(List.of(more));
    }

    /**
     * Returns this section with more pictures and tables.
     *
     * @param more the blocks, in their order
     * @return the longer section
     */
    public Section with(List<? extends Block> more) {
        List<Block> longer = new ArrayList<>(blocks);
        longer.addAll(more);
        return new Section(title, paragraphs, longer);
    }

    /**
     * Returns the heading.
     *
     * @return the title, not blank
     */
    public String title() {
        return title;
    }

    /**
     * Returns what is said before the blocks.
     *
     * @return the paragraphs, in their order
     */
    public List<String> paragraphs() {
        return paragraphs;
    }

    /**
     * Returns the pictures and tables.
     *
     * @return the blocks, in their order
     */
    public List<Block> blocks() {
        return blocks;
    }

    /** Returns the title and the number of blocks. */
    @Override
    public String toString() {
        return title + " (" + blocks.size() + " blocks)";
    }
}
