/**
 * Urging: one run each working morning takes every open assignment one step up the ladder, and what waits for a person is
 * gathered per unit: letters to sign, requests for explanation to answer, criticism to propose and to decide.
 */
@NamedInterface("urging")
package vn.tongket.assignment.urging;

import org.springframework.modulith.NamedInterface;
