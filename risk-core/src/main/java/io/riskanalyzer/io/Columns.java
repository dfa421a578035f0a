package io.riskanalyzer.io;

import io.riskanalyzer.feature.SchemaMismatchException;
import io.riskanalyzer.feature.TextFormat;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The columns of a file by name. Immutable. */
final class Columns {
    private final Path file;
    private final char delimiter;
    private final List<String> names;
    private final Map<String, Integer> indexOf;

    Columns(Path file, char delimiter, List<String> names) {
        this.file = file;
        this.delimiter = delimiter;
        this.names = List.copyOf(names);
        this.indexOf = new HashMap<>();
        names.forEach(name -> indexOf.putIfAbsent(name, indexOf.size()));
    }

    List<String> names() {
        return names;
    }

    int size() {
        return names.size();
    }

    /** The index of a column, from 0. */
    int indexOf(String what, String name) {
        Integer index = indexOf.get(name);
        if (index == null) {
            throw SchemaMismatchException.unknownName(
                    file + ":1:1: The " + what + " (" + name + ") must have a column of its name, but there "
                            + (size() == 1 ? "is" : "are"),
                    name,
                    names,
                    adviceForUnknown());
        }
        return index;
    }

    private String adviceForUnknown() {
        if (size() == 1) {
            return "the delimiter is not " + Delimiters.nameOf(delimiter);
        }
        boolean hasNumber =
                names.stream().anyMatch(name -> TextFormat.DEFAULT.readNumber(name) > Double.NEGATIVE_INFINITY);
        return hasNumber
                ? "the file has no header line: then tell the names of its columns"
                : "it has another name in this file";
    }

    /** What is wrong with the names of a header line. */
    static List<Fault> faults(List<String> names, Charset charset) {
        List<Fault> faults = new ArrayList<>();
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Integer same = first.putIfAbsent(name, i + 1);
            if (name.isEmpty()) {
                faults.add(Fault.of(
                        i + 1,
                        "column name",
                        null,
                        "must not be blank",
                        i + 1 == names.size()
                                ? "a delimiter is left over at the end of the header line"
                                : "name the column in the file, or remove it"));
            } else if (name.indexOf(CsvText.UNDECODABLE) >= 0 || name.indexOf('\0') >= 0) {
                faults.add(Fault.of(
                        i + 1,
                        "column name",
                        Fault.shown(name),
                        Fault.undecodable(charset),
                        "tell the charset of the file, or save it as CSV"));
            } else if (same != null) {
                faults.add(Fault.of(
                        i + 1,
                        "column name",
                        Fault.shown(name),
                        "must differ from the others, but column " + same + " has it too",
                        "rename one of the two"));
            }
        }
        return faults;
    }
}
