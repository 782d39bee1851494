/** Why something does not hold that no single write broke: what is known of whom it is about. */
import { StatusError } from "../../api/status.ts";
import { explanationOf } from "../history-of.ts";
import type { ScenarioFailure, Subject } from "./failure.ts";
import { referenceOf } from "./references.ts";
import type { Stage } from "./stage.ts";
import { isServing } from "./world.ts";

/** So many objects are told of, and so many lines of each. */
const objectsMax = 3;
const linesMax = 8;

/** The objects that a failure is about and that are not as wanted, each with why, line by line. */
export function reasonsOf(stage: Stage, { about = [] }: ScenarioFailure): readonly string[] {
  const asked = about.flatMap((subject) => objectsOf(stage, subject));
  const told = asked.map((subject) => linesOf(stage, subject)).filter((lines) => lines.length > 0);
  return told.slice(0, objectsMax).flat();
}

/** Labels stand for the pods with them that do not serve. */
function objectsOf({ world }: Stage, subject: Subject): readonly Subject[] {
  const { what, namespace } = subject;
  if (what.includes("/")) return [subject];
  return world
    .pods(what, namespace)
    .filter((pod) => !isServing(pod))
    .map(({ metadata: { name = "" } }) => ({ what: `pods/${name}`, namespace }));
}

function linesOf({ cluster }: Stage, { what, namespace }: Subject): readonly string[] {
  const { resource, name, namespace: place } = referenceOf(cluster, what, namespace);
  const { apiVersion, kind } = resource;
  const scope = place === undefined ? {} : { namespace: place };
  try {
    const { verdict = "", findings = [] } = explanationOf(cluster, {
      apiVersion,
      kind,
      name,
      ...scope,
    });
    // That it is there, and who made it, is no reason.
    const own = findings.filter(({ about }) => about !== "Existence");
    const lines = own.flatMap(({ text, reasons = [] }) => [text, ...reasons]);
    return lines.length === 0 ? [] : [verdict, ...lines.slice(0, linesMax).map(indented)];
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    return [`${what} was never there.`];
  }
}

const indented = (line: string) => `  ${line}`;
