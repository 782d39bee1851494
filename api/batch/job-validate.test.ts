import { describe, expect, test } from "vitest";
import { byName } from "../field-error.ts";
import { printed } from "../internal-types/index.ts";
import { errorTexts } from "../validation/test-errors.ts";
import { Job } from "./job.ts";
import type { JobSpec } from "./job-spec.ts";
import type { JobStatus } from "./job-status.ts";
import { generatedLabels, indexed, testJob, testTask } from "./test-jobs.ts";

const shownLabels = (labels: Readonly<Record<string, string>>) => JSON.stringify(byName(labels));

const { strategy } = Job;
const rule = { action: "FailJob", onExitCodes: { operator: "In", values: [1] } };
const failed = { podReplacementPolicy: "Failed" };
const atLeast0 = "must be greater than or equal to 0";
const onFailure = { ...testTask(), spec: { ...testTask().spec, restartPolicy: "OnFailure" } };
const always = { ...testTask(), spec: { ...testTask().spec, restartPolicy: "Always" } };

interface Row {
  readonly behaviour: string;
  readonly spec: Partial<JobSpec>;
  readonly errors: readonly string[];
}

const specs: readonly Row[] = [
  { behaviour: "a minimal one is right", spec: {}, errors: [] },
  {
    behaviour: "counts are not negative",
    spec: {
      parallelism: -1,
      completions: -1,
      activeDeadlineSeconds: -1,
      backoffLimit: -1,
      ttlSecondsAfterFinished: -1,
    },
    errors: [
      `spec.parallelism: Invalid value: -1: ${atLeast0}`,
      `spec.completions: Invalid value: -1: ${atLeast0}`,
      `spec.activeDeadlineSeconds: Invalid value: -1: ${atLeast0}`,
      `spec.backoffLimit: Invalid value: -1: ${atLeast0}`,
      `spec.ttlSecondsAfterFinished: Invalid value: -1: ${atLeast0}`,
    ],
  },
  {
    behaviour: "pods that always restart never end",
    spec: { template: always },
    errors: [
      'spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"',
    ],
  },
  {
    behaviour: "a manual selector must be given and match",
    spec: { manualSelector: true, selector: undefined },
    errors: [
      "spec.selector: Required value",
      `spec.template.metadata.labels: Invalid value: ${shownLabels(generatedLabels)}: ` +
        "`selector` does not match template `labels`",
    ],
  },
  {
    behaviour: "a selector beside the generated one is refused",
    spec: { selector: { matchLabels: { a: "b" } } },
    errors: [
      'spec.selector: Invalid value: {"matchLabels":{"a":"b"}}: `selector` not auto-generated',
      `spec.template.metadata.labels: Invalid value: ${shownLabels(generatedLabels)}: ` +
        "`selector` does not match template `labels`",
    ],
  },
  {
    behaviour: "labels of another Job are refused",
    spec: {
      template: testTask({ ...generatedLabels, "job-name": "other" }),
    },
    errors: [
      "spec.template.metadata.labels[job-name]: Invalid value: " +
        `${shownLabels({ ...generatedLabels, "job-name": "other" })}: must be 'pi'`,
    ],
  },
  {
    behaviour: "who manages it is named by a path below a domain",
    spec: { managedBy: "me" },
    errors: [
      'spec.managedBy: Invalid value: "me": must be a domain-prefixed path (such as "acme.io/foo")',
    ],
  },
  {
    behaviour: "who manages it has a short name of the right letters",
    spec: { managedBy: `a.io/${"x".repeat(59)}?` },
    errors: [
      `spec.managedBy: Invalid value: "${"x".repeat(59)}?": Invalid path ` +
        "(regex used for validation is '[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+')",
      "spec.managedBy: Too long: may not be more than 63 bytes",
    ],
  },
  {
    behaviour: "the completion mode is known",
    spec: { completionMode: "Sorted" },
    errors: [
      'spec.completionMode: Unsupported value: "Sorted": supported values: "Indexed", "NonIndexed"',
    ],
  },
  {
    behaviour: "indexes have an end",
    spec: { completionMode: "Indexed", completions: undefined },
    errors: ["spec.completions: Required value: when completion mode is Indexed"],
  },
  {
    behaviour: "failures by index need indexes",
    spec: { backoffLimitPerIndex: 1, maxFailedIndexes: 1 },
    errors: [
      "spec.backoffLimitPerIndex: Invalid value: 1: requires indexed completion mode",
      "spec.maxFailedIndexes: Invalid value: 1: requires indexed completion mode",
    ],
  },
  {
    behaviour: "no more indexes fail than there are",
    spec: { ...indexed, maxFailedIndexes: 5 },
    errors: [
      "spec.backoffLimitPerIndex: Required value: when maxFailedIndexes is specified",
      "spec.maxFailedIndexes: Invalid value: 5: must be less than or equal to completions",
    ],
  },
  {
    behaviour: "vast Jobs limit what they do at a time",
    spec: {
      ...indexed,
      completions: 100_001,
      parallelism: 10_001,
      backoffLimitPerIndex: 1,
    },
    errors: [
      "spec.maxFailedIndexes: Required value: must be specified when completions is above 100000",
      "spec.parallelism: Invalid value: 10001: must be less than or equal to 10000 when " +
        "completions are above 100000 and used with backoff limit per index",
    ],
  },
  {
    behaviour: "a policy for failed pods needs pods that are not restarted, nor replaced early",
    spec: {
      podFailurePolicy: { rules: [rule] },
      template: onFailure,
    },
    errors: [
      'spec.podReplacementPolicy: Unsupported value: "TerminatingOrFailed": supported values: "Failed"',
      'spec.template.spec.restartPolicy: Invalid value: "OnFailure": only "Never" is supported ' +
        "when podFailurePolicy is specified",
    ],
  },
  {
    behaviour: "a rule for failed pods says what to do, and when",
    spec: { ...failed, podFailurePolicy: { rules: [{ action: "" }, { action: "FailIndex" }] } },
    errors: [
      "spec.podFailurePolicy.rules[0].action: Required value: " +
        'valid values: ["Count" "FailIndex" "FailJob" "Ignore"]',
      "spec.podFailurePolicy.rules[0]: Invalid value: " +
        "specifying one of OnExitCodes and OnPodConditions is required",
      'spec.podFailurePolicy.rules[1].action: Invalid value: "FailIndex": ' +
        "requires the backoffLimitPerIndex to be set",
      "spec.podFailurePolicy.rules[1]: Invalid value: " +
        "specifying one of OnExitCodes and OnPodConditions is required",
    ],
  },
  {
    behaviour: "a rule looks at exit codes or at conditions",
    spec: {
      ...failed,
      podFailurePolicy: {
        rules: [{ ...rule, onPodConditions: [{ type: "DisruptionTarget", status: "Maybe" }] }],
      },
    },
    errors: [
      'spec.podFailurePolicy.rules[0].onPodConditions[0].status: Unsupported value: "Maybe": ' +
        'supported values: "False", "True", "Unknown"',
      "spec.podFailurePolicy.rules[0]: Invalid value: " +
        "specifying both OnExitCodes and OnPodConditions is not supported",
    ],
  },
  {
    behaviour: "exit codes rise, and 0 is no failure",
    spec: {
      ...failed,
      podFailurePolicy: {
        rules: [
          {
            action: "Ignore",
            onExitCodes: { operator: "In", containerName: "nope", values: [2, 0, 2] },
          },
        ],
      },
    },
    errors: [
      'spec.podFailurePolicy.rules[0].onExitCodes.containerName: Invalid value: "nope": ' +
        "must be one of the container or initContainer names in the pod template",
      "spec.podFailurePolicy.rules[0].onExitCodes.values[1]: Invalid value: 0: " +
        "must not be 0 for the In operator",
      "spec.podFailurePolicy.rules[0].onExitCodes.values[2]: Duplicate value: 2",
      "spec.podFailurePolicy.rules[0].onExitCodes.values: Invalid value: [2,0,2]: must be ordered",
    ],
  },
  {
    behaviour: "an early success needs indexes",
    spec: { successPolicy: { rules: [{ succeededCount: 1 }] } },
    errors: [
      'spec.successPolicy: Invalid value: {"Rules":[{"SucceededIndexes":null,"SucceededCount":1}]}: ' +
        "requires indexed completion mode",
    ],
  },
  {
    behaviour: "an early success has rules",
    spec: { ...indexed, successPolicy: { rules: [] } },
    errors: [
      "spec.successPolicy.rules: Required value: " +
        "at least one rules must be specified when the successPolicy is specified",
    ],
  },
  {
    behaviour: "an early success asks for what can be",
    spec: {
      ...indexed,
      successPolicy: {
        rules: [
          {},
          { succeededIndexes: "0-9" },
          { succeededIndexes: "0-1", succeededCount: 3 },
          { succeededCount: 5 },
        ],
      },
    },
    errors: [
      "spec.successPolicy.rules[0]: Required value: " +
        "at least one of succeededCount or succeededIndexes must be specified",
      'spec.successPolicy.rules[1].succeededIndexes: Invalid value: "0-9": ' +
        'error parsing succeededIndexes: too large index: "9"',
      "spec.successPolicy.rules[2].succeededCount: Invalid value: 3: must be less than or equal to " +
        "2 (the number of indexes in the specified succeededIndexes field)",
      "spec.successPolicy.rules[3].succeededCount: Invalid value: 5: must be less than or equal to " +
        "4 (the number of specified completions)",
    ],
  },
];

test.each(specs)("of a spec $behaviour", ({ spec, errors }) => {
  expect(errorTexts(strategy.validate?.(testJob(spec)) ?? [])).toEqual(errors);
});

test("the pods of an Indexed Job must find names for their hosts", () => {
  const name = "x".repeat(62);
  const labels = { ...generatedLabels, "job-name": name, "batch.kubernetes.io/job-name": name };
  const job = testJob({ ...indexed, template: testTask(labels) }, {}, { name });
  expect(errorTexts(strategy.validate?.(job) ?? [])).toEqual([
    `metadata.name: Invalid value: "${name}": ` +
      `will not able to create pod with invalid DNS label: ${name}-3`,
  ]);
});

describe("an update", () => {
  const suspended = { suspend: true };
  const image = {
    ...testTask(),
    spec: { ...testTask().spec, nodeSelector: { a: "b" }, hostname: "x" },
  };
  const placed = { ...testTask(), spec: { ...testTask().spec, nodeSelector: { a: "b" } } };
  const shown = (type: string, value: object) => JSON.stringify(printed(type, value));
  const immutable = (template: JobSpec["template"]) =>
    `spec.template: Invalid value: ${shown("core.PodTemplateSpec", template)}: field is immutable`;
  test.each<Row & { stored?: Partial<JobSpec>; status?: JobStatus }>([
    { behaviour: "may change the parallelism", spec: { parallelism: 5 }, errors: [] },
    {
      behaviour: "may not change the completions",
      spec: { completions: 4 },
      errors: ["spec.completions: Invalid value: 4: field is immutable"],
    },
    {
      behaviour: "may change completions of indexes along with the parallelism",
      stored: indexed,
      spec: { ...indexed, completions: 5, parallelism: 5 },
      errors: [],
    },
    {
      behaviour: "may not change completions of indexes alone",
      stored: indexed,
      spec: { ...indexed, completions: 5 },
      errors: [
        "spec.completions: Invalid value: 5: can only be modified in tandem with spec.parallelism",
      ],
    },
    {
      behaviour: "may not change the template",
      spec: { template: placed },
      errors: [immutable(placed)],
    },
    {
      behaviour: "may place the pods of a Job at rest",
      stored: suspended,
      spec: { ...suspended, template: placed },
      errors: [],
    },
    {
      behaviour: "may not place the pods of a Job that is not at rest yet",
      stored: suspended,
      status: { active: 1 },
      spec: { ...suspended, template: placed },
      errors: [immutable(placed)],
    },
    {
      behaviour: "may change nothing else of the pods of a Job at rest",
      stored: suspended,
      spec: { ...suspended, template: image },
      errors: [
        `spec.template.spec: Invalid value: ${shown("core.PodSpec", image.spec)}: field is immutable`,
      ],
    },
    {
      behaviour: "may not change the policies",
      spec: { ...failed, podFailurePolicy: { rules: [rule] } },
      errors: [
        'spec.podFailurePolicy: Invalid value: {"Rules":[{"Action":"FailJob","OnExitCodes":' +
          '{"ContainerName":null,"Operator":"In","Values":[1]},"OnPodConditions":null}]}: ' +
          "field is immutable",
      ],
    },
    {
      behaviour: "may not change who manages it",
      spec: { managedBy: "acme.io/foo" },
      errors: ['spec.managedBy: Invalid value: "acme.io/foo": field is immutable'],
    },
  ])("$behaviour", ({ stored, status, spec, errors }) => {
    const [next, before] = [testJob(spec), testJob(stored, status)];
    expect(errorTexts(strategy.validateUpdate?.(next, before) ?? [])).toEqual(errors);
  });
});

describe("a status", () => {
  const condition = (type: string, status = "True") => ({ type, status });
  const startTime = "2026-01-01T00:00:00Z";
  const completionTime = "2026-01-01T00:01:00Z";
  const [met, complete] = [condition("SuccessCriteriaMet"), condition("Complete")];
  const [target, gone] = [condition("FailureTarget"), condition("Failed")];
  const done: JobStatus = { startTime, completionTime, succeeded: 1, conditions: [met, complete] };
  const wrong = "status.conditions: Invalid value:";
  const rows: {
    behaviour: string;
    spec?: Partial<JobSpec>;
    stored?: JobStatus;
    status: JobStatus;
    errors: readonly string[];
  }[] = [
    { behaviour: "may tell of an end", status: done, errors: [] },
    {
      behaviour: "counts no less than nothing, and no pod twice",
      status: { active: -1, uncountedTerminatedPods: { succeeded: ["a", ""], failed: ["a"] } },
      errors: [
        `status.active: Invalid value: -1: ${atLeast0}`,
        'status.uncountedTerminatedPods.succeeded[1]: Invalid value: "": must not be empty',
        'status.uncountedTerminatedPods.failed[0]: Duplicate value: "a"',
      ],
    },
    {
      behaviour: "has one end only",
      status: { ...done, conditions: [met, complete, target, gone] },
      errors: [
        `${wrong} cannot set Complete=True and Failed=true conditions`,
        `${wrong} cannot set Complete=True and FailureTarget=true conditions`,
        `${wrong} cannot set SuccessCriteriaMet=True and Failed=true conditions`,
        `${wrong} cannot set SuccessCriteriaMet=True and FailureTarget=true conditions`,
      ],
    },
    {
      behaviour: "is complete at a time after the start",
      status: { ...done, completionTime: "2025-01-01T00:00:00Z" },
      errors: [
        'status.completionTime: Invalid value: "2025-01-01T00:00:00Z": ' +
          "must be equal to or after `startTime`",
      ],
    },
    {
      behaviour: "is complete once the criteria are met, with its times",
      status: { conditions: [complete] },
      errors: [
        "status.completionTime: Required value: completionTime is required for Complete jobs",
        `${wrong} cannot set Complete=True condition without the SuccessCriteriaMet=true condition`,
        "status.startTime: Required value: startTime is required for finished job",
      ],
    },
    {
      behaviour: "has no completion time before its end",
      status: { startTime, completionTime },
      errors: [
        'status.completionTime: Invalid value: "2026-01-01T00:01:00Z": ' +
          "cannot set completionTime when there is no Complete=True condition",
      ],
    },
    {
      behaviour: "fails after saying so, with no pod left",
      status: {
        startTime,
        active: 1,
        terminating: 1,
        conditions: [gone],
        uncountedTerminatedPods: { failed: ["a"] },
      },
      errors: [
        `${wrong} cannot set Failed=True condition without the FailureTarget=true condition`,
        "status.active: Invalid value: 1: active>0 is invalid for finished job",
        'status.uncountedTerminatedPods: Invalid value: {"Succeeded":null,"Failed":["a"]}: ' +
          "must be empty for finished job",
        "status.terminating: Invalid value: 1: terminating>0 is invalid for finished job",
      ],
    },
    {
      behaviour: "names indexes that there are, and each once",
      spec: { ...indexed, backoffLimitPerIndex: 1 },
      status: { completedIndexes: "0-2", failedIndexes: "2,5" },
      errors: [
        'status.failedIndexes: Invalid value: "2,5": error parsing failedIndexes: ' +
          'too large index: "5"',
        'status.failedIndexes: Invalid value: "2,5": ' +
          "failedIndexes and completedIndexes overlap at index: 2",
      ],
    },
    {
      behaviour: "names no indexes where there are none",
      status: { completedIndexes: "0", failedIndexes: "" },
      errors: [
        'status.completedIndexes: Invalid value: "0": ' +
          "cannot set non-empty completedIndexes when non-indexed completion mode",
        'status.failedIndexes: Invalid value: "": ' +
          "cannot set non-null failedIndexes when backoffLimitPerIndex is null",
      ],
    },
    {
      behaviour: "has no more ready pods than active ones",
      status: { active: 1, ready: 2 },
      errors: ["status.ready: Invalid value: 2: cannot set more ready pods than active"],
    },
    {
      behaviour: "takes nothing back",
      stored: { ...done, failed: 2 },
      status: {
        startTime: "2026-01-01T00:00:01Z",
        completionTime: "2026-01-01T00:02:00Z",
        succeeded: 0,
        failed: 1,
        conditions: [],
      },
      errors: [
        'status.completionTime: Invalid value: "2026-01-01T00:02:00Z": ' +
          "cannot set completionTime when there is no Complete=True condition",
        `${wrong} cannot disable the terminal Complete=True condition`,
        "status.failed: Invalid value: 1: cannot decrease the failed counter",
        "status.succeeded: Invalid value: 0: cannot decrease the succeeded counter",
        'status.completionTime: Invalid value: "2026-01-01T00:02:00Z": field is immutable',
        'status.startTime: Invalid value: "2026-01-01T00:00:01Z": ' +
          "field is immutable for unsuspended job once set",
        `${wrong} cannot disable the SuccessCriteriaMet=True condition`,
      ],
    },
    {
      behaviour: "forgets indexes that are no longer wanted",
      spec: { ...indexed, completions: 2, parallelism: 2 },
      stored: { succeeded: 3, completedIndexes: "0-1,3" },
      status: { succeeded: 2, completedIndexes: "0-1" },
      errors: [],
    },
  ];
  test.each(rows)("$behaviour", ({ spec, stored, status, errors }) => {
    const [next, before] = [testJob(spec, status), testJob(spec, stored)];
    expect(errorTexts(strategy.validateStatusUpdate?.(next, before) ?? [])).toEqual(errors);
  });
});
