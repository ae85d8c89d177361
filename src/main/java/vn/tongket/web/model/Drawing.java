package vn.tongket.web.model;

import java.util.List;
import vn.tongket.engine.path.PublishedModel;

/**
 * What the fragment {@code model-view :: drawing} shows: a version of a model and what is said about its elements.
 *
 * @param marks in the order of the model; the list under the picture says the same in words
 * @param flows ids of the sequence flows that were taken
 * @param from where the marks come from when they change; null for a picture of the past
 */
public record Drawing(PublishedModel model, List<Mark> marks, List<String> flows, String from) {

    /** How a mark looks beside what it says. */
    public enum Tone {
        /** tokens stand here */
        TOKEN,
        /** was passed */
        DONE,
        /** waits for an operator */
        BAD
    }

    /**
     * What is said about an element.
     *
     * @param badge on the picture: a few characters
     * @param says the same in words
     * @param href where the badge leads; null for nowhere
     * @param heat from 0 to 5, beside the words and never in their place
     */
    public record Mark(String element, String name, String badge, String says, String href, Tone tone, int heat) {}

    public Drawing(PublishedModel model, List<Mark> marks) {
        this(model, marks, List.of(), null);
    }
}
