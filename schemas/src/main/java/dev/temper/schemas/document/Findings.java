package dev.temper.schemas.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is found wrong while a document is read. Where a field could not be read a stand-in goes on in its place, so
 * that all else is still checked; a remark is of what does no harm to that, such as a word that is not Temper's but
 * whose meaning is plain.
 */
public final class Findings {
    private final List<Finding> all = new ArrayList<>();
    private final List<Finding> unread = new ArrayList<>();
    private final Map<String, String> moved = new HashMap<>();

    /** What is at the path could not be read. */
    public void unread(String path, String message) {
        remark(path, message);
        unread.add(new Finding(path, message));
    }

    /** What is at the path was read all the same, or does not matter to the rest. */
    public void remark(String path, String message) {
        all.add(new Finding(path, message));
    }

    /** What was written at a path is read at another. */
    public void moved(String from, String to) {
        moved.put(to, from);
    }

    /** Those of fields that hold stand-ins. */
    public List<Finding> unread() {
        return unread;
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Whether anything at this path, or in it, could not be read. */
    public boolean isUnread(String path) {
        return unread.stream()
                .map(Finding::path)
                .anyMatch(known -> known.equals(path) || known.startsWith(path + ".") || known.startsWith(path + "["));
    }

    /** All that was found, and what the checks found later, in the order of the document. */
    public List<Finding> inOrderOf(JsonNode document, List<Finding> later) {
        Map<String, Integer> places = new HashMap<>();
        number(document, "", places);
        List<Finding> sorted = new ArrayList<>(all);
        sorted.addAll(later);
        sorted.sort(Comparator.comparingInt(finding -> place(places, finding.path())));
        return sorted;
    }

    private static void number(JsonNode node, String path, Map<String, Integer> places) {
        places.put(path, places.size());
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> number(field.getValue(), FieldReader.join(path, field.getKey()), places));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            number(node.get(i), path + "[" + i + "]", places);
        }
    }

    /** Where a path is; what is missing belongs to what it is missing in. */
    private int place(Map<String, Integer> places, String path) {
        for (String at = written(path); !at.isEmpty(); at = outer(at)) {
            Integer place = places.get(at);
            if (place != null) {
                return place;
            }
        }
        return 0;
    }

    /** The path at which stands what is read at a path. */
    private String written(String path) {
        for (String at = path; !at.isEmpty(); at = outer(at)) {
            String from = moved.get(at);
            if (from != null) {
                return written(from + path.substring(at.length()));
            }
        }
        return path;
    }

    private static String outer(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }
}
