/** The schedule of a review, reckoned back from its conference: how much time each phase has left and what a slip does. */
@org.springframework.modulith.NamedInterface
package vn.tongket.conclusion.schedule;
