package vn.tongket.web.push;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whoever signs out, or stays away until the session ends, hears of no further change. */
@Component
class SessionEnds implements HttpSessionListener {

    private final ObjectProvider<Pushes> pushes;

    SessionEnds(ObjectProvider<Pushes> pushes) {
        this.pushes = pushes;
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        pushes.getObject().ended(event.getSession().getId());
    }
}
