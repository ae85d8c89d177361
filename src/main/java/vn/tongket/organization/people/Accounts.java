package vn.tongket.organization.people;

import java.util.Map;

/** Everybody who can log in. */
public interface Accounts {

    /** Names by user id; an account without a name goes by its id. */
    Map<String, String> all();
}
