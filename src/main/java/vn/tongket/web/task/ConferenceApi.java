package vn.tongket.web.task;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.tongket.audit.Actors;
import vn.tongket.conference.ConferenceDesk;
import vn.tongket.conference.MinutesSigning;
import vn.tongket.conference.Reply;
import vn.tongket.conference.paper.ConferencePaper;
import vn.tongket.conference.paper.ConferencePapers;
import vn.tongket.document.SigningEntry;
import vn.tongket.document.Signings;
import vn.tongket.file.KeptFile;

/** What the forms of a conference read and save, and what an invited unit sees and answers. */
@RestController
@RequestMapping("/api/conferences/{id}")
class ConferenceApi {

    private final ConferenceDesk desk;

    private final MinutesSigning signing;
    private final ConferencePapers papers;

    ConferenceApi(ConferenceDesk desk, MinutesSigning signing, ConferencePapers papers) {
        this.papers = papers;
        this.desk = desk;
        this.signing = signing;
    }

    record Saved(Integer version) {}

    /** How many units answered what, after some more answers. */
    record Replied(ConferenceForms.Counts counts) {}

    /** What an invited unit sees. */
    record Invited(ConferenceForms.File conference, List<ConferenceForms.ReplyRow> own) {}

    @GetMapping
    ConferenceForms.File file(@PathVariable UUID id) {
        return ConferenceForms.of(desk.file(Actors.current(), id));
    }

    /** The minutes as the signer finds them, with the signature that is proposed. */
    record Minutes(@JsonUnwrapped ConferenceForms.File file, SigningEntry signing, List<Signings.Option> capacities) {}

    @GetMapping("/minutes")
    Minutes minutes(@PathVariable UUID id) {
        Signings.Form form = signing.form(Actors.current(), id);
        return new Minutes(file(id), form.signing(), form.capacities());
    }

    @PutMapping("/signing")
    Saved saveSigning(@PathVariable UUID id, @RequestBody SigningEntry typed) {
        return new Saved(signing.save(Actors.current(), id, typed));
    }

    @GetMapping("/attachments")
    List<KeptFile> papers(@PathVariable UUID id) {
        return papers.list(Actors.current(), id).stream()
                .map(ConferencePaper::file)
                .toList();
    }

    @PostMapping("/attachments")
    KeptFile addPaper(@PathVariable UUID id, @RequestParam("file") MultipartFile file) {
        return papers.add(Actors.current(), id, file.getOriginalFilename(), file::getInputStream);
    }

    @DeleteMapping("/attachments/{file}")
    void removePaper(@PathVariable UUID id, @PathVariable UUID file) {
        papers.remove(Actors.current(), id, file);
    }

    /** The pages' own address sends the file. */
    @GetMapping("/attachments/{file}")
    ResponseEntity<Void> paper(@PathVariable UUID id, @PathVariable UUID file) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create("/hoi-nghi/" + id + "/tai-lieu/" + file))
                .build();
    }

    @PutMapping("/agenda")
    Saved saveAgenda(@PathVariable UUID id, @RequestBody ConferenceForms.AgendaForm agenda) {
        return new Saved(desk.saveAgenda(Actors.current(), id, agenda.read()));
    }

    @PostMapping("/agenda/groups/{group}")
    void inviteGroup(@PathVariable UUID id, @PathVariable String group) {
        desk.inviteGroup(Actors.current(), id, group);
    }

    @PutMapping("/replies")
    Replied saveReplies(@PathVariable UUID id, @RequestBody List<Reply> replies) {
        desk.saveReplies(Actors.current(), id, replies);
        return new Replied(file(id).counts());
    }

    @PutMapping("/proceedings")
    Saved saveProceedings(@PathVariable UUID id, @RequestBody ConferenceForms.ProceedingsForm proceedings) {
        return new Saved(desk.saveProceedings(Actors.current(), id, proceedings.read()));
    }

    @GetMapping("/invitations/{unit}")
    Invited invitation(@PathVariable UUID id, @PathVariable String unit) {
        var file = desk.invitationFile(Actors.current(), id, unit);
        return new Invited(
                ConferenceForms.of(file),
                file.invitations().stream().map(ConferenceForms::reply).toList());
    }

    @PostMapping("/replies")
    void reply(@PathVariable UUID id, @RequestBody Reply reply) {
        desk.reply(Actors.current(), id, reply);
    }
}
