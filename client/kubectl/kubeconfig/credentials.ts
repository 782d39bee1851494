/** What `kubectl config set-credentials` makes of a user. Pure. Source: kubectl 1.36. */
import type { Json, JsonObject } from "../../../api/json.ts";
import { part, parts, textAt } from "../../../api/json-parts.ts";
import { Failure } from "../failure.ts";

/** What the flags say, by the names of the flags. */
export interface Credentials {
  readonly token?: string;
  readonly username?: string;
  readonly password?: string;
  readonly "auth-provider"?: string;
  readonly "auth-provider-arg"?: readonly string[];
  readonly "exec-command"?: string;
  readonly "exec-api-version"?: string;
  readonly "exec-arg"?: readonly string[];
  readonly "exec-env"?: readonly string[];
  readonly "exec-interactive-mode"?: string;
  readonly "exec-provide-cluster-info"?: boolean;
}

/** Throws where the flags contradict one another. */
export function checkCredentials(given: Credentials): void {
  const isBasic = (given.username ?? "") !== "" || (given.password ?? "") !== "";
  if ((given.token ?? "") !== "" && isBasic) {
    throw new Failure(
      "you cannot specify more than one authentication method at the same time: " +
        "--token, --username/--password",
    );
  }
  for (const flag of ["auth-provider-arg", "exec-env"] as const) changesIn(flag, given[flag]);
  const mode = given["exec-interactive-mode"];
  if (mode !== undefined && !interactiveModes.includes(mode)) {
    throw new Failure("invalid interactive mode type, can be only IfAvailable, Never, Always");
  }
}

const interactiveModes = ["IfAvailable", "Never", "Always"];

/** The user with what is given. */
export const withCredentials = (user: JsonObject, given: Credentials): JsonObject => ({
  ...user,
  ...signIn(given),
  ...providerOf(user, given),
  ...execOf(user, given),
});

/** Of a token and a name with its password, only what was given last counts. */
function signIn({ token, username, password }: Credentials): JsonObject {
  const isByToken = (token ?? "") !== "";
  const isByName = (username ?? "") !== "" || (password ?? "") !== "";
  return {
    ...(isByName && { token: "" }),
    ...(isByToken && { username: "", password: "" }),
    ...(token !== undefined && { token }),
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
  };
}

function providerOf(user: JsonObject, given: Credentials): JsonObject {
  const before = part(user, "auth-provider");
  const { "auth-provider": name = textAt(before, "name") } = given;
  if (name === "") return {};
  const { set, removed } = changesIn("auth-provider-arg", given["auth-provider-arg"]);
  const kept = Object.entries(name === before.name ? part(before, "config") : {});
  const config = [...kept.filter(([key]) => !removed.includes(key)), ...set];
  return { "auth-provider": { name, config: Object.fromEntries(config) } };
}

function execOf(user: JsonObject, given: Credentials): JsonObject {
  const { "exec-command": command, "exec-arg": args } = given;
  if (command === undefined && user.exec === undefined) return {};
  const before = part(user, "exec");
  const { apiVersion, interactiveMode, provideClusterInfo } = {
    apiVersion: given["exec-api-version"] ?? before.apiVersion,
    interactiveMode: given["exec-interactive-mode"] ?? before.interactiveMode,
    provideClusterInfo: given["exec-provide-cluster-info"] ?? before.provideClusterInfo ?? false,
  };
  const inherited = command === undefined ? (before.args ?? null) : null;
  const exec = {
    ...before,
    command: command ?? textAt(before, "command"),
    args: args ?? inherited,
    env: environmentOf(before, given["exec-env"]),
    ...(apiVersion !== undefined && { apiVersion }),
    provideClusterInfo,
    ...(interactiveMode !== undefined && { interactiveMode }),
  };
  return { exec };
}

function environmentOf(before: JsonObject, given: readonly string[] | undefined): Json {
  const { set, removed } = changesIn("exec-env", given);
  const kept = parts(before, "env").filter(({ name }) => !removed.includes(String(name)));
  const changed = kept.map((each) => {
    const value = set.get(textAt(each, "name"));
    return value === undefined ? each : { ...each, value };
  });
  const fresh = [...set].filter(([name]) => kept.every((each) => each.name !== name));
  const all = [...changed, ...fresh.map(([name, value]) => ({ name, value }))];
  return all.length === 0 ? null : all;
}

/** `key=value` sets, `key-` removes. */
function changesIn(flag: string, texts: readonly string[] = []) {
  const set = new Map<string, string>();
  const removed: string[] = [];
  for (const text of texts) {
    const at = text.indexOf("=");
    if (at > 0) set.set(text.slice(0, at), text.slice(at + 1));
    else if (text.endsWith("-")) removed.push(text.slice(0, -1));
    else throw new Failure(`invalid ${flag} format: ${text}`);
  }
  return { set, removed };
}
