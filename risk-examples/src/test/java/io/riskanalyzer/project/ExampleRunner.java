package io.riskanalyzer.project;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;

/** Compiles and runs blocks of the documentation; what they print goes nowhere. */
final class ExampleRunner implements AutoCloseable {
    private final SourceCompiler compiler = new SourceCompiler();
    private final Path folder;
    private final List<String> packages;

    /** Works in a folder. The blocks see the public classes of the packages. */
    ExampleRunner(Path folder, List<String> packages) {
        this.folder = folder;
        this.packages = packages;
    }

    /** What is wrong with a block, each with its place; nothing if it compiles and runs. */
    List<String> problemsOf(CodeBlock block) throws IOException {
        ExampleSource source = ExampleSource.of(block.code(), packages);
        Path classes = Files.createTempDirectory(folder, "example");
        List<String> errors = compiler.compile(Map.of(source.className(), source.text()), classes).stream()
                .map(error -> block + ": does not compile: " + describe(error, source.text()))
                .toList();
        return errors.isEmpty() ? run(block, source, classes) : errors;
    }

    private static String describe(Diagnostic<?> error, String text) {
        String line = text.lines().skip(error.getLineNumber() - 1).findFirst().orElse("");
        return error.getMessage(Locale.ROOT) + "\n    " + line.strip();
    }

    private static List<String> run(CodeBlock block, ExampleSource source, Path classes) throws IOException {
        PrintStream out = System.out;
        System.setOut(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            Class<?> example = loader.loadClass(source.className());
            if (source.entry().equals("main")) {
                example.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
            } else {
                example.getMethod(source.entry()).invoke(null);
            }
            return List.of();
        } catch (InvocationTargetException e) {
            StringWriter trace = new StringWriter();
            e.getCause().printStackTrace(new PrintWriter(trace));
            return List.of(block + ": does not run: " + trace);
        } catch (ReflectiveOperationException e) {
            return List.of(block + ": does not run: " + e);
        } finally {
            System.setOut(out);
        }
    }

    @Override
    public void close() throws IOException {
        compiler.close();
    }
}
