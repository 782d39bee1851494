import { type FieldError, invalid } from "../field-error.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { bool, int32, int64, list, present, ref, struct, text } from "../schema.ts";
import { ObjectPlace, WriteRecord } from "./history.ts";
import { parseMoment } from "./moment.ts";
import { question, validatePlace } from "./question.ts";

const named = (kind: string) => `io.kubesim.sim.v1alpha1.${kind}`;

const TimelineSpec = struct(named("TimelineSpec"), "What is asked for.", {
  object: ref(
    "The object whose history is wanted, with that of all that it owns. Absent: of all objects.",
    ObjectPlace,
  ),
  namespace: text("Only objects of this namespace. Absent: of all of them, and of none."),
  since: text(
    "Only writes at this time or later: 5m is five minutes after the cluster began, -5m five " +
      "minutes ago, and a time in RFC 3339 is itself.",
  ),
  until: text("Only writes up to this time, in the same forms. Absent: up to now."),
  limit: int32("How many writes to tell at most: the newest. Absent: 1000; 0: none."),
});

const TimelineStatus = struct(named("TimelineStatus"), "What happened.", {
  entries: list("The writes, oldest first.", WriteRecord, { type: "atomic" }),
  isCut: bool("Whether older ones were left out."),
  until: text("The end of that time."),
  revision: int64("The revision of the cluster then. Absent: it is no longer held."),
  began: text("When the cluster began."),
  now: text("The time of the answer."),
  heldSince: text("From when on writes are held: what came before is no longer known."),
});

const schema = struct(named("Timeline"), "Asks what happened, and who did it.", {
  ...objectFields,
  spec: present(ref("What is asked for.", TimelineSpec)),
  status: present(ref("What happened. Written by the server.", TimelineStatus)),
});
export type Timeline = ObjectOf<typeof schema>;

/** A question about the past, whose answer tells what was written; an idea of kubesim's own. */
export const Timeline = defineResource("sim.kubesim.dev/v1alpha1", schema, {
  kind: "Timeline",
  plural: "timelines",
  ...question,
  strategy: { validate: ({ spec }) => validateSpec(spec) },
});

function validateSpec({ object, since, until, limit = 0 }: Timeline["spec"]): FieldError[] {
  const times = Object.entries({ since, until }).flatMap(([name, time = ""]) =>
    time === "" || parseMoment(time) !== undefined
      ? []
      : [invalid(`spec.${name}`, time, "must be a time such as 5m, -5m or 2026-01-01T00:05:00Z")],
  );
  return [
    ...(object === undefined ? [] : validatePlace(object)),
    ...times,
    ...(limit < 0 ? [invalid("spec.limit", limit, "must not be negative")] : []),
  ];
}
