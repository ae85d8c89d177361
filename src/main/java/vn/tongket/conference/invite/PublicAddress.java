package vn.tongket.conference.invite;

/** Where the product is found from outside, for links on paper and on screens; without a slash at the end. */
public interface PublicAddress {

    String base();
}
