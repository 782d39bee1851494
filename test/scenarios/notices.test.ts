/** What a run tells of names that are misspelt, though all that it asked held. */
import { expect, test } from "vitest";
import { play, scenario, up } from "./playing.ts";

const noticesOf = (spec: string) => {
  const { result, notices = [] } = play(scenario(spec)).run;
  return { result, notices };
};
const about = (text: string) => [`${text}, which is asked about, was never there`];
const never = (condition: string) =>
  `steps: [{ advance: 1m }]\ninvariants: [{ never: '${condition}' }]`;

test.each([
  {
    behaviour: "an object that never was",
    spec: never('ready("deployment/wbe") > 3'),
    notices: about("deployment/wbe"),
  },
  {
    behaviour: "an object of another namespace, where one of that name is in its own",
    spec: never('ready("deployment/web") + ready("deployment/web", "shop") > 6'),
    notices: about("deployment/web of namespace shop"),
  },
  {
    behaviour: "labels that nothing has",
    spec: never('count("services", "app=wbe") > 1'),
    notices: about("any of services with app=wbe"),
  },
  {
    behaviour: "a condition that no Deployment has",
    spec: never('condition("deployment/web", "Ready") == "False"'),
    notices: about("the condition Ready of deployment/web"),
  },
  {
    behaviour: "a condition with two letters that have changed places",
    spec: never('condition("node/node-0", "Raedy") == "False"'),
    notices: about("the condition Raedy of node/node-0"),
  },
  {
    behaviour: "a wait until something is gone that never was",
    spec: `steps: [{ advance: 1m }, { wait: { deleted: pod/wbe } }]`,
    notices: about("pod/wbe"),
  },
  {
    behaviour: "a fault of a node that never was",
    spec: `steps:
  - fault: { name: crash, spec: { type: NodeCrash, target: { nodes: [node-9] } } }
  - advance: 1m`,
    notices: ['the fault "crash" has struck nothing: there is no node node-9 to strike'],
  },
  {
    behaviour: "a node that never was, beside one that is struck",
    spec: `steps:
  - fault: { name: crash, spec: { type: NodeCrash, target: { nodes: [node-9, node-0] } } }
  - advance: 1m`,
    notices: ['the fault "crash": there is no node node-9 to strike'],
  },
])("$behaviour is told of", ({ spec, notices }) => {
  expect(noticesOf(spec)).toEqual({ result: "passed", notices });
});

test.each([
  {
    behaviour: "what was deleted before anybody asked",
    spec: `steps: [${up.slice(2)}, { delete: { target: deployment/web } }]
goals: [{ eventually: 'count("pods", "app=web") == 0 && active("deployment/web") == 0' }]`,
  },
  {
    behaviour: "a wait until something is gone that already is",
    spec: `steps: [{ delete: { target: service/web } }, { wait: { deleted: service/web } }]`,
  },
  {
    behaviour: "a condition that comes only when something goes wrong",
    spec: never('condition("deployment/web", "ReplicaFailure") == "True"'),
  },
  {
    behaviour: "a condition that anybody may give to a node",
    spec: never('condition("node/node-0", "KernelDeadlock") == "True"'),
  },
  {
    behaviour: "a fault of pulls, of pods that come after it has begun",
    spec: `steps:
  - fault:
      name: down
      spec: { type: RegistryDown, target: { podSelector: { matchLabels: { app: b } } } }
  - advance: 1m`,
  },
  {
    behaviour: "an object that is to be absent",
    spec: "steps: [{ expect: { absent: [pod/none], that: 'get(\"pod/other\") == null' } }]",
  },
])("$behaviour is not told of", ({ spec }) => {
  expect(noticesOf(spec)).toEqual({ result: "passed", notices: [] });
});
