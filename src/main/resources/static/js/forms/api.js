// Calls to our own REST API: JSON both ways, the session's token sent back, every outcome a plain object.
import { words } from './words.js';

export function token() {
  const found = document.cookie.split('; ').find(cookie => cookie.startsWith('TK-XSRF='));
  return found ? decodeURIComponent(found.slice('TK-XSRF='.length)) : '';
}

/** {ok, status, body, problems}; status 0 means that the server was not reached. */
export async function call(method, url, body, more = {}) {
  let response;
  try {
    response = await fetch(url, {
      method,
      credentials: 'same-origin',
      headers: {
        Accept: 'application/json',
        ...(method === 'GET' ? {} : { 'X-TK-XSRF': token() }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' })
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      ...more
    });
  } catch {
    return { ok: false, status: 0, body: null, problems: [] };
  }
  const answer = await response.json().catch(() => null);
  return { ok: response.ok, status: response.status, body: answer, problems: response.ok ? [] : problemsOf(answer) };
}

/** Problems of a refusal as [{at, text}]; a refusal without places becomes one that concerns the whole. */
export function problemsOf(answer) {
  const listed = (answer?.problems ?? []).map(problem => ({
    at: problem.at ?? '',
    text: problem.text ?? problem.message ?? words.failed,
    ...(problem.kind ? { kind: problem.kind, proposal: problem.proposal } : {})
  }));
  if (listed.length > 0) {
    return listed;
  }
  return [{ at: '', text: typeof answer?.message === 'string' && answer.message ? answer.message : words.failed }];
}
