package vn.tongket.web.document;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tongket.audit.Actors;
import vn.tongket.conference.InvitationPaper;
import vn.tongket.conference.ProgrammePaper;
import vn.tongket.conference.correct.CorrectionPaper;
import vn.tongket.document.Paper;
import vn.tongket.web.page.Page;

/** The programme of a conference and corrections of its minutes, as Word or PDF. */
@Page
@RequestMapping("/van-ban")
class ConferencePaperApi {

    private final InvitationPaper invitations;
    private final ProgrammePaper programmes;
    private final CorrectionPaper corrections;
    private final PaperAnswers answers;

    ConferencePaperApi(
            InvitationPaper invitations, ProgrammePaper programmes, CorrectionPaper corrections, PaperAnswers answers) {
        this.invitations = invitations;
        this.programmes = programmes;
        this.corrections = corrections;
        this.answers = answers;
    }

    @GetMapping("/chuong-trinh/{conference}")
    void programme(
            @PathVariable UUID conference, @RequestParam(required = false) String dang, HttpServletResponse response)
            throws IOException {
        answers.answer(programmes.of(Actors.current(), conference), "chuong-trinh", "pdf".equals(dang), response);
    }

    /** The letter to one invitee; each copy has its own code, so it is asked for by a button. */
    @PostMapping("/giay-moi/{conference}/mot-noi")
    void letter(
            @PathVariable UUID conference,
            @RequestParam String ref,
            @RequestParam(required = false) String dang,
            HttpServletResponse response)
            throws IOException {
        Paper letter = invitations.to(Actors.current(), conference, ref);
        answers.copy(letter, "giay-moi-" + ref.replaceAll("[^A-Za-z0-9-]", "-"), "pdf".equals(dang), response);
    }

    @GetMapping("/dinh-chinh/{conference}/{no}")
    void correction(
            @PathVariable UUID conference,
            @PathVariable int no,
            @RequestParam(required = false) String dang,
            HttpServletResponse response)
            throws IOException {
        answers.answer(
                corrections.of(Actors.current(), conference, no), "dinh-chinh-" + no, "pdf".equals(dang), response);
    }
}
