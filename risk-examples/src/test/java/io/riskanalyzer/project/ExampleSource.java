package io.riskanalyzer.project;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of the documentation as a class that can be compiled and run.
 *
 * <p>A block with a {@code main} is that class already. Of any other, imports go to the top; types, and what begins with
 * {@code static} or a visibility, become members; the rest becomes the method {@code example}. Names that the block does
 * not declare are those of {@link DocumentationPrelude}, and its relative paths lie in the folder there.
 *
 * @param className the name of the class
 * @param entry the static method to call: {@code main} with its arguments, or {@code example} without any
 * @param text the source
 */
record ExampleSource(String className, String entry, String text) {
    private static final Pattern MAIN = Pattern.compile("static void main\\(String");
    private static final Pattern CLASS = Pattern.compile("(?m)^(?:public )?(?:final )?class (\\w+)");
    private static final Pattern COMMENT = Pattern.compile("//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final String ANNOTATIONS = "(?:@\\w+(?:\\([^)]*\\))?\\s+)*";
    private static final Pattern MEMBER =
            Pattern.compile(ANNOTATIONS + "(?:public|protected|private|static)\\s.*", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile(
            ANNOTATIONS + "(?:(?:abstract|final|sealed|non-sealed|strictfp)\\s+)*"
                    + "(?:(?:class|interface|enum|@interface)\\s+\\w+|record\\s+\\w+\\s*[(<]).*",
            Pattern.DOTALL);
    private static final Pattern RELATIVE_PATH = Pattern.compile("\\bPath\\.of\\(\"(?!/)");

    static ExampleSource of(String code, List<String> packages) {
        Matcher named = CLASS.matcher(code);
        if (MAIN.matcher(code).find() && named.find()) {
            return new ExampleSource(named.group(1), "main", code);
        }
        List<String> imports = new ArrayList<>();
        List<String> members = new ArrayList<>();
        List<String> statements = new ArrayList<>();
        for (String part : parts(RELATIVE_PATH.matcher(code).replaceAll("folder.resolve(\""))) {
            String bare = COMMENT.matcher(part).replaceAll("").strip();
            if (bare.startsWith("import ")) {
                imports.add(part);
            } else if (TYPE.matcher(bare).matches()) {
                members.add("\nstatic " + part);
            } else {
                (MEMBER.matcher(bare).matches() ? members : statements).add(part);
            }
        }
        StringBuilder text = new StringBuilder("import java.nio.file.*;\nimport java.util.*;\n");
        packages.forEach(name -> text.append("import ").append(name).append(".*;\n"));
        text.append("import static ")
                .append(DocumentationPrelude.class.getName())
                .append(".*;\n");
        text.append(String.join("", imports))
                .append("\npublic class Example {\n")
                .append(String.join("", members));
        text.append("\npublic static void example() throws Exception {\n");
        text.append(String.join("", statements)).append("\n}\n}\n");
        return new ExampleSource("Example", "example", text.toString());
    }

    /**
     * Cuts code where a declaration or a statement ends, outside of all braces and parentheses. A brace ends a
     * declaration; where it ends an expression, the statement goes on in the next part.
     */
    private static List<String> parts(String code) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        int depth = 0;
        boolean isInitializer = false;
        for (int i = 0; i < code.length(); i = next(code, i)) {
            char c = code.charAt(i);
            if (c == '{' || c == '(' || c == '[') {
                depth++;
            } else if (c == '}' || c == ')' || c == ']') {
                depth--;
            } else if (c == '=' && depth == 0) {
                isInitializer = true;
            }
            if (depth == 0 && (c == ';' || (c == '}' && !isInitializer))) {
                parts.add(code.substring(start, i + 1));
                start = i + 1;
                isInitializer = false;
            }
        }
        parts.add(code.substring(start));
        return parts;
    }

    /** The position behind a character, or behind the literal or the comment that begins there. */
    private static int next(String code, int at) {
        if (code.startsWith("//", at)) {
            return endOf(code, "\n", at + 2);
        }
        if (code.startsWith("/*", at)) {
            return endOf(code, "*/", at + 2);
        }
        if (code.startsWith("\"\"\"", at)) {
            return endOf(code, "\"\"\"", at + 3);
        }
        char quote = code.charAt(at);
        if (quote != '"' && quote != '\'') {
            return at + 1;
        }
        int end = at + 1;
        while (end < code.length() && code.charAt(end) != quote) {
            end += code.charAt(end) == '\\' ? 2 : 1;
        }
        return end + 1;
    }

    private static int endOf(String code, String mark, int from) {
        int found = code.indexOf(mark, from);
        return found < 0 ? code.length() : found + mark.length();
    }
}
