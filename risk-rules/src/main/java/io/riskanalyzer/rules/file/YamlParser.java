package io.riskanalyzer.rules.file;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2 into nodes. What a rule file has no use for is refused: anchors, tags, several documents. So there is
 * nothing that could grow when it is read.
 */
final class YamlParser {
    /** How deep blocks may stand in each other; a rule file needs 6. */
    static final int MOST_DEPTH = 32;

    private final Problems problems;
    private final Iterator<Event> events;

    private YamlParser(String text, Problems problems) {
        this.problems = problems;
        this.events = new Parse(LoadSettings.builder()
                        .setCodePointLimit(Integer.MAX_VALUE)
                        .build())
                .parseString(text)
                .iterator();
    }

    /** The value that a text holds; nothing, if it holds none. */
    static FileNode parse(String text, Problems problems) {
        try {
            return new YamlParser(text, problems).document();
        } catch (MarkedYamlEngineException e) {
            throw problems.fatal(
                    place(e.getProblemMark()),
                    "The file must be YAML, but " + oneLine(String.valueOf(e.getProblem())) + ".",
                    "the line before is indented otherwise, or a quote or bracket is open");
        } catch (YamlEngineException e) {
            throw problems.fatal(
                    Place.START,
                    "The file must be YAML, but " + oneLine(String.valueOf(e.getMessage())) + ".",
                    "it holds a character that cannot be printed");
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static Place place(Optional<Mark> mark) {
        return mark.map(at -> new Place(at.getLine() + 1, at.getColumn() + 1)).orElse(Place.START);
    }

    private FileNode document() {
        FileNode root = new FileNode.Nothing(Place.START);
        boolean ended = false;
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case DocumentStart -> {
                    if (ended) {
                        throw problems.fatal(
                                place(event.getStartMark()),
                                "The file must be one document, but another begins here.",
                                "remove the line ---");
                    }
                }
                case DocumentEnd -> ended = true;
                case StreamStart, StreamEnd, Comment -> {
                    // says nothing
                }
                default -> root = node(event, 0);
            }
        }
        return root;
    }

    private FileNode node(Event event, int depth) {
        Place place = place(event.getStartMark());
        if (event instanceof AliasEvent
                || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
            throw problems.fatal(
                    place, "The file must do without anchors (& and *), but has one here.", "put the text in quotes");
        }
        if (depth > MOST_DEPTH) {
            throw problems.fatal(
                    place, "The blocks must stand at most " + MOST_DEPTH + " deep in each other.", "close a bracket");
        }
        if (event instanceof ScalarEvent scalar) {
            requireNoTag(scalar.getTag(), place);
            return scalar.isPlain()
                    ? YamlScalars.resolve(scalar.getValue(), place)
                    : new FileNode.Text(scalar.getValue(), place);
        }
        requireNoTag(((CollectionStartEvent) event).getTag(), place);
        return event instanceof SequenceStartEvent ? items(place, depth) : fields((MappingStartEvent) event, depth);
    }

    private void requireNoTag(Optional<String> tag, Place place) {
        if (tag.isPresent()) {
            throw problems.fatal(
                    place,
                    "The file must do without tags, but has " + Problems.shown(tag.get()) + " here.",
                    "put a text that begins with ! in quotes");
        }
    }

    private FileNode items(Place place, int depth) {
        List<FileNode> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new FileNode.Items(items, place);
    }

    private FileNode fields(MappingStartEvent start, int depth) {
        Map<String, FileNode.Field> fields = new LinkedHashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            Place keyPlace = place(event.getStartMark());
            String key = key(event, depth);
            FileNode.put(fields, key, new FileNode.Field(keyPlace, node(events.next(), depth + 1)), problems);
        }
        return new FileNode.Fields(fields, place(start.getStartMark()));
    }

    /** A key as it is written: one that looks like a number is a text all the same. */
    private String key(Event event, int depth) {
        node(event, depth + 1); // refuses anchors and tags; the events of a block as a key would be left
        if (event instanceof ScalarEvent scalar) {
            return scalar.getValue();
        }
        throw problems.fatal(
                place(event.getStartMark()),
                "The key must be a text, but is a block or a list.",
                "put a text that begins with a bracket in quotes");
    }
}
