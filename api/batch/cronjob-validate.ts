/** What must hold for CronJobs. Source: pkg/apis/batch/validation 1.36. */

import { type FieldError, invalid, notSupported, required } from "../field-error.ts";
import { validateWord } from "../validation/format.ts";
import { validateNonNegative } from "../validation/meta.ts";
import { tooLongText } from "../validation/names.ts";
import { parseSchedule } from "./cron-schedule.ts";
import type { CronJob, CronJobSpec } from "./cronjob.ts";
import { validateJobTemplate } from "./job-validate-spec.ts";
import { isTimeZone } from "./time-zone.ts";

/** A Job gets a name of 63 characters at most, of which 11 tell its time. */
const nameMax = 52;

export function validateCronJobName({ metadata: { name = "" } }: CronJob): FieldError[] {
  return name.length > nameMax ? [invalid("metadata.name", name, tooLongText(nameMax))] : [];
}

/** Everything wrong with the spec but its time zone, which is only looked at when it changes. */
export function validateCronJob({ metadata, spec }: CronJob): FieldError[] {
  const isNew = (metadata.resourceVersion ?? "") === "";
  return [
    ...validateSchedule(spec, "spec.schedule"),
    ...validateNonNegative(spec.startingDeadlineSeconds, "spec.startingDeadlineSeconds"),
    ...(isNew ? validateTimeZone(spec.timeZone, "spec.timeZone") : []),
    ...validateWord(spec.concurrencyPolicy, "spec.concurrencyPolicy", policies),
    ...validateTemplate(spec.jobTemplate, "spec.jobTemplate.spec"),
    ...validateNonNegative(spec.successfulJobsHistoryLimit, "spec.successfulJobsHistoryLimit"),
    ...validateNonNegative(spec.failedJobsHistoryLimit, "spec.failedJobsHistoryLimit"),
  ];
}

export function validateCronJobUpdate(next: CronJob, stored: CronJob): FieldError[] {
  const { timeZone } = next.spec;
  return timeZone === stored.spec.timeZone ? [] : validateTimeZone(timeZone, "spec.timeZone");
}

const policies = ["Allow", "Forbid", "Replace"];

function validateSchedule({ schedule }: CronJobSpec, path: string): FieldError[] {
  if (schedule === "") return [required(path)];
  const errors: FieldError[] = [];
  const parsed = parseSchedule(schedule);
  if (typeof parsed === "string") errors.push(invalid(path, schedule, parsed));
  if (schedule.includes("TZ")) {
    const fact = "cannot use TZ or CRON_TZ in schedule, use timeZone field instead";
    errors.push(invalid(path, schedule, fact));
  }
  return errors;
}

function validateTimeZone(name: string | undefined, path: string): FieldError[] {
  if (name === undefined) return [];
  if (name === "") return [invalid(path, name, "timeZone must be nil or non-empty string")];
  const isName = name.split("/").every(isZonePart);
  if (isName && name.toLowerCase() === "local") {
    const fact =
      "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones";
    return [invalid(path, name, fact)];
  }
  return isName && isTimeZone(name) ? [] : [invalid(path, name, `unknown time zone ${name}`)];
}

const isZonePart = (part: string): boolean =>
  part !== "." && part !== ".." && !part.startsWith("-") && /^[A-Za-z._\-0-9+]{1,14}$/.test(part);

/** The server makes the selector of each Job. */
function validateTemplate({ spec }: CronJobSpec["jobTemplate"], path: string): FieldError[] {
  const errors = validateJobTemplate(spec, path);
  if (spec.selector !== undefined) {
    errors.push(invalid(`${path}.selector`, spec.selector, "`selector` will be auto-generated"));
  }
  if (spec.manualSelector === true) {
    errors.push(notSupported(`${path}.manualSelector`, true, ["nil", "false"]));
  }
  return errors;
}
