package vn.tongket.assignment.urging;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import vn.tongket.document.Signing;

/**
 * What waits for a person about one unit, with everything that was typed and decided on it.
 *
 * @param sender {@code TRACKER} or {@code PARTY_OFFICE}
 * @param senderUnit on whose letterhead
 * @param signerUnit whose people sign and propose: the sender's, or the tracker's where the Party office has nobody here
 * @param chairUnit whose head decides on criticism; null for letters and explanations
 * @param openedAt when it was handed to people
 * @param answerBy until when the unit is to explain
 * @param symbol number and symbol of the letter
 * @param promisedOn until when the unit says it will be done
 * @param criticised null until the chair has decided
 * @param settledAt when nothing more waited
 */
public record UrgingCase(
        UUID id,
        CaseKind kind,
        String unit,
        String unitName,
        String sender,
        String trackerUnit,
        String senderUnit,
        String senderName,
        String signerUnit,
        String chairUnit,
        LocalDate begunOn,
        Instant openedAt,
        String subject,
        String text,
        LocalDate answerBy,
        String symbol,
        LocalDate letterOn,
        UUID documentId,
        Signing signing,
        String signedBy,
        Instant sentAt,
        String answer,
        LocalDate promisedOn,
        Instant answeredAt,
        String reason,
        Instant proposedAt,
        String decision,
        Boolean criticised,
        Instant decidedAt,
        String dropReason,
        Instant droppedAt,
        Instant settledAt,
        int version) {

    static final String SELECT = """
            select e.*, u.name as unit_name, s.name as sender_name
              from app.urging_case e
              join app.org_unit u on u.code = e.unit_code
              join app.org_unit s on s.code = e.sender_unit
            """;

    /** Whether the Party office signed on paper: its number and date are then typed. */
    public boolean isNumberedElsewhere() {
        return !senderUnit.equals(signerUnit);
    }

    public boolean isSettled() {
        return settledAt != null;
    }

    static UrgingCase read(ResultSet row, int n) throws SQLException {
        return new UrgingCase(
                row.getObject("id", UUID.class),
                CaseKind.valueOf(row.getString("kind")),
                row.getString("unit_code"),
                row.getString("unit_name"),
                row.getString("sender"),
                row.getString("tracker_unit"),
                row.getString("sender_unit"),
                row.getString("sender_name"),
                row.getString("signer_unit"),
                row.getString("chair_unit"),
                row.getObject("begun_on", LocalDate.class),
                instant(row, "opened_at"),
                row.getString("subject"),
                row.getString("said"),
                row.getObject("answer_by", LocalDate.class),
                row.getString("symbol"),
                row.getObject("letter_on", LocalDate.class),
                row.getObject("document_id", UUID.class),
                Signing.read(row),
                row.getString("signed_by"),
                instant(row, "sent_at"),
                row.getString("answer"),
                row.getObject("promised_on", LocalDate.class),
                instant(row, "answered_at"),
                row.getString("reason"),
                instant(row, "proposed_at"),
                row.getString("decision"),
                (Boolean) row.getObject("criticised"),
                instant(row, "decided_at"),
                row.getString("drop_reason"),
                instant(row, "dropped_at"),
                instant(row, "settled_at"),
                row.getInt("version"));
    }
}
