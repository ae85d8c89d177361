/** Letters of invitation: who is invited, links that answer without an account, reminders. */
@NamedInterface("invite")
package vn.tongket.conference.invite;

import org.springframework.modulith.NamedInterface;
