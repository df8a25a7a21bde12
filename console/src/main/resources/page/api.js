// The HTTP API. The token stays in this tab; a refusal is told to whoever listens, once for all callers.
const BASE = '/api/v1',
  KEY = 'temper.token';

export const session = {
  get token() {
    return sessionStorage.getItem(KEY);
  },
  set token(value) {
    if (value) sessionStorage.setItem(KEY, value);
    else sessionStorage.removeItem(KEY);
  },
  me: { name: null, role: 'viewer', open: true },
};
/** What the server's description offers: {path: {method: operation}}; nothing until it was read. */
let offered = {};
export async function readOffer() {
  offered = (await get('/openapi.json')).paths ?? {};
}
/** The operation, such as offer('post', '/experiments/{id}/pause'), or null if this server has none. */
export const offer = (method, path) => offered[BASE + path]?.[method] ?? null;

/** Whether the token's role lets its user change experiments; only admins delete. */
export const may = action => session.me.open || session.me.role === 'admin' || (session.me.role === 'user' && action !== 'delete');

/** An answer that is not one: RFC 9457, or no answer at all (status 0). */
export class Problem extends Error {
  constructor(status, title, detail, problems = []) {
    super(detail || title);
    Object.assign(this, { status, title, detail, problems });
  }
}

const listeners = { unauthorized: () => {}, reached: () => {}, unreachable: () => {} };
export const onAccess = handlers => Object.assign(listeners, handlers);

const headers = extra => ({ ...extra, ...(session.token ? { Authorization: `Bearer ${session.token}` } : {}) });

async function problem(response) {
  const text = await response.text();
  let body = {};
  try {
    body = JSON.parse(text);
  } catch {
    /* a proxy's page: its status has to do */
  }
  return new Problem(
    response.status,
    body.title ?? `The server answered ${response.status}`,
    body.detail ?? '',
    body.problems ?? [],
  );
}

/** The response, or a Problem. */
export async function request(path, { method = 'GET', body, signal, accept = 'application/json', ...extra } = {}) {
  let response;
  try {
    response = await fetch(BASE + path, {
      method,
      signal,
      cache: 'no-cache',
      headers: headers({ Accept: accept, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...extra }),
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    listeners.unreachable();
    throw new Problem(0, 'The server does not answer', 'The server does not answer. The page tries again by itself.');
  }
  // A proxy answers for a server that is away; what the server says itself is a problem of the request.
  const itself = response.headers.get('Content-Type')?.includes('json');
  if (response.status >= 502 && response.status <= 504 && !itself) listeners.unreachable();
  else listeners.reached();
  if (response.status === 401) listeners.unauthorized();
  if (!response.ok) throw await problem(response);
  return response;
}

export async function get(path, options) {
  return (await request(path, options)).json();
}

export async function send(method, path, body, extra = {}) {
  const response = await request(path, {
    method,
    body: body ?? undefined,
    'Idempotency-Key': crypto.randomUUID?.() ?? String(Math.random()),
    ...extra,
  });
  const text = await response.text();
  return text ? JSON.parse(text) : {};
}

export const experimentPath = (id, rest = '') => `/experiments/${encodeURIComponent(id)}${rest}`;
/** Parameters as a query, without those that are null. */
export function query(params) {
  const list = new URLSearchParams();
  for (const [name, value] of Object.entries(params))
    for (const item of [value].flat()) if (item != null && item !== '') list.append(name, item);
  return list.size ? `?${list}` : '';
}
