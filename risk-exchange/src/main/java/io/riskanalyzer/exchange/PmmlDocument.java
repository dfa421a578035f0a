package io.riskanalyzer.exchange;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML document of PMML while it is written, an element a line. Mutable, for one thread. */
final class PmmlDocument {
    private static final String NAMESPACE = "http://www.dmg.org/PMML-4_4";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;
    private int depth;

    PmmlDocument() {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        } catch (XMLStreamException e) {
            throw impossible(e);
        }
        open("PMML", "version", "4.4");
    }

    /** Opens an element with attributes: their names and values in turn. */
    PmmlDocument open(String element, String... attributes) {
        try {
            newLine();
            xml.writeStartElement(element);
            writeAttributes(attributes);
            depth++;
            return this;
        } catch (XMLStreamException e) {
            throw impossible(e);
        }
    }

    /** Closes the element that was opened last. */
    PmmlDocument close() {
        try {
            depth--;
            newLine();
            xml.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw impossible(e);
        }
    }

    /** Adds an element without content. */
    PmmlDocument empty(String element, String... attributes) {
        try {
            newLine();
            xml.writeEmptyElement(element);
            writeAttributes(attributes);
            return this;
        } catch (XMLStreamException e) {
            throw impossible(e);
        }
    }

    /** Adds an element with a text alone. */
    PmmlDocument text(String element, String text, String... attributes) {
        try {
            newLine();
            xml.writeStartElement(element);
            writeAttributes(attributes);
            xml.writeCharacters(legal(text));
            xml.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw impossible(e);
        }
    }

    private void writeAttributes(String... attributes) throws XMLStreamException {
        if (depth == 0) {
            xml.writeDefaultNamespace(NAMESPACE);
        }
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], legal(attributes[i + 1]));
        }
    }

    private void newLine() throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(Math.min(depth, 20)));
    }

    /** XML has no form for most control characters, and an attribute turns the others into blanks. */
    private static String legal(String text) {
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            throw new IllegalArgumentException(
                    "The text (" + text.replaceAll("\\p{Cntrl}", "?")
                            + ") must be without control characters to be written as PMML.\nMaybe rename the feature or level.");
        }
        return text;
    }

    byte[] toBytes() {
        try {
            close();
            xml.writeEndDocument();
            xml.close();
            return bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw impossible(e);
        }
    }

    private static IllegalStateException impossible(XMLStreamException e) {
        return new IllegalStateException("Writing XML to memory must not fail.", e);
    }
}
