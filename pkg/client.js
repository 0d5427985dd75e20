// `createClient`: its options, read once, and what its calls share. One call is in `call.js`.

import { connectionIssues, diffUpdates, buildGetRequest, buildClientRequest } from "./boundary.js";
import { Call } from "./call.js";
import { getCore, guarded } from "./core.js";
import { PdsError } from "./errors.js";
import { localeTag, sentence } from "./instance.js";
import { validateWith, withCustomMessages } from "./custom-messages.js";
import { property } from "./read.js";
import { TokenSource } from "./token.js";

export function createClient(options) {
  const client = new ClientState(options);
  const { rules, connection } = client;
  const update = (input) => ({
    isUpdate: true,
    prepare: () => buildClientRequest(rules, input, connection),
  });
  const question = { isUpdate: false, prepare: ({ userId }) => buildGetRequest(rules, userId, connection) };
  const run = (operation, callOptions) => new Call(client, callOptions).run(operation);
  return {
    updateUser: (input, callOptions) => settle(client, () => run(update(input), callOptions)),
    saveChanges: (current, edited, callOptions) =>
      settle(client, () => {
        const { ok, value, issues } = validateWith(diffUpdates, { ...rules, message: client.message }, current, edited);
        if (!ok) throw invalid(issues);
        return value === null ? current : run(update(value), callOptions);
      }),
    getUser: (callOptions) => settle(client, () => run(question, callOptions)),
  };
}

/** Does something; whatever goes wrong, it is a PdsError that the promise rejects with. */
async function settle(client, use) {
  getCore();
  try {
    return await use();
  } catch (error) {
    if (error instanceof PdsError) throw error;
    throw new PdsError({ kind: "internal", message: client.sentence("internal") }, { cause: error });
  }
}

function invalid(issues) {
  return new PdsError({ kind: "invalid", message: issues[0].message, issues });
}

/** What the calls of one client share. */
class ClientState {
  /** Ids of users with an update in flight: a second one is refused, so that none overtakes another. */
  updating = new Set();

  constructor(options) {
    const read = (key) => property(options, key);
    this.locale = localeTag(read("locale"));
    this.connection = {
      domainId: read("domainId"),
      endpoint: read("endpoint"),
      allowHttpLoopback: read("allowHttpLoopback"),
    };
    this.rules = {
      allow: read("allow"),
      dataUrlPrefix: read("dataUrlPrefix"),
      retry: read("retry"),
      locale: this.locale,
    };
    this.message = read("message");
    this.timeoutMs = read("timeoutMs");
    this.onAttempt = read("onAttempt");

    // A function gives the token later; until then there is nothing to validate.
    const accessToken = read("accessToken");
    const token = typeof accessToken === "function" ? {} : { accessToken: accessToken ?? null };
    const issues = this.issuesWith(token);
    if (issues.length > 0) throw invalid(issues);
    const isToken = (token) => this.issuesWith({ accessToken: token ?? null }).length === 0;
    this.tokens = new TokenSource(accessToken, read("refresh"), isToken);
  }

  /** The sentence for an error kind, as far as the call had come. */
  sentence(kind, progress) {
    return sentence(kind, undefined, this.locale, progress) ?? kind;
  }

  issuesWith(token) {
    const connection = { ...this.connection, ...token };
    const issues = guarded(connectionIssues, connection, this.locale);
    return withCustomMessages(issues, this.message);
  }
}
