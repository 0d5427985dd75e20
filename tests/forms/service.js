// A service of a few lines: stores what it is sent and answers the whole user, as the real one is
// documented to do; refuses one nickname.

/** Answers for the static server; `sent` is what came in. */
export function service() {
  const sent = [];
  const answer = async (path, request) => {
    if (path !== "/v2/user/update") return undefined;
    const update = JSON.parse(Buffer.concat(await request.toArray()).toString());
    sent.push(update);
    return update.nick_name === "taken" ? refused() : json(200, { ...update, domain_id: "bj1" });
  };
  return { sent, answer };
}

function refused() {
  const message = "The input parameter NickName is not valid. It is taken.";
  return json(400, { code: "InvalidParameter.NickName", message });
}

function json(status, body) {
  return { status, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
}
