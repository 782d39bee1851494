import * as z from "zod";
import type { TopologySpreadConstraint } from "../../api/core/pod/scheduling.ts";
import { duplicate, type FieldError } from "../../api/field-error.ts";
import { signatureOf } from "../decision/signature.ts";
import type { Pod } from "../framework/framework.ts";
import { configurable } from "../framework/plugin-args.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import {
  ownSpreading,
  readConstraint,
  type Spreading,
  signatureFor,
} from "../spreading/constraints.ts";
import { spreadFilter } from "../spreading/filter.ts";
import { spreadMayHelp } from "../spreading/hints.ts";
import { defaultSelector } from "../spreading/pod-selection.ts";
import { spreadScore } from "../spreading/score.ts";

const name = "PodTopologySpread";
const constraint = z.strictObject({
  maxSkew: z.int().min(1),
  topologyKey: z.string().min(1),
  whenUnsatisfiable: z.enum(["DoNotSchedule", "ScheduleAnyway"]),
  minDomains: z.int().min(1).optional(),
  nodeAffinityPolicy: z.enum(["Honor", "Ignore"]).optional(),
  nodeTaintsPolicy: z.enum(["Honor", "Ignore"]).optional(),
  matchLabelKeys: z.array(z.string()).readonly().optional(),
});
const args = z
  .strictObject({
    defaultConstraints: z.array(constraint).readonly().default([]),
    defaultingType: z.enum(["System", "List"]).default("System"),
  })
  .refine(
    ({ defaultConstraints, defaultingType }) =>
      defaultingType === "List" || defaultConstraints.length === 0,
    {
      path: ["defaultingType"],
      message: "when .defaultConstraints are not empty, must be List",
    },
  );

/** Source: podtopologyspread/plugin.go systemDefaultConstraints 1.36. */
const systemConstraints: readonly TopologySpreadConstraint[] = [
  { topologyKey: "kubernetes.io/hostname", whenUnsatisfiable: "ScheduleAnyway", maxSkew: 3 },
  { topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: "ScheduleAnyway", maxSkew: 5 },
];

/** Spreads pods evenly over places: as they ask, or those of one controller or service anyway. */
export const podTopologySpread = configurable(
  name,
  args,
  ({ defaultConstraints, defaultingType }) => {
    const isSystem = defaultingType === "System";
    const defaults = isSystem ? systemConstraints : defaultConstraints;
    const spreadingOf = (pod: Pod, snapshot: Snapshot): Spreading | undefined =>
      ownSpreading(pod) ?? defaultSpreading(pod, { defaults, isSystem, snapshot });
    return {
      name,
      sign: (pod, snapshot) => spreadingOf(pod, snapshot)?.signature ?? "",
      preFilter(pod, snapshot) {
        const spreading = spreadingOf(pod, snapshot);
        const hard = spreading?.constraints.filter(({ isRequired }) => isRequired) ?? [];
        return hard.length === 0 ? undefined : spreadFilter(pod, hard, snapshot);
      },
      preScore(pod, snapshot) {
        const { constraints = [], needsAllLabels = true } = spreadingOf(pod, snapshot) ?? {};
        const soft = constraints.filter(({ isRequired }) => !isRequired);
        if (soft.length === 0) return undefined;
        return spreadScore(pod, { constraints: soft, needsAllLabels }, snapshot);
      },
      requeueOn: [
        "AssignedPodAdd",
        "AssignedPodUpdate",
        "AssignedPodDelete",
        "NodeAdd",
        "NodeDelete",
        "NodeUpdateLabel",
        "NodeUpdateTaint",
        "TargetPodUpdateLabel",
        "TargetPodUpdateToleration",
      ],
      queueingHint(pod, event, snapshot) {
        const { constraints = [] } = spreadingOf(pod, snapshot) ?? {};
        const hard = constraints.filter(({ isRequired }) => isRequired);
        return spreadMayHelp(pod, event, { constraints: hard, snapshot });
      },
    };
  },
  ({ defaultConstraints }) => repeated(defaultConstraints),
);

/** Source: kube-scheduler apis/config/validation, validateConstraintNotRepeat 1.36. */
function repeated(constraints: readonly TopologySpreadConstraint[]): readonly FieldError[] {
  const texts = constraints.map((each) => `{${each.topologyKey}, ${each.whenUnsatisfiable}}`);
  return texts.flatMap((text, index) =>
    texts.indexOf(text) < index ? [duplicate(`defaultConstraints[${index}]`, text)] : [],
  );
}

interface Defaulting {
  readonly defaults: readonly TopologySpreadConstraint[];
  readonly isSystem: boolean;
  readonly snapshot: Snapshot;
}

/**
 * The constraints of a pod that has none, if anything selects it: by that alone, as no
 * `matchLabelKeys` of defaults have an effect. Source: buildDefaultConstraints 1.36, KEP-3243.
 */
function defaultSpreading(
  pod: Pod,
  { defaults, isSystem, snapshot }: Defaulting,
): Spreading | undefined {
  if (defaults.length === 0) return undefined;
  const selector = defaultSelector(pod, snapshot.selections);
  if (selector === undefined) return undefined;
  const constraints = defaults.map((each) => readConstraint(each, { selector, isEmpty: false }));
  const signature = signatureFor(pod, constraints, `${signatureOf(defaults)}|${selector.text}`);
  return { constraints, needsAllLabels: !isSystem, signature };
}
