package vn.tongket.web.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.tongket.report.reuse.Offer;
import vn.tongket.report.reuse.Source;

/** One line of the table of offers: a section, a figure, or the years of a series that stand alike to one source. */
record OfferRow(String title, Offer.State state, Source source, List<Offer> offers) {

    static List<OfferRow> of(List<Offer> offers) {
        List<OfferRow> rows = new ArrayList<>();
        for (Offer offer : offers) {
            rows.stream()
                    .filter(row -> row.holdsSeriesOf(offer))
                    .findFirst()
                    .ifPresentOrElse(
                            row -> row.offers().add(offer),
                            () -> rows.add(new OfferRow(
                                    offer.title(), offer.state(), offer.source(), new ArrayList<>(List.of(offer)))));
        }
        return rows;
    }

    private boolean holdsSeriesOf(Offer offer) {
        return offer.place().year() != null
                && offer.place().indicator().equals(offers.get(0).place().indicator())
                && offer.state() == state
                && offer.source().id().equals(source.id());
    }

    /** What the box sends: the keys of all offers of the line. */
    public String keys() {
        return offers.stream().map(Offer::key).collect(Collectors.joining(" "));
    }

    public String places() {
        return offers.stream().map(offer -> offer.place().key()).collect(Collectors.joining(" "));
    }

    public String current() {
        return lines(offers.stream().filter(offer -> !offer.current().isEmpty()).toList(), true);
    }

    public String offered() {
        return lines(offers, false);
    }

    private static String lines(List<Offer> offers, boolean current) {
        return offers.stream()
                .map(offer -> (offer.place().year() == null ? "" : offer.place().year() + ": ")
                        + (current ? offer.current() : offer.offered()))
                .collect(Collectors.joining("\n"));
    }

    /** Whether the line was chosen before. */
    public boolean isAmong(List<String> chosen) {
        return chosen.containsAll(offers.stream().map(Offer::key).toList());
    }
}
