/** What kinds that tell of the past have in common. */
import type { ObjectOf } from "../resource.ts";
import { int64, list, mandatory, struct, text, textItem } from "../schema.ts";

const named = (kind: string) => `io.kubesim.sim.v1alpha1.${kind}`;

export const ObjectPlace = struct(named("ObjectPlace"), "Where an object is, or was.", {
  apiVersion: text("Its group and version. Absent: what is served of the kind."),
  kind: mandatory(text("Its kind.")),
  namespace: text("Its namespace, where it is in one."),
  name: mandatory(text("Its name.")),
});

export const WriteRecord = struct(named("WriteRecord"), "A write, as the log has it.", {
  revision: mandatory(int64("The resourceVersion that it made.")),
  cause: mandatory(int64("The revision of the write that led to it; 0 where none did.")),
  time: mandatory(text("When, to the millisecond.")),
  after: mandatory(text("How long after the cluster began: 12.5s.")),
  ago: mandatory(text("How long before now.")),
  actor: mandatory(text("Who: a component, or the program of a user.")),
  type: mandatory(text("ADDED, MODIFIED or DELETED.")),
  object: mandatory(text("What was written: Pod default/web-0.")),
  text: mandatory(text("All in a line.")),
  changes: list("What changed, each in a few words.", textItem, { type: "atomic" }),
});
export type WriteRecord = ObjectOf<typeof WriteRecord>;
