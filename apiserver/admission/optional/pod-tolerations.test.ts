/** PodTolerationRestriction. Source: the page "Admission Controllers Reference". */
import { expect, test } from "vitest";
import { namespaces, podSpec, pods, testServer } from "../../testing/server.ts";
import { mergeTolerations } from "../tolerations.ts";

const dedicated = { key: "dedicated-node", operator: "Exists", effect: "NoSchedule" };
const lost = ["not-ready", "unreachable"].map((taint) => ({
  key: `node.kubernetes.io/${taint}`,
  operator: "Exists",
  effect: "NoExecute",
  tolerationSeconds: 300,
}));
const lostToo = { operator: "Exists", effect: "NoExecute" };
const memoryPressure = {
  key: "node.kubernetes.io/memory-pressure",
  operator: "Exists",
  effect: "NoSchedule",
};
const refused = (whose: "cluster" | "namespace") => ({
  code: 500,
  body: expect.objectContaining({
    message:
      "pod tolerations (possibly merged with namespace default tolerations) conflict with its " +
      `${whose} whitelist`,
  }),
});

/** What becomes of a pod in a namespace with those annotations. */
function created({ defaults, whitelist, spec, options = {} }: Row): unknown {
  const { send, given } = testServer({
    admission: {
      enablePlugins: ["PodTolerationRestriction"],
      podTolerationRestriction: options,
    },
  });
  const prefix = "scheduler.alpha.kubernetes.io";
  const annotations = {
    ...(defaults !== undefined && { [`${prefix}/defaultTolerations`]: textOf(defaults) }),
    ...(whitelist !== undefined && { [`${prefix}/tolerationsWhitelist`]: textOf(whitelist) }),
  };
  given({
    verb: "patch",
    patchType: "merge",
    ...namespaces,
    name: "default",
    body: { metadata: { annotations } },
  });
  const body = { metadata: { name: "web" }, spec: { ...podSpec, ...spec } };
  const answer = send({ verb: "create", ...pods, body });
  const { code } = answer;
  return code === 201 ? Object(answer.body).spec.tolerations : { code, body: answer.body };
}

const textOf = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

interface Row {
  readonly defaults?: unknown;
  readonly whitelist?: unknown;
  readonly spec?: object;
  readonly options?: object;
}

test.each<Row & { behaviour: string; becomes: unknown }>([
  { behaviour: "without annotations is as ever", becomes: lost },
  {
    behaviour: "gets the tolerations of its namespace after its own",
    defaults: [dedicated],
    becomes: [...lost, dedicated],
  },
  {
    behaviour: "gets those of the cluster where the namespace has none",
    options: { default: [dedicated] },
    becomes: [...lost, dedicated],
  },
  {
    behaviour: "gets none of the cluster where the namespace says so",
    defaults: "",
    options: { default: [dedicated] },
    becomes: lost,
  },
  {
    behaviour: "keeps the wider of two",
    defaults: [lostToo],
    becomes: [lostToo],
  },
  {
    behaviour: "that asks for something bears nodes short of memory",
    spec: {
      containers: [{ name: "app", image: "nginx", resources: { requests: { cpu: "1" } } }],
    },
    becomes: [...lost, memoryPressure],
  },
  {
    behaviour: "is refused beyond the list of its namespace",
    whitelist: [...lost, dedicated],
    spec: { tolerations: [{ ...dedicated, key: "gpu" }] },
    becomes: refused("namespace"),
  },
  {
    behaviour: "is refused beyond the list of the cluster",
    options: { whitelist: [dedicated] },
    becomes: refused("cluster"),
  },
  {
    behaviour: "is accepted within it",
    whitelist: [lostToo, dedicated],
    spec: { tolerations: [dedicated] },
    becomes: [dedicated, ...lost],
  },
  {
    behaviour: "is refused where an annotation is no JSON",
    defaults: "gpu",
    becomes: {
      code: 500,
      body: expect.objectContaining({
        message: "invalid character 'g' looking for beginning of value",
      }),
    },
  },
])("a pod $behaviour", ({ becomes, ...row }) => {
  expect(created(row)).toEqual(becomes);
});

test.each([
  { behaviour: "equal", value: { value: "a" }, other: { value: "a" }, merges: true },
  { behaviour: "of other values", value: { value: "a" }, other: { value: "b" }, merges: false },
  { behaviour: "of other keys", value: { key: "k" }, other: { key: "l" }, merges: false },
  {
    behaviour: "of every key",
    value: { key: "", operator: "Exists" },
    other: { value: "b" },
    merges: true,
  },
  { behaviour: "of every effect", value: { effect: "" }, other: {}, merges: true },
  {
    behaviour: "that last longer",
    value: { effect: "NoExecute", tolerationSeconds: 10 },
    other: { effect: "NoExecute", tolerationSeconds: 5 },
    merges: true,
  },
  {
    behaviour: "that last shorter than one for ever",
    value: { effect: "NoExecute", tolerationSeconds: 10, operator: "Exists" },
    other: { effect: "NoExecute", operator: "Equal" },
    merges: false,
  },
])("tolerations $behaviour", ({ value, other, merges }) => {
  const some = { key: "k", operator: "Equal", value: "", effect: "NoSchedule" };
  const [wide, narrow] = [
    { ...some, ...value },
    { ...some, ...other },
  ];
  expect(mergeTolerations([narrow], [wide])).toEqual(merges ? [wide] : [narrow, wide]);
});
