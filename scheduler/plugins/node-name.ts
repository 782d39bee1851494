import type { Plugin, Rejection } from "../framework/framework.ts";

const name = "NodeName";
const rejection: Rejection = {
  plugin: name,
  reasons: ["node(s) didn't match the requested node name"],
  unresolvable: true,
};

/** Keeps a pod that names its node off all others. */
export const nodeName: Plugin = {
  name,
  sign: ({ spec }) => spec.nodeName ?? "",
  preFilter({ spec: { nodeName: wanted = "" } }, snapshot) {
    if (wanted === "") return undefined;
    return { filter: (slot) => (snapshot.info(slot).name === wanted ? undefined : rejection) };
  },
  requeueOn: ["NodeAdd"],
};
