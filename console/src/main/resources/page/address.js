// What is shown is in the address: #/PATH?KEY=VALUE. Every selection can be linked to, and Back goes back.

export function parse(hash = location.hash) {
  const [path, query] = hash.replace(/^#/, '').split('?');
  const parts = path
    .split('/')
    .filter(Boolean)
    .map(part => {
      try {
        return decodeURIComponent(part);
      } catch {
        return part;
      }
    });
  return { parts, params: new URLSearchParams(query ?? '') };
}

export function address(parts, params = {}) {
  const query = new URLSearchParams(Object.entries(params).filter(([, value]) => value != null && value !== ''));
  return `#/${parts.map(encodeURIComponent).join('/')}${query.size ? `?${query}` : ''}`;
}

/** The present address with some parameters changed; null takes one away. */
export function changed(patch) {
  const { parts, params } = parse();
  return address(parts, { ...Object.fromEntries(params), ...patch });
}

/** Changes parameters of the present address; `push` lets Back undo it. */
export function change(patch, push = false) {
  const next = changed(patch);
  if (next === (location.hash || '#/')) return;
  history[push ? 'pushState' : 'replaceState'](null, '', next);
  dispatchEvent(new Event('addresschange'));
}

export const go = (parts, params) => {
  location.hash = address(parts, params);
};
