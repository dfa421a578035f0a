package io.riskanalyzer.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Java code in the documentation: between the fences of a Markdown file, or in the Javadoc of a source.
 *
 * @param file the file
 * @param line the line on which the code begins, from 1
 * @param code the code, without the indent of a fence and the stars of a comment
 */
record CodeBlock(Path file, int line, String code) {
    private static final String FENCE = "```";
    private static final String JAVA_FENCE = FENCE + "java";
    private static final String JAVADOC_START = "<pre>{@code";
    private static final String JAVADOC_END = "}</pre>";

    /** The blocks of Markdown that are marked as Java. */
    static List<CodeBlock> ofMarkdown(Path file, String text) {
        List<CodeBlock> blocks = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(JAVA_FENCE)) {
                int indent = lines.get(i).indexOf(JAVA_FENCE);
                int first = i + 1;
                StringBuilder code = new StringBuilder();
                for (i = first; !lines.get(i).strip().equals(FENCE); i++) {
                    String line = lines.get(i);
                    code.append(line.isBlank() ? "" : line.substring(indent)).append('\n');
                }
                blocks.add(new CodeBlock(file, first + 1, code.toString()));
            }
        }
        return blocks;
    }

    /** The blocks of Javadoc in a Java source that are preformatted code. */
    static List<CodeBlock> ofJavadoc(Path file, String text) {
        List<CodeBlock> blocks = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int start = lines.get(i).indexOf(JAVADOC_START);
            if (start >= 0) {
                int first = i;
                StringBuilder code = new StringBuilder(lines.get(i).substring(start + JAVADOC_START.length()));
                while (code.indexOf(JAVADOC_END) < 0) {
                    i++;
                    code.append('\n').append(lines.get(i).replaceFirst("^\\s*\\* ?", ""));
                }
                blocks.add(new CodeBlock(file, first + 1, code.substring(0, code.indexOf(JAVADOC_END))));
            }
        }
        return blocks;
    }

    /** The place. */
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
