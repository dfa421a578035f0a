package io.riskanalyzer.models.internal;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The fields of an object in a model of XGBoost, each of which must be there.
 *
 * @param source where the model comes from
 * @param path the names of the objects around, for messages
 * @param members the fields
 */
record XgboostFields(XgboostSource source, String path, XgboostValue.Fields members) {

    static XgboostFields of(XgboostSource source, String path, XgboostValue value) {
        if (value instanceof XgboostValue.Fields fields) {
            return new XgboostFields(source, path, fields);
        }
        throw source.damaged("The field (" + path + ") must be an object.");
    }

    boolean has(String name) {
        return members.members().containsKey(name);
    }

    private XgboostValue value(String name) {
        XgboostValue value = members.members().get(name);
        if (value == null) {
            throw source.damaged("The model must have the field " + path + "." + name + ", but has not.");
        }
        return value;
    }

    XgboostFields fields(String name) {
        return of(source, path + "." + name, value(name));
    }

    List<XgboostFields> objects(String name) {
        List<XgboostValue> items = items(name);
        return IntStream.range(0, items.size())
                .mapToObj(i -> of(source, path + "." + name + "[" + i + "]", items.get(i)))
                .toList();
    }

    List<String> texts(String name) {
        return items(name).stream().map(item -> textOf(name, item)).toList();
    }

    private List<XgboostValue> items(String name) {
        XgboostValue value = value(name);
        if (value instanceof XgboostValue.Items items) {
            return items.items();
        }
        if (value instanceof XgboostValue.Numbers numbers && numbers.values.length == 0) {
            return List.of();
        }
        throw wrong(name, "a list of objects or texts");
    }

    String text(String name) {
        return textOf(name, value(name));
    }

    private String textOf(String name, XgboostValue value) {
        if (value instanceof XgboostValue.Text text) {
            return text.text();
        }
        throw wrong(name, "a text");
    }

    /** A whole number that is written as text. */
    int count(String name) {
        String text = text(name);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw wrong(name, "a whole number, but is " + XgboostSource.shown(text));
        }
    }

    double[] numbers(String name) {
        if (value(name) instanceof XgboostValue.Numbers numbers) {
            return numbers.values;
        }
        throw wrong(name, "a list of numbers");
    }

    /** A list of numbers of a known length. */
    double[] numbers(String name, int size) {
        double[] values = numbers(name);
        if (values.length != size) {
            throw wrong(name, size + " numbers, but are " + values.length);
        }
        return values;
    }

    int[] wholes(String name) {
        return wholes(name, numbers(name));
    }

    int[] wholes(String name, int size) {
        return wholes(name, numbers(name, size));
    }

    private int[] wholes(String name, double[] values) {
        int[] wholes = new int[values.length];
        for (int i = 0; i < wholes.length; i++) {
            wholes[i] = (int) values[i];
            if (!(wholes[i] == values[i])) {
                throw wrong(name, "whole numbers, but one is " + values[i]);
            }
        }
        return wholes;
    }

    private IllegalArgumentException wrong(String name, String wanted) {
        return source.damaged("The field (" + path + "." + name + ") must be " + wanted + ".");
    }
}
