/** Takes the metrics of an autoscaler together. Source: computeReplicasForMetrics 1.36. */
import type { HorizontalPodAutoscaler } from "../../api/autoscaling/horizontal-pod-autoscaler.ts";
import type { MetricStatus } from "../../api/autoscaling/metric.ts";
import { quantityToDecimal } from "../../api/quantity.ts";
import { parseLabelSelector } from "../../api/selectors/labels.ts";
import { StatusError } from "../../api/status.ts";
import type { Finding } from "./conditions.ts";
import type { Observed, Target } from "./observed.ts";
import { type MetricFailure, type MetricProposal, propose } from "./proposal.ts";
import type { Tolerances } from "./replicas.ts";
import { tolerance } from "./settings.ts";

/** A warning about the autoscaler. */
export interface Complaint {
  readonly reason: string;
  readonly message: string;
}

export interface Combined {
  /** Nothing where it cannot be told. */
  readonly proposal?: { readonly replicas: number; readonly metric: string };
  readonly finding: Finding;
  readonly statuses?: readonly MetricStatus[];
  readonly complaints: readonly Complaint[];
}

/** How many pods the metrics ask for: as many as the one that asks for the most. */
export function combine(observed: Observed, { scale }: Target): Combined {
  const { selector = "" } = scale.status;
  if (selector === "") {
    const complaint = { reason: "SelectorRequired", message: "selector is required" };
    return unusable(complaint, {
      reason: "InvalidSelector",
      message: "the HPA target's scale is missing a selector",
    });
  }
  const problem = selectorProblem(selector);
  if (problem !== undefined) return unusable(problem, problem);
  const pods = observed.pods(selector);
  const controlling = observed.controlling(pods);
  if (controlling.length > 1) {
    const all = `[${controlling.join(" ")}]`;
    const message = `pods by selector ${selector} are controlled by multiple HPAs: ${all}`;
    const complaint = { reason: "AmbiguousSelector", message };
    return unusable(complaint, complaint);
  }
  const { spec, metadata } = observed.autoscaler;
  const subject = {
    pods,
    namespace: metadata.namespace ?? "",
    specReplicas: scale.spec.replicas ?? 0,
    statusReplicas: scale.status.replicas,
    tolerances: tolerancesOf(spec),
    nowMs: observed.nowMs,
    metrics: observed.metrics(selector),
  };
  const results = (spec.metrics ?? []).map((metric) => propose(metric, subject));
  return together(results, subject.specReplicas);
}

const isFailure = (result: MetricProposal | MetricFailure): result is MetricFailure =>
  "summary" in result;

function together(
  results: readonly (MetricProposal | MetricFailure)[],
  specReplicas: number,
): Combined {
  const failures = results.filter(isFailure);
  const statuses = results.map((each) => (isFailure(each) ? { type: "" } : each.status));
  const complaints = failures.map(({ reason, message }) => ({ reason, message }));
  let most: MetricProposal | undefined;
  for (const result of results) {
    if (isFailure(result)) continue;
    // Of metrics that ask for no pods the last one counts.
    if (most === undefined || most.replicas === 0 || result.replicas > most.replicas) most = result;
  }
  const [first] = failures;
  // What is not known might ask for more: it stops a fall, and nothing else.
  if (first !== undefined && (most === undefined || most.replicas < specReplicas)) {
    const message = `the HPA was unable to compute the replica count: ${first.message}`;
    const counts = `${failures.length} invalid out of ${results.length}`;
    const summary = `invalid metrics (${counts}), first error is: ${first.summary}`;
    return {
      finding: { type: "ScalingActive", status: "False", reason: first.reason, message },
      statuses,
      complaints: [...complaints, failedToCompute(summary)],
    };
  }
  const { replicas = 0, name = "" } = most ?? {};
  const message = `the HPA was able to successfully calculate a replica count from ${name}`;
  return {
    proposal: { replicas, metric: name },
    finding: { type: "ScalingActive", status: "True", reason: "ValidMetricFound", message },
    statuses,
    complaints,
  };
}

function unusable(complaint: Complaint, { reason, message }: Complaint): Combined {
  return {
    finding: { type: "ScalingActive", status: "False", reason, message },
    complaints: [complaint, failedToCompute(complaint.message)],
  };
}

const failedToCompute = (message: string) => ({
  reason: "FailedComputeMetricsReplicas",
  message,
});

function selectorProblem(selector: string): Complaint | undefined {
  try {
    parseLabelSelector(selector);
    return undefined;
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    const what = "couldn't convert selector into a corresponding internal selector object";
    return { reason: "InvalidSelector", message: `${what}: ${error.message}` };
  }
}

/** How far metrics may be off, as the behaviour has it. */
function tolerancesOf({ behavior }: HorizontalPodAutoscaler["spec"]): Tolerances {
  const own = (text: string | undefined) =>
    text === undefined ? tolerance : quantityToDecimal(text);
  return {
    scaleDown: own(behavior?.scaleDown?.tolerance),
    scaleUp: own(behavior?.scaleUp?.tolerance),
  };
}
