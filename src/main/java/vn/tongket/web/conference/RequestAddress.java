package vn.tongket.web.conference;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import vn.tongket.conference.invite.PublicAddress;

/** The address that is set for the product, else the one by which the reader has come. */
@Component
class RequestAddress implements PublicAddress {

    private final String address;

    RequestAddress(@Value("${tongket.public-url:}") String address) {
        this.address = address.replaceAll("/+$", "");
    }

    @Override
    public String base() {
        return address.isEmpty() && RequestContextHolder.getRequestAttributes() != null
                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                : address;
    }
}
