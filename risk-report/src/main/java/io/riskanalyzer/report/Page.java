package io.riskanalyzer.report;

import java.util.List;

/** Writes a report as an HTML page. Mutable, for one page. */
final class Page {
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';" + " form-action 'none'";
    private static final int FEWEST_FOR_CONTENTS = 3;

    private final Markup out = new Markup();
    private int pictures;

    private Page() {}

    static String of(Report report) {
        Page page = new Page();
        page.out.raw("<!DOCTYPE html>\n").open("html", "lang", "en").line();
        page.head(report);
        page.out.open("body").line();
        page.header(report);
        page.contents(report.sections());
        page.sections(report.sections());
        page.out.closeLine().closeLine();
        return page.out.toString();
    }

    private void head(Report report) {
        out.open("head").line();
        out.empty("meta", "charset", "utf-8").line();
        out.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY)
                .line();
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        out.empty("meta", "name", "color-scheme", "content", "light dark").line();
        out.leaf("title", report.title()).line();
        out.open("style").line();
        out.raw(Stylesheet.PICTURE).raw(Stylesheet.PAGE);
        out.closeLine().closeLine();
    }

    private void header(Report report) {
        out.open("header").line().leaf("h1", report.title()).line();
        if (!report.subtitle().isEmpty()) {
            out.leaf("p", report.subtitle()).line();
        }
        out.closeLine();
    }

    private void contents(List<Section> sections) {
        if (sections.size() < FEWEST_FOR_CONTENTS) {
            return;
        }
        out.open("nav", "aria-label", "Contents").open("ol").line();
        for (int i = 0; i < sections.size(); i++) {
            out.open("li")
                    .leaf("a", sections.get(i).title(), "href", "#section-" + (i + 1))
                    .close()
                    .line();
        }
        out.close().closeLine();
    }

    private void sections(List<Section> sections) {
        out.open("main").line();
        for (int i = 0; i < sections.size(); i++) {
            section(sections.get(i), "section-" + (i + 1));
        }
        out.closeLine();
    }

    private void section(Section section, String id) {
        out.open("section", "id", id).line().leaf("h2", section.title()).line();
        section.paragraphs()
                .forEach(paragraph -> out.leaf("p", paragraph, "class", "text").line());
        if (!section.blocks().isEmpty()) {
            out.open("div", "class", "blocks").line();
            section.blocks().forEach(this::block);
            out.closeLine();
        }
        out.closeLine();
    }

    private void block(Block block) {
        if (block instanceof Picture picture) {
            figure(picture);
        } else if (block instanceof Table table) {
            out.open("figure", "class", table.isWide() ? "wide" : "half").line();
            caption(table.title(), "");
            table(table);
            out.closeLine();
        }
    }

    private void figure(Picture picture) {
        out.open("figure", "class", picture.isWide() ? "wide" : "half").line();
        caption(picture.title(), picture.note());
        out.open("div", "class", "scroll");
        picture.draw(out, "picture-" + ++pictures);
        out.closeLine();
        out.open("details").leaf("summary", "Numbers").line();
        table(picture.data());
        out.closeLine().closeLine();
    }

    private void caption(String title, String note) {
        out.open("figcaption").leaf("h3", title);
        if (!note.isEmpty()) {
            out.leaf("p", note);
        }
        out.closeLine();
    }

    private void table(Table table) {
        String style = table.columns().isEmpty() ? "facts" : "rows";
        out.open("div", "class", "scroll").open("table", "class", style).line();
        if (!table.columns().isEmpty()) {
            out.open("thead").open("tr");
            for (int i = 0; i < table.columns().size(); i++) {
                cell("th", table, i, table.columns().get(i), "col");
            }
            out.close().closeLine();
        }
        out.open("tbody").line();
        for (List<String> row : table.rows()) {
            out.open("tr");
            for (int i = 0; i < row.size(); i++) {
                cell(i == 0 ? "th" : "td", table, i, row.get(i), "row");
            }
            out.closeLine();
        }
        out.close().close().closeLine();
    }

    private void cell(String element, Table table, int column, String text, String scope) {
        out.open(element, attributes(element.equals("th"), table.isNumeric(column), scope));
        out.text(text).close();
    }

    private static String[] attributes(boolean isHeading, boolean isNumeric, String scope) {
        if (isHeading) {
            return isNumeric ? new String[] {"class", "n", "scope", scope} : new String[] {"scope", scope};
        }
        return isNumeric ? new String[] {"class", "n"} : new String[0];
    }
}
