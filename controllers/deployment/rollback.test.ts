import { expect, test } from "vitest";
import { Deployment } from "../../api/apps/deployment.ts";
import { deploymentOf, nowMs, podTemplate, replicaSetOf, timeAt } from "../testing/workloads.ts";
import { planRollback, rollbackRevision } from "./rollback.ts";

const domain = "deployment.kubernetes.io";
const rollbackTo = "deprecated.deployment.rollback.to";

function setOf(name: string, image: string, revision: number) {
  const template = podTemplate(image);
  const labels = { ...template.metadata.labels, "pod-template-hash": name };
  return replicaSetOf({
    metadata: {
      name,
      annotations: { [`${domain}/revision`]: String(revision), "change-cause": `to ${image}` },
      creationTimestamp: timeAt(revision),
    },
    spec: { template: { ...template, metadata: { ...template.metadata, labels } } },
  });
}

const annotated = (to: string) =>
  deploymentOf({
    metadata: { annotations: { [rollbackTo]: to, [`${domain}/revision`]: "3", mine: "yes" } },
    spec: { template: podTemplate("app:3") },
  });
const older = [setOf("web-1", "app:1", 1), setOf("web-2", "app:2", 2)];
const newest = setOf("web-3", "app:3", 3);

function outline(to: string, sets = older) {
  const deployment = annotated(to);
  const actions = planRollback({ deployment, newest, older: sets, nowMs }, BigInt(to));
  return actions.flatMap((action) => {
    if (action.do === "record") return [`${action.event.type} ${action.event.message}`];
    if (action.do !== "update") return [];
    // A Deployment writes nothing but itself here.
    const { spec, metadata } = action.object as Deployment;
    const image = spec.template.spec.containers[0]?.image;
    const note = action.succeeded;
    return [
      `${image} ${Object.keys(metadata.annotations ?? {}).join()}`,
      ...(note === undefined ? [] : [`${note.reason}: ${note.message}`]),
    ];
  });
}

test.each([
  {
    behaviour: "to a revision has its template and its annotations",
    to: "1",
    does: [
      `app:1 ${domain}/revision,change-cause`,
      'DeploymentRollback: Rolled back deployment "web" to revision 1',
    ],
  },
  {
    behaviour: "to 0 is to the revision before",
    to: "0",
    does: [
      `app:2 ${domain}/revision,change-cause`,
      'DeploymentRollback: Rolled back deployment "web" to revision 2',
    ],
  },
  {
    behaviour: "to a revision that is not there is given up",
    to: "7",
    does: ["Warning Unable to find the revision to rollback to.", `app:3 ${domain}/revision,mine`],
  },
  {
    behaviour: "to what is there already changes nothing",
    to: "3",
    does: [
      'Warning The rollback revision contains the same template as current deployment "web"',
      `app:3 ${domain}/revision,mine`,
    ],
  },
])("a rollback $behaviour", ({ to, does }) => {
  expect(outline(to)).toEqual(does);
});

test("a rollback to the revision before is given up where there is none", () => {
  expect(outline("0", [])[0]).toBe("Warning Unable to find last revision.");
});

test("the template has no label of the ReplicaSet that it is taken from", () => {
  const [action] = planRollback({ deployment: annotated("1"), newest, older, nowMs }, 1n);
  expect(action).toMatchObject({ do: "update", resource: Deployment });
  expect(JSON.stringify(action)).not.toContain("pod-template-hash");
});

test.each([
  { text: "", revision: undefined },
  { text: "two", revision: undefined },
  { text: "2", revision: 2n },
])("an annotation that says '$text' asks for $revision", ({ text, revision }) => {
  expect(rollbackRevision(annotated(text))).toBe(revision);
});
