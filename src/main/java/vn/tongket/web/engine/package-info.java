/** Stands before the engine's REST API and the API of its web apps: what may be asked of them, and how they answer. */
package vn.tongket.web.engine;
