package vn.tongket.archive;

/**
 * What was told to whom. The record needs the office that was told and whether the mail went out; addresses of people and
 * the links that mails carry are nobody's business later.
 */
final class CycleMails {

    private static final String RECIPIENT =
            "case when n.recipient like 'mailto:%%' then 'mailto:***' || substring(n.recipient from '@.*$') else n.recipient end";

    /** The moment is put in. */
    static final String LISTED = """
            select %s, n.template, """ + " " + RECIPIENT + """
            , count(m.sent_at)::text, count(m.given_up_at)::text
              from app.notice n left join app.mail m on m.notice_id = n.id
             where n.cycle_id = :cycle group by n.id order by n.created_at, n.id""";

    /** A line of JSON per notice. */
    static final String LINES = ("""
            select jsonb_build_object('id', n.id, 'recipient', """ + " " + RECIPIENT + """
            , 'template', n.template, 'createdAt', n.created_at, 'addressedAt', n.addressed_at, 'givenUpAt', n.given_up_at,
              'mails', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'sentAt', m.sent_at, 'attempts', m.attempts,
                                                                    'givenUpAt', m.given_up_at) order by m.id), '[]'::jsonb)
                          from app.mail m where m.notice_id = n.id))::text
              from app.notice n where n.cycle_id = :cycle order by n.created_at, n.id""").replace("%%", "%");

    private CycleMails() {}
}
