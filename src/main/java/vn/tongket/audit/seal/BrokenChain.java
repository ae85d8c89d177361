package vn.tongket.audit.seal;

/** The last root in the database is not one that was signed here; the chain does not go on from it. */
class BrokenChain extends RuntimeException {

    BrokenChain(long number) {
        super("Root %d in the database was not signed by a known key".formatted(number));
    }
}
