package io.riskanalyzer.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the project shows Java code to its users.
 *
 * @param root the folder of the whole project
 */
record Documentation(Path root) {
    private static final String PACKAGE_INFO = "package-info.java";

    /** The documentation of the project that the tests run in. */
    static Documentation ofThisProject() {
        return new Documentation(
                Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent());
    }

    boolean hasReadme() {
        return Files.exists(root.resolve("README.md"));
    }

    /** The blocks of the README, none if there is no README. */
    List<CodeBlock> ofReadme() throws IOException {
        return hasReadme() ? ofMarkdown(List.of(root.resolve("README.md"))) : List.of();
    }

    /** The blocks of everything below {@code docs}. */
    List<CodeBlock> ofDocs() throws IOException {
        return ofMarkdown(filesBelow(root.resolve("docs"), ".md"));
    }

    private List<CodeBlock> ofMarkdown(List<Path> files) throws IOException {
        List<CodeBlock> blocks = new ArrayList<>();
        for (Path file : files) {
            blocks.addAll(CodeBlock.ofMarkdown(root.relativize(file), Files.readString(file)));
        }
        return blocks;
    }

    /** The blocks in the Javadoc of the main sources of all modules. */
    List<CodeBlock> ofJavadoc() throws IOException {
        List<CodeBlock> blocks = new ArrayList<>();
        for (Path folder : sourceFolders()) {
            for (Path file : filesBelow(folder, ".java")) {
                blocks.addAll(CodeBlock.ofJavadoc(root.relativize(file), Files.readString(file)));
            }
        }
        return blocks;
    }

    /** The packages of the library that an application may use. */
    List<String> packages() throws IOException {
        List<String> packages = new ArrayList<>();
        for (Path folder : sourceFolders()) {
            for (Path file : filesBelow(folder, PACKAGE_INFO)) {
                packages.add(folder.relativize(file.getParent()).toString().replaceAll("\\W", "."));
            }
        }
        packages.removeIf(name -> name.matches(".*\\.(internal|examples|benchmarks)(\\..*)?"));
        return packages;
    }

    private List<Path> sourceFolders() throws IOException {
        try (Stream<Path> modules = Files.list(root)) {
            return modules.map(module -> module.resolve(Path.of("src", "main", "java")))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> filesBelow(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
