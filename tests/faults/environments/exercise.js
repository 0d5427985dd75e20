// What sending has to do in every environment: one success of each sort, one failure of each.

/**
 * @param profile the package, ready
 * @param {{ canary: string, good: string, busy: string, late: string, left: string, refused: string,
 *   strict: string, leftArrived: string }} origins `leftArrived` answers once the request to `left` is there
 */
export async function exercise({ createClient }, origins) {
  const send = async (endpoint, options, callOptions) => {
    const client = createClient({
      endpoint,
      allowHttpLoopback: true,
      accessToken: `${origins.canary}-old`,
      retry: false,
      ...options,
    });
    try {
      const user = await client.updateUser({ user_id: "u1", nick_name: "Ádá" }, callOptions);
      return user.nick_name;
    } catch (error) {
      return error.kind;
    }
  };
  return {
    good: await send(origins.good),
    retried: await send(origins.busy, { retry: { baseDelayMs: 5, maxDelayMs: 10 } }),
    refreshed: await send(origins.strict, { refresh: async () => `${origins.canary}-fresh` }),
    refused: await send(origins.refused),
    refusedToken: await send(origins.strict),
    late: await send(origins.late, { timeoutMs: 200 }),
    left: await send(origins.left, {}, { signal: leavingAfter(origins.leftArrived) }),
  };
}

function leavingAfter(arrived) {
  const leaving = new AbortController();
  fetch(arrived)
    .then((response) => response.text())
    .then(() => leaving.abort("the person left"));
  return leaving.signal;
}

export const EXPECTED = {
  good: "Ada",
  retried: "Ada",
  refreshed: "Ada",
  refused: "network",
  refusedToken: "unauthorized",
  late: "timeout",
  left: "aborted",
};
