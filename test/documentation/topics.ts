import { config } from "./config.ts";
import { debugging } from "./debugging.ts";
import { downwardApi } from "./downward-api.ts";
import { environment } from "./environment.ts";
import type { Example } from "./example.ts";
import { initContainers } from "./init-containers.ts";
import { jobPolicies } from "./job-policies.ts";
import { jobExamples } from "./jobs.ts";
import { lifecycle } from "./lifecycle.ts";
import { podLifecycle } from "./pod-lifecycle.ts";
import { probes } from "./probes.ts";
import { resources } from "./resources.ts";
import { services } from "./services.ts";
import { sidecars } from "./sidecars.ts";
import { volumes } from "./volumes.ts";

/** The examples, by what they are about. */
export const topics: Readonly<Record<string, readonly Example[]>> = {
  probes,
  lifecycle,
  "init containers": initContainers,
  sidecars,
  environment,
  config,
  "downward API": downwardApi,
  volumes,
  resources,
  jobs: jobExamples,
  "policies of Jobs": jobPolicies,
  "pod lifecycle": podLifecycle,
  debugging,
  services,
};
