package vn.tongket.conference.invite;

import vn.tongket.Text;

/** Which invitees are asked for. */
public record InviteeFilter(String words, Which which, int limit, int offset) {

    /** Those of one kind. */
    public enum Which {
        ALL("true"),
        SILENT("p.reply is null"),
        ATTENDS("p.reply = 'ATTENDS'"),
        REPRESENTED("p.reply = 'REPRESENTED'"),
        DECLINES("p.reply = 'DECLINES'"),
        UNREACHED("m.state in ('NO_ADDRESS', 'NOT_SENT')"),
        PRESENT("p.attended"),
        ABSENT("p.attended is not true");

        private final String condition;

        Which(String condition) {
            this.condition = condition;
        }

        String condition() {
            return condition;
        }
    }

    public InviteeFilter {
        words = Text.isBlank(words) ? "" : Text.clean(words);
        which = which == null ? Which.ALL : which;
    }
}
