/** The front door: one login for our pages, the engine's web apps and its REST API, and what every answer's headers say. */
package vn.tongket.web.login;
