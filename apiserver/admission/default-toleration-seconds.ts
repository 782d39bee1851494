import type { AdmissionPlugin } from "./plugin.ts";
import { onPodSpec } from "./pod-spec.ts";

const toleratedTaints = ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"];
const tolerationSeconds = 300;

/** Pods stay for five minutes on a node that is lost, unless they say otherwise. */
export const defaultTolerationSeconds: AdmissionPlugin = {
  name: "DefaultTolerationSeconds",
  resource: { group: "", plural: "pods" },
  mutatesUpdates: true,
  mutateSpec: onPodSpec((spec) => {
    const { tolerations = [] } = spec;
    const missing = toleratedTaints.filter(
      (taint) =>
        !tolerations.some(
          ({ key = "", effect = "" }) =>
            (key === taint || key === "") && (effect === "NoExecute" || effect === ""),
        ),
    );
    if (missing.length === 0) return spec;
    const added = missing.map((key) => ({
      key,
      operator: "Exists",
      effect: "NoExecute",
      tolerationSeconds,
    }));
    return { ...spec, tolerations: [...tolerations, ...added] };
  }),
};
