/** Query parameters of requests, right, wrong and out of place. */
import type { Random } from "../../api/runtime.ts";
import { oneOf, percent } from "./draw.ts";
import { texts } from "./values.ts";

/** What earlier answers gave a client to ask with. */
export interface Seen {
  readonly revision: string;
  readonly continueToken: string;
}

const flags = ["true", "false", "1", "0", "", "maybe"];
const numbers = [
  "0",
  "1",
  "2",
  "500",
  "-1",
  "1.5",
  "9223372036854775807",
  "9223372036854775808",
  "x",
];
const selectors = [
  "app=web",
  "app!=web",
  "app in (web,b)",
  "app notin (web)",
  "!app",
  "app",
  "app,",
  "app in (",
  "in in in",
  "a==b==c",
  "=",
  "((",
  "app=web,app in (web),!x",
  `${"a".repeat(70)}=b`,
  "app>1",
  "app<x",
  "\u0000=\ud7ff",
];
const fields = [
  "metadata.name=a",
  "metadata.namespace!=default",
  "spec.nodeName=",
  "status.phase=Running",
  "type=Opaque",
  "spec.unschedulable=true",
  "involvedObject.kind=Pod",
  "status.replicas=0",
  "spec.nope=x",
  "metadata.name",
  "metadata.name=a,metadata.name=b",
  "a\\=b=c",
  "\\",
  "=",
  ",",
];

type Draw = (random: Random, seen: Seen) => string;
const among =
  (...list: readonly string[]): Draw =>
  (random) =>
    percent(random, 85) ? oneOf(random, list) : oneOf(random, texts);

const parameters: Readonly<Record<string, Draw>> = {
  labelSelector: among(...selectors),
  fieldSelector: among(...fields),
  limit: among(...numbers),
  continue: (random, { continueToken }) =>
    oneOf(random, [continueToken, continueToken, continueToken.slice(3), ...texts.slice(0, 6)]),
  resourceVersion: (random, { revision }) =>
    oneOf(random, [revision, "0", "1", "-1", "99999999", "18446744073709551616", "x", "01"]),
  resourceVersionMatch: among("Exact", "NotOlderThan", "exact", ""),
  watch: among(...flags),
  allowWatchBookmarks: among(...flags),
  sendInitialEvents: among(...flags),
  timeoutSeconds: among(...numbers),
  dryRun: among("All", "all", "", "All,All"),
  fieldManager: among("one", "two", "x".repeat(129), "a\nb"),
  fieldValidation: among("Strict", "Warn", "Ignore", "strict"),
  force: among(...flags),
  gracePeriodSeconds: among(...numbers),
  propagationPolicy: among("Orphan", "Background", "Foreground", "foreground"),
  orphanDependents: among(...flags),
  pretty: among(...flags),
  includeObject: among("None", "Metadata", "Object", "Some"),
  container: among("app", "nope"),
  follow: among(...flags),
  previous: among(...flags),
  tailLines: among(...numbers),
  sinceSeconds: among(...numbers),
  sinceTime: among("2026-01-01T00:00:00Z", "2026-01-01"),
  limitBytes: among(...numbers),
};
const all = Object.keys(parameters);

/** A query, `?` included, or nothing. `usual` are parameters that the request has a use for. */
export function queryOf(random: Random, usual: readonly string[], seen: Seen): string {
  const parts: string[] = [];
  for (const name of usual) if (percent(random, 22)) parts.push(parameter(random, name, seen));
  if (percent(random, 5)) parts.push(parameter(random, oneOf(random, all), seen));
  if (percent(random, 1))
    parts.push(oneOf(random, ["&&", "=", "%", "%zz=1", "a[]=1", "__proto__=1"]));
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}

/** Text in a URL, where lone surrogates have no place. */
export const escaped = (value: string) => encodeURIComponent(Buffer.from(value).toString());

function parameter(random: Random, name: string, seen: Seen): string {
  const value = parameters[name]?.(random, seen) ?? "";
  return `${name}=${escaped(value)}`;
}
