package vn.tongket.audit.dossier;

import vn.tongket.audit.Actor;

/** Says what a person may look over; the feature that knows cycles answers. */
public interface Overseers {

    /** Units of the person's auditor roles with all below, the cycles these units lead, and those that the person coordinates. */
    Scope of(Actor actor);
}
