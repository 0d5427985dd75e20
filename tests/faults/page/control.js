// Works the fault server from the page; with the page's own `fetch`, whatever is put in its place.

const ownFetch = globalThis.fetch.bind(globalThis);

/** @param {string} name @param {Record<string, string | number>} [params] */
export async function control(name, params = {}) {
  const query = Object.entries(params).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  const response = await ownFetch(`/control/${name}?${query.join("&")}`);
  return JSON.parse(await response.text());
}
