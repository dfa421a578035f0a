package io.riskanalyzer.rules.file;

import io.riskanalyzer.feature.FeatureSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rule books in files. */
final class BookFile {
    /** Ten thousand rules are a megabyte; more is no rule file. */
    private static final int MOST_BYTES = 16 << 20;

    private BookFile() {}

    static RuleBook load(Path file, @Nullable FeatureSet known) {
        FileFormat.of(file.toString());
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException(
                    "The rule file (" + file
                            + ") must exist, but does not.\nMaybe the path is meant from another folder.",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The rule file (" + file + ") must be readable, but the reading failed (" + e.getMessage()
                            + ").\nMaybe another file is meant.",
                    e);
        }
        return parse(bytes, file.toString(), known);
    }

    static RuleBook parse(byte[] bytes, String name, @Nullable FeatureSet known) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return parse(text, name, known);
        } catch (CharacterCodingException e) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            String before = text.substring(0, Math.max(text.indexOf('\ufffd'), 0));
            int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
            throw new Problems(name, text)
                    .fatal(
                            new Place(line, before.length() - before.lastIndexOf('\n')),
                            "The file must be written in UTF-8, but has other bytes here.",
                            "save it with the encoding UTF-8");
        }
    }

    static RuleBook parse(String given, String name, @Nullable FeatureSet known) {
        String text = given.startsWith("\ufeff") ? given.substring(1) : given;
        Problems problems = new Problems(name, text);
        if (text.length() > MOST_BYTES) {
            throw problems.fatal(
                    Place.START,
                    "The file must have at most " + MOST_BYTES + " characters, but has " + text.length() + ".",
                    "it is another file");
        }
        FileNode root = FileFormat.of(name).parse(text, problems);
        return new BookReader(problems, known).read(root);
    }

    static String text(RuleBook book, FileFormat format) {
        FileNode.Fields root = BookWriter.write(book);
        return format == FileFormat.JSON ? JsonText.of(root) : YamlText.of(root);
    }

    static void save(RuleBook book, Path file) {
        FileFormat format = FileFormat.of(file.toString());
        String text = text(book, format);
        requireReadable(book, text, format);
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            String comment = format == FileFormat.YAML && Files.exists(target) ? leadingComment(target) : "";
            Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
            try {
                Files.writeString(temporary, comment + text);
                move(temporary, target);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The rule file (" + file
                            + ") must be writable, but is not.\nMaybe its folder does not exist, or its rights do not allow it.",
                    e);
        }
    }

    /** The lines of comment and the empty ones at the start of a file. */
    private static String leadingComment(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return text.lines()
                .takeWhile(line -> line.isBlank() || line.startsWith("#"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static void requireReadable(RuleBook book, String text, FileFormat format) {
        RuleBook again;
        try {
            again = parse(text, "saved." + format, null);
        } catch (RuleFormatException e) {
            throw notReadable(book, e);
        }
        if (!again.equals(book)) {
            throw notReadable(book, null);
        }
    }

    private static IllegalStateException notReadable(RuleBook book, @Nullable RuleFormatException cause) {
        return new IllegalStateException(
                "The rule book (" + book + ") must be the same after it is written and read, but is not"
                        + (cause == null ? "" : ": " + cause.getMessage())
                        + ".\nMaybe a condition is a conjunction of a single part; take that part itself.",
                cause);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
