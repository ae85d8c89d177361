package vn.tongket.commendation.council;

import java.util.UUID;

/** What became of the ballots on one nominee. */
public record Tally(UUID nomination, int votesFor, int votesAgainst, int votesNone) {

    public int ballots() {
        return votesFor + votesAgainst + votesNone;
    }
}
