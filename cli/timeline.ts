/** `kubesim timeline`: what happened, and who did it. */

import { Failure } from "../client/kubectl/failure.ts";
import { defineCommand } from "./command.ts";
import { askAbout, momentOf } from "./history.ts";
import type { Io } from "./io.ts";
import { noPrinter } from "./printers/format.ts";
import { printObjects } from "./printers/objects.ts";
import { outputFlag } from "./shared-flags.ts";
import { type Selected, selectFrom } from "./targets/selection.ts";
import { part } from "./targets/targets.ts";
import { timelineText } from "./timeline/text.ts";

const flags = {
  ...outputFlag,
  since: {
    kind: "text",
    value: "TIME",
    doc: "from this time on: 5m after the cluster began, -5m ago, or in RFC 3339",
  },
  until: { kind: "text", value: "TIME", doc: "up to this time, in the same forms" },
  limit: { kind: "int", value: "COUNT", doc: "so many writes at most, the newest (1000)" },
  "all-namespaces": { kind: "bool", short: "A", doc: "of all namespaces, and of what is in none" },
  causes: { kind: "bool", doc: "put each write below the one that led to it" },
} as const;

export const command = defineCommand({
  name: "timeline",
  usage: "[TYPE/NAME | TYPE NAME | POD] [flags]",
  summary: "Show what happened, and who did it",
  examples: [
    "kubesim timeline deployment/web",
    "kubesim timeline --since -10m",
    "kubesim timeline -A --since 5m --until 6m --causes",
    "kubesim timeline web-0 -o json",
  ],
  flags,
  async run(io, { flags: given, args }) {
    const { output = "", limit } = given;
    if (!["", "json", "yaml"].includes(output)) throw new Failure(noPrinter(output, "json, yaml"));
    const object = await objectNamed(io, args);
    const isEverywhere = given["all-namespaces"] === true;
    const namespace = object === undefined && !isEverywhere ? io.namespace : undefined;
    const since = momentOf("since", given.since);
    const until = momentOf("until", given.until);
    const spec = { since, until, limit, namespace };
    const answer = await askAbout(io, { kind: "Timeline", object, spec });
    if (output !== "") await printObjects(io, [answer], given);
    else {
      const text = timelineText(part(answer, "status"), { withCauses: given.causes === true });
      if (text === "") io.warn("Nothing happened in that time.");
      else io.write(text);
    }
  },
});

/** The object that the words mean, if there are any; a name alone is that of a pod. */
async function objectNamed(
  io: Io,
  args: readonly string[],
): Promise<Required<Selected> | undefined> {
  const [first = ""] = args;
  if (first === "") return undefined;
  const words = args.length === 1 && !first.includes("/") ? ["pods", first] : args;
  const [selected, ...others] = await selectFrom(io, words);
  const { resource, name } = selected ?? {};
  if (resource === undefined || name === undefined || others.length > 0) {
    throw new Failure("timeline tells of one object, or of all: kubesim timeline TYPE/NAME");
  }
  return { resource, name };
}
