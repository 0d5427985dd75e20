// A request as text: its JSON, and how to send it with curl or fetch. The token is a variable in all
// of them, so that nobody copies it into a chat by accident.

/** Joiners are none, since emoji and Persian need them. */
const CONTROLS = /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
/** An avatar longer than this is shown by its beginning and its size. */
const SHOWN_UNITS = 48;

/** The body, indented; `size` puts a number of bytes into words where a long avatar is cut short. */
export function asJson(request, size) {
  return withVisibleControls(JSON.stringify(parsed(request, size), undefined, 2));
}

/** The body comes from standard input: a shell takes no argument of 300 KB. */
export function asCurl(request, size) {
  const headers = Object.entries(request.headers).map(([name, value]) => `  -H '${name}: ${value}' \\`);
  return [
    `curl -X ${request.method} '${request.url}' \\`,
    ...headers,
    `  -H "Authorization: Bearer $PDS_ACCESS_TOKEN" \\`,
    `  --data-binary @- <<'JSON'`,
    withVisibleControls(size === undefined ? request.body : JSON.stringify(parsed(request, size))),
    "JSON",
  ].join("\n");
}

export function asFetch(request, size) {
  const headers = Object.entries(request.headers).map(([name, value]) => `    "${name}": "${value}",`);
  // In an object literal this key would set the prototype; in brackets it is a key like any other.
  const literal = asJson(request, size).replace(/^( *)"__proto__":/gm, '$1["__proto__"]:');
  const body = literal.replaceAll("\n", "\n  ");
  return [
    `await fetch("${request.url}", {`,
    `  method: "${request.method}",`,
    "  headers: {",
    ...headers,
    "    Authorization: `Bearer ${accessToken}`,",
    "  },",
    `  body: JSON.stringify(${body}),`,
    "});",
  ].join("\n");
}

function parsed(request, size) {
  const body = JSON.parse(request.body);
  if (size !== undefined && typeof body.avatar === "string" && body.avatar.length > 2 * SHOWN_UNITS) {
    body.avatar = `${body.avatar.slice(0, SHOWN_UNITS)}… (${size(body.avatar.length)})`;
  }
  return body;
}

/**
 * Source code with its controls spelt out, which in JSON and JavaScript means the same: a terminal that the
 * code is pasted into obeys none.
 */
export function withVisibleControls(code) {
  return code.replace(CONTROLS, (control) => {
    const units = Array.from({ length: control.length }, (_, index) => control.charCodeAt(index));
    return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
  });
}
