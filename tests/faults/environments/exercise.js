// What sending has to do in every environment: one success of each sort, one failure of each.

/**
 * @param profile the package, ready
 * @param {{ canary: string, good: string, busy: string, stalled: string, refused: string, strict: string }} origins
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
    late: await send(origins.stalled, { timeoutMs: 200 }),
    left: await send(origins.stalled, {}, { signal: leavingSoon() }),
  };
}

function leavingSoon() {
  const leaving = new AbortController();
  setTimeout(() => leaving.abort("the person left"), 200);
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
