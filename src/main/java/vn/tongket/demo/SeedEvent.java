package vn.tongket.demo;

/** One of the five seed events, played by the demo's people up to the point where its document leaves it. */
interface SeedEvent {

    /** What the demo remembers it by once it was played. */
    String name();

    void play();
}
