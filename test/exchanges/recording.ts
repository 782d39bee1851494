/** Recorded HTTP exchanges, as `test/recordings/README.md` describes them. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const Request = z.strictObject({
  method: z.string().default("GET"),
  path: z.string(),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.json().optional(),
});
export type Request = z.output<typeof Request>;

const Event = z.strictObject({ type: z.string(), object: z.json() });

const Answer = z.strictObject({
  status: z.number(),
  contentType: z.string().optional(),
  warning: z.array(z.string()).optional(),
  "retry-after": z.string().optional(),
  body: z.json().optional(),
  /** Only what is shown of the body was kept. */
  bodyPart: z.boolean().default(false),
  /** What came on a watch. */
  events: z.array(Event).optional(),
});
export type Answer = z.output<typeof Answer>;

const Exchange = z.strictObject({
  step: z.number(),
  /** By which later requests refer to the body of the answer. */
  id: z.string().optional(),
  note: z.string().optional(),
  request: Request,
  response: Answer,
});
export type Exchange = z.output<typeof Exchange>;

const Wait = z.strictObject({
  path: z.string(),
  status: z.number().optional(),
  field: z.string().optional(),
  equals: z.json().optional(),
  exists: z.boolean().optional(),
});
export type Wait = z.output<typeof Wait>;

const Step = z.union([
  z.strictObject({ sleepMs: z.number() }),
  z.strictObject({ wait: Wait }),
  z.strictObject({ quiet: Request.extend({ status: z.number() }) }),
  Exchange.extend({ during: z.array(Exchange).default([]) }),
]);
export type Step = z.output<typeof Step>;

const Group = z.strictObject({
  group: z.string(),
  namespace: z.string(),
  about: z.string(),
  steps: z.array(Step),
});
export type Group = z.output<typeof Group>;

const folder = fileURLToPath(new URL("../recordings/http/", import.meta.url));

/** The names of all groups, in order. */
export const groupNames: readonly string[] = readdirSync(folder)
  .map((name) => name.replace(/\.json$/, ""))
  .sort();

export function readGroup(name: string): Group {
  return Group.parse(JSON.parse(readFileSync(`${folder}${name}.json`, "utf8")));
}
