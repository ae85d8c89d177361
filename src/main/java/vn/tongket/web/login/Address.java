package vn.tongket.web.login;

import jakarta.servlet.http.HttpServletRequest;

/** Where a request goes, decoded as the servlets see it: escaping a letter leads around no rule that asks here. */
final class Address {

    private Address() {}

    /** The path without the context and without the query. */
    static String of(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }

    /** Whether letters of the part that chooses the servlet are escaped, which no honest client does. */
    static boolean isDisguised(HttpServletRequest request) {
        return request.getPathInfo() != null
                && !request.getRequestURI().startsWith(request.getContextPath() + request.getServletPath());
    }
}
