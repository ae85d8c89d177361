package vn.tongket.assignment;

import java.util.function.Function;

/** Derives where assignments stand from what happened to them, by the published decision table. */
public interface Standings {

    /** A reader of the table as it is published now; it answers equal facts once, however often they are asked. */
    Function<Facts, Standing> reader();
}
