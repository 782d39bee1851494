/**
 * What `/metrics` tells of webhooks and policies. Durations are those of the cluster's own time.
 * Source: apiserver/pkg/admission/metrics and plugin/policy/validating/metrics 1.36.
 */
import { family, Histogram, labelsOf, samples } from "./exposition.ts";

/** Bounds in seconds. */
const secondsBounds = [0.005, 0.025, 0.1, 0.5, 1, 2.5, 10, 25];

/** That a webhook was asked, and what came of it. */
export interface AskedWebhook {
  readonly name: string;
  readonly type: "validating" | "admit";
  readonly operation: string;
  /** The code of the answer; 0 where the server itself failed. */
  readonly code: number;
  /** Why the request is refused; absent where it is not. */
  readonly rejection?: "no_error" | "calling_webhook_error" | "apiserver_internal_error";
  /** It failed, and its failure policy is to go on. */
  readonly isFailedOpen?: boolean;
  readonly seconds: number;
}

/** That a ValidatingAdmissionPolicy found something. */
export interface CheckedPolicy {
  readonly policy: string;
  readonly policy_binding: string;
  readonly error_type: string;
  readonly enforcement_action: "deny" | "warn" | "audit";
}

/** That a mutation of a MutatingAdmissionPolicy was tried. */
export interface MutatedByPolicy {
  readonly policy: string;
  readonly policy_binding: string;
  readonly error_type: "no_error" | "invalid_error" | "out_of_budget";
}

export type AdmissionObservation = AskedWebhook | CheckedPolicy | MutatedByPolicy;

/** Counts what webhooks and policies do. Of what is not configured nothing is told. */
export class AdmissionMetrics {
  readonly #durations = new Histogram(secondsBounds);
  readonly #requests = new Map<string, number>();
  readonly #rejections = new Map<string, number>();
  readonly #failedOpen = new Map<string, number>();
  readonly #checks = new Map<string, number>();
  readonly #mutations = new Map<string, number>();

  note(observations: readonly AdmissionObservation[]): void {
    for (const each of observations) {
      if ("enforcement_action" in each) add(this.#checks, labelsOf({ ...sortedCheck(each) }));
      else if ("policy" in each) add(this.#mutations, labelsOf({ ...sortedMutation(each) }));
      else this.#noteWebhook(each);
    }
  }

  #noteWebhook({ name, type, operation, code, seconds, ...found }: AskedWebhook): void {
    const { rejection, isFailedOpen } = found;
    const rejected = String(rejection !== undefined);
    this.#durations.observe(labelsOf({ name, operation, rejected, type }), seconds);
    add(this.#requests, labelsOf({ code: String(code), name, operation, rejected, type }));
    if (isFailedOpen === true) add(this.#failedOpen, labelsOf({ name, type }));
    if (rejection === undefined) return;
    const more = { error_type: rejection, name, operation, rejection_code: String(code), type };
    add(this.#rejections, labelsOf(more));
  }

  lines(): readonly string[] {
    const prefix = "apiserver_admission_webhook";
    const durations = this.#durations.samples(`${prefix}_admission_duration_seconds`);
    return [
      ...told(
        [`${prefix}_admission_duration_seconds`, "histogram", "How long webhooks took."],
        durations,
      ),
      ...counted(`${prefix}_request_total`, "Questions to webhooks.", this.#requests),
      ...counted(`${prefix}_rejection_count`, "Refusals by webhooks.", this.#rejections),
      ...counted(`${prefix}_fail_open_count`, "Failures of webhooks.", this.#failedOpen),
      ...counted(
        "apiserver_validating_admission_policy_check_total",
        "What policies found.",
        this.#checks,
      ),
      ...counted(
        "apiserver_mutating_admission_policy_check_total",
        "What came of the mutations of policies.",
        this.#mutations,
      ),
    ];
  }
}

const sortedCheck = ({
  enforcement_action,
  error_type,
  policy,
  policy_binding,
}: CheckedPolicy) => ({
  enforcement_action,
  error_type,
  policy,
  policy_binding,
});

const sortedMutation = ({ error_type, policy, policy_binding }: MutatedByPolicy) => ({
  error_type,
  policy,
  policy_binding,
});

function add(counts: Map<string, number>, labels: string): void {
  counts.set(labels, (counts.get(labels) ?? 0) + 1);
}

const counted = (name: string, help: string, counts: ReadonlyMap<string, number>) =>
  told([name, "counter", help], samples(name, counts));

const told = (of: Parameters<typeof family>, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [...family(...of), ...lines];
