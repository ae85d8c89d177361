/** What stands between people and the engine's own HTTP API: it decides which calls exist and answers in sentences. */
package vn.tongket.web.task;
