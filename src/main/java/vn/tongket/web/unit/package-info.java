/** What units do outside Tasklist: answer invitations, comment on drafts, and follow links out of notices. */
package vn.tongket.web.unit;
