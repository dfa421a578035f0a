package io.riskanalyzer.report;

/**
 * A picture in vectors, with the table of what it shows. Immutable and thread-safe.
 *
 * <p>Its texts are texts, which one can search and copy; it has a title and a description for those who do not see it. It
 * follows the light or dark colours that its reader prefers, and what colours tell apart, dashes and shapes tell too.
 */
public final class Picture implements Block {
    private final String title;
    private final String note;
    private final String description;
    private final double width;
    private final double height;
    private final String body;
    private final Table data;

    Picture(String title, String note, String description, double width, double height, String body, Table data) {
        Refusal.ifBlank("title of a picture", title);
        this.title = title;
        this.note = note;
        this.description = description;
        this.width = width;
        this.height = height;
        this.body = body;
        this.data = data;
    }

    /**
     * Returns this picture under another title.
     *
     * @param newTitle the title, not blank
     * @return the picture
     * @throws IllegalArgumentException if the title is blank
     */
    public Picture titled(String newTitle) {
        return new Picture(newTitle, note, description, width, height, body, data);
    }

    /**
     * Returns this picture with another text below its title.
     *
     * @param newNote what to see in it; empty for nothing
     * @return the picture
     */
    public Picture noted(String newNote) {
        return new Picture(title, newNote, description, width, height, body, data);
    }

    /** This picture with another table. */
    Picture told(Table newData) {
        return new Picture(title, note, description, width, height, body, newData);
    }

    @Override
    public String title() {
        return title;
    }

    /**
     * Returns the text below the title.
     *
     * @return what to see in it; empty for nothing
     */
    public String note() {
        return note;
    }

    /**
     * Returns what the picture shows, in numbers.
     *
     * @return the table
     */
    public Table data() {
        return data;
    }

    /**
     * Returns the picture alone, as the content of an SVG file in UTF-8.
     *
     * @return a document of one {@code svg} element, with its style sheet inside
     */
    public String svg() {
        Markup out = new Markup();
        draw(out, "picture", "<style>" + Stylesheet.PICTURE + "</style>\n");
        return out.line().toString();
    }

    boolean isWide() {
        return width > Plot.WIDTH;
    }

    /** Draws it into a page, where {@code id} names no other picture. */
    void draw(Markup out, String id) {
        draw(out, id, "");
    }

    private void draw(Markup out, String id, String style) {
        out.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                isWide() ? "picture wide" : "picture",
                "viewBox",
                "0 0 " + Numerals.place(width) + " " + Numerals.place(height),
                "width",
                Numerals.place(width),
                "height",
                Numerals.place(height),
                "role",
                "img",
                "aria-labelledby",
                id + "-title " + id + "-text");
        out.leaf("title", title, "id", id + "-title");
        out.leaf("desc", description, "id", id + "-text").line();
        out.raw(style).raw(body).close();
    }

    /** Returns the title. */
    @Override
    public String toString() {
        return title;
    }
}
