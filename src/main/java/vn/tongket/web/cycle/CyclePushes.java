package vn.tongket.web.cycle;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.tongket.NotFound;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.CycleBoard;
import vn.tongket.web.push.Pushes;

/** Tells the open pages of a cycle that it has moved. */
@RestController
class CyclePushes {

    private final CycleBoard board;
    private final Pushes pushes;

    CyclePushes(CycleBoard board, Pushes pushes) {
        this.board = board;
        this.pushes = pushes;
    }

    @GetMapping(path = "/dot/{id}/dien-bien", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter watch(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") long tu,
            HttpServletRequest request,
            HttpServletResponse answer) {
        Actor actor = Actors.current();
        board.see(actor, id);
        return pushes.open(request, answer, actor, "cycle:" + id, tu, still -> maySee(still, id));
    }

    private boolean maySee(Actor actor, UUID id) {
        try {
            board.see(actor, id);
            return true;
        } catch (NotFound foreign) {
            return false;
        }
    }
}
