import { Job } from "../../api/batch/job.ts";
import { isConditionTrue, isJobFinished, type JobStatus } from "../../api/batch/job-status.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { compact, equalJson } from "../../api/json.ts";
import { formatTime } from "../../api/runtime.ts";
import {
  type Action,
  type EventNote,
  record,
  together,
  updateStatus,
} from "../../client/action.ts";
import type { Plan } from "../../client/controller.ts";
import { isPodReady } from "../pod-state.ts";
import { type Failures, failuresAfter } from "./backoff.ts";
import { type Census, takeCensus } from "./census.ts";
import { type Conditions, type News, withCondition } from "./conditions.ts";
import { deadlineMs, endingOf } from "./ending.ts";
import { type Delays, deletion, type Managed, managePods, note, untrack } from "./manage.ts";
import { isTracked } from "./pods.ts";
import { type Ending, type Tracked, trackPods } from "./tracking.ts";

/** All that a plan for a Job depends on. */
export interface Observed {
  readonly job: Job;
  /** The pods that belong to it. */
  readonly pods: readonly Pod[];
  readonly nowMs: number;
  /** Why the last plan stopped, if it did. */
  readonly failure?: string | undefined;
  /** What the last plan left; nothing for a new Job, or after a restart. */
  readonly memory?: Failures | undefined;
}

/**
 * Makes and deletes pods, says which have ended, and lets those go. After a failure the report
 * comes first, so that it is told even if the rest fails again.
 * Source: pkg/controller/job syncJob 1.36.
 */
export function planJob(observed: Observed): Plan {
  const { job, pods, nowMs, failure } = observed;
  // Nobody else would let go of pods that a finished Job came by.
  if (isJobFinished(job.status)) return { actions: together(pods.filter(isTracked).map(untrack)) };
  const started = start(job, nowMs);
  const census = takeCensus(started, pods);
  const ending = endingOf(started, census, nowMs);
  const failures = failuresAfter(observed.memory, census);
  const managed = ending ? endAll(job, census) : goOn(started, census, { nowMs, failures });
  const isReportFirst = failure !== undefined && managed.actions.length > 0;
  const counted = isReportFirst ? asTheyAre(census) : managed;
  const told = ending ?? completion(started, census, counted);
  const report = reportOf(started, { census, counted, told, nowMs });
  const written = equalJson(report.status, job.status)
    ? []
    : [updateStatus(Job, { ...job, status: report.status })];
  const tell: Action[] = [
    ...written,
    ...together(report.released.map(untrack)),
    ...report.events.map(record),
  ];
  const actions = isReportFirst ? [...tell, ...managed.actions] : [...managed.actions, ...tell];
  const waits = [managed.waitMs, ending ? undefined : deadlineMs(started, nowMs)];
  return { actions, ...soonest(waits), memory: failures };
}

function soonest(waits: readonly (number | undefined)[]): Pick<Plan, "requeueAfterMs"> {
  const known = waits.filter((each) => each !== undefined);
  return known.length === 0 ? {} : { requeueAfterMs: Math.min(...known) };
}

/** A Job starts when it is first seen and not suspended. */
function start(job: Job, nowMs: number): Job {
  if (job.status.startTime !== undefined || job.spec.suspend === true) return job;
  return { ...job, status: { ...job.status, startTime: formatTime(nowMs) } };
}

/** A Job that is being deleted neither makes nor deletes pods. */
const goOn = (job: Job, census: Census, delays: Delays): Managed =>
  job.metadata.deletionTimestamp === undefined
    ? managePods(job, census, delays)
    : asTheyAre(census);

const asTheyAre = ({ active, terminating, ready }: Census): Managed => ({
  actions: [],
  active: active.length,
  terminating: terminating.length,
  ready,
});

/** Whatever is active goes; the finalizers stay until the status says what ends the Job. */
function endAll(job: Job, census: Census): Managed {
  const { active, terminating } = census;
  return {
    actions: together(active.map((pod) => deletion(job, pod))),
    active: 0,
    terminating: terminating.length + active.length,
    ready: census.ready - active.filter(isPodReady).length,
  };
}

/** The completions are reached, and nothing is active any more. */
function completion({ spec }: Job, census: Census, { active }: Managed): News | undefined {
  const wanted = spec.completions ?? 1;
  return census.succeeded >= wanted && active === 0
    ? {
        type: "SuccessCriteriaMet",
        reason: "CompletionsReached",
        message: "Reached expected number of succeeded pods",
      }
    : undefined;
}

interface Findings {
  readonly census: Census;
  readonly counted: Managed;
  /** What ends the Job. */
  readonly told: News | undefined;
  readonly nowMs: number;
}

interface Report extends Pick<Tracked, "released"> {
  readonly status: JobStatus;
  readonly events: readonly EventNote[];
}

function reportOf(job: Job, findings: Findings): Report {
  const { census, counted, told, nowMs } = findings;
  const ending: Ending = told && (told.type === "SuccessCriteriaMet" ? "success" : "failure");
  const { counts, released, isSettled } = trackPods(job, census, ending);
  const before = job.status.conditions ?? [];
  const state = told
    ? ended(job, {
        told,
        before,
        nowMs,
        succeeded: counts.succeeded ?? 0,
        isOver: isSettled && released.length + counted.terminating === 0,
      })
    : rested(job, before, nowMs);
  const status = compact<JobStatus>({
    ...job.status,
    ...counts,
    active: counted.active || undefined,
    ready: counted.ready,
    terminating: counted.terminating,
    ...state.status,
    conditions: state.conditions.length === 0 ? undefined : state.conditions,
  });
  return { status, released, events: state.events };
}

interface State {
  readonly conditions: Conditions;
  readonly status: Pick<JobStatus, "startTime" | "completionTime">;
  readonly events: readonly EventNote[];
}

interface End {
  readonly told: News;
  readonly before: Conditions;
  readonly succeeded: number;
  /** Every pod has gone and become a number. */
  readonly isOver: boolean;
  readonly nowMs: number;
}

/** First what ends the Job is said, and once its pods are gone, that it has ended. */
function ended(job: Job, { told, before, succeeded, isOver, nowMs }: End): State {
  const interim = isConditionTrue(job.status, told.type)
    ? before
    : withCondition(before, told, nowMs);
  if (!isOver) return { conditions: interim, status: {}, events: [] };
  const { reason, message } = told;
  if (told.type === "FailureTarget") {
    const conditions = withCondition(interim, { type: "Failed", reason, message }, nowMs);
    return { conditions, status: {}, events: [{ ...note(job, reason, message), type: "Warning" }] };
  }
  return {
    conditions: withCondition(interim, { type: "Complete", reason, message }, nowMs),
    status: { completionTime: formatTime(nowMs) },
    events: [...surplus(job, succeeded), note(job, "Completed", "Job completed")],
  };
}

/** Pods that the Job came by, or that ended when they were no longer needed. */
function surplus(job: Job, succeeded: number): readonly EventNote[] {
  if (succeeded <= (job.spec.completions ?? Number.POSITIVE_INFINITY)) return [];
  const message = "Too many succeeded pods running after completion count reached";
  return [{ ...note(job, "TooManySucceededPods", message), type: "Warning" }];
}

/** Whether the Job rests. A Job that is resumed starts anew. */
function rested(job: Job, before: Conditions, nowMs: number): State {
  const isSuspended = job.spec.suspend === true;
  const news: News = isSuspended
    ? { type: "Suspended", reason: "JobSuspended", message: "Job suspended" }
    : { type: "Suspended", status: "False", reason: "JobResumed", message: "Job resumed" };
  const isDeleted = job.metadata.deletionTimestamp !== undefined;
  const conditions = isDeleted ? before : withCondition(before, news, nowMs);
  if (conditions === before) return { conditions, status: {}, events: [] };
  return {
    conditions,
    status: { startTime: isSuspended ? undefined : formatTime(nowMs) },
    events: [note(job, isSuspended ? "Suspended" : "Resumed", news.message)],
  };
}
