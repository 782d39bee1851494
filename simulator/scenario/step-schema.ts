/** What a step of a scenario can be. */
import type { ObjectOf } from "../../api/resource.ts";
import {
  anyJson,
  bool,
  int32,
  list,
  mandatory,
  map,
  ref,
  struct,
  text,
  textItem,
} from "../../api/schema.ts";

const named = (kind: string) => `io.kubesim.sim.v1alpha1.${kind}`;
const targetDoc = "The object: deployment/web.";

const ApplyStep = struct(named("ApplyStep"), "Objects that are applied, as kubectl apply does.", {
  files: list("Files with manifests, beside this one.", textItem),
  objects: list("Objects.", anyJson("")),
});

const PatchStep = struct(named("PatchStep"), "A change of an object.", {
  target: mandatory(text(targetDoc)),
  namespace: text("Its namespace."),
  type: text("merge, strategic or json.").default("strategic"),
  subresource: text("The part of it that is changed: status, scale."),
  patch: anyJson("The patch.").optional(),
});

const DeleteStep = struct(named("DeleteStep"), "Objects that are deleted.", {
  target: text("The object: pod/web-0. Absent: those that kind and selector name."),
  kind: text("Their kind: pods."),
  selector: text("Their labels: app=web."),
  namespace: text("Their namespace."),
  count: int32("So many of them, drawn by the seed. Absent: all."),
  gracePeriodSeconds: int32("The time they have to stop. Absent: their own."),
  propagationPolicy: text("Background, Foreground or Orphan. Absent: Background."),
});

const ScaleStep = struct(named("ScaleStep"), "A change of a number of replicas.", {
  target: mandatory(text(targetDoc)),
  namespace: text("Its namespace."),
  replicas: mandatory(int32("How many there are to be.")),
});

const SetImageStep = struct(named("SetImageStep"), "Other images of a pod template.", {
  target: mandatory(text(targetDoc)),
  namespace: text("Its namespace."),
  containers: mandatory(map("The image of each container.", textItem)),
});

const RestartStep = struct(
  named("RestartStep"),
  "A restart of all pods, as kubectl rollout restart.",
  {
    target: mandatory(text(targetDoc)),
    namespace: text("Its namespace."),
  },
);

const UndoStep = struct(named("UndoStep"), "An earlier revision, as kubectl rollout undo.", {
  target: mandatory(text(targetDoc)),
  namespace: text("Its namespace."),
  toRevision: int32("Its number. Defaults to that of the revision before."),
});

const DrainStep = struct(
  named("DrainStep"),
  "A node that is cordoned and emptied by evictions, as kubectl drain does.",
  {
    node: mandatory(text("The node.")),
    within: text("The time it has for that: 5m.").default("5m"),
    mayBlock: bool("Whether the scenario goes on where it is not empty by then."),
  },
);

const WaitStep = struct(
  named("WaitStep"),
  "Waits until something holds: exactly one of until, rollout, condition, deleted and complete.",
  {
    until: text("A CEL expression that becomes true."),
    rollout: text("The rollout of this is complete: deployment/web."),
    condition: text("This condition of the target is true: Available. Available=False: is false."),
    target: text("The object with the condition."),
    deleted: text("This object is gone: pod/web-0."),
    complete: text("This Traffic has ended."),
    namespace: text("The namespace of what is named."),
    within: text("The time it has for that: 5m.").default("5m"),
  },
);
export type WaitStep = ObjectOf<typeof WaitStep>;

const TrafficStep = struct(named("TrafficStep"), "Clients that begin to send.", {
  name: text("What it is called.").default("traffic"),
  namespace: text("Its namespace."),
  spec: anyJson("What they send: the spec of a Traffic.").optional(),
});

const FaultStep = struct(named("FaultStep"), "Something that begins to go wrong.", {
  name: text("What it is called. Absent: by its type."),
  spec: anyJson("What goes wrong: the spec of a Fault.").optional(),
});

const ExpectStep = struct(named("ExpectStep"), "Parts that objects have at this moment.", {
  objects: list("Objects, with the parts that they have. Without a name: any object.", anyJson("")),
  absent: list("Objects of which there is none: pod/web-0.", textItem),
  that: text("A CEL expression that is true."),
});

/** The members of a step that say what is done; each has exactly one. */
const actions = {
  apply: ref("Applies objects.", ApplyStep),
  patch: ref("Changes an object.", PatchStep),
  delete: ref("Deletes objects.", DeleteStep),
  scale: ref("Changes a number of replicas.", ScaleStep),
  setImage: ref("Changes images.", SetImageStep),
  restart: ref("Restarts all pods of a workload.", RestartStep),
  undo: ref("Goes back to an earlier revision.", UndoStep),
  cordon: text("Lets no more pods come to this node."),
  uncordon: text("Lets pods come to this node again."),
  drain: ref("Empties a node.", DrainStep),
  traffic: ref("Begins to send requests.", TrafficStep),
  fault: ref("Lets something go wrong.", FaultStep),
  endFault: text("Ends the fault of this name."),
  advance: text("Lets so much time pass: 30s."),
  wait: ref("Waits until something holds.", WaitStep),
  expect: ref("Looks at objects.", ExpectStep),
};
export const actionNames = Object.keys(actions);

export const Step = struct(
  named("Step"),
  "Something that is done. It has a name, if need be, and exactly one of the other members.",
  {
    name: text("What it is called: for reports, and for from and until of invariants."),
    ...actions,
  },
);
export type Step = ObjectOf<typeof Step>;
