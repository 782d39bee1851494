/** What there is to find out about the objects of each kind. */
import { DaemonSet } from "../../api/apps/daemonset.ts";
import { Deployment } from "../../api/apps/deployment.ts";
import { ReplicaSet } from "../../api/apps/replicaset.ts";
import { StatefulSet } from "../../api/apps/statefulset.ts";
import { HorizontalPodAutoscaler } from "../../api/autoscaling/horizontal-pod-autoscaler.ts";
import { CronJob } from "../../api/batch/cronjob.ts";
import { Job } from "../../api/batch/job.ts";
import { CertificateSigningRequest } from "../../api/certificates/certificate-signing-request.ts";
import { Node } from "../../api/core/node/node.ts";
import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { Service } from "../../api/core/service/service.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { Ingress } from "../../api/networking/ingress.ts";
import { PodDisruptionBudget } from "../../api/policy/pod-disruption-budget.ts";
import { ResourceClaim } from "../../api/resource/resource-claim.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { customFindings } from "./custom.ts";
import type { Finding, Known } from "./known.ts";
import { ingressFindings, serviceFindings } from "./networking.ts";
import { autoscalerFindings, budgetFindings, nodeFindings } from "./others.ts";
import { podFindings } from "./pod.ts";
import { claimFindings, volumeFindings } from "./storage.ts";
import { cronJobFindings, jobFindings } from "./tasks.ts";
import { certificateFindings, resourceClaimFindings } from "./unserved.ts";
import {
  daemonSetFindings,
  deploymentFindings,
  replicaSetFindings,
  statefulSetFindings,
} from "./workloads.ts";

type Findings<T> = { of(object: T, known: Known): readonly Finding[] }["of"];

/** A new kind is one line here. */
const known: ReadonlyMap<string, Findings<KubeObject>> = new Map([
  line(Pod, podFindings),
  line(Deployment, deploymentFindings),
  line(ReplicaSet, replicaSetFindings),
  line(StatefulSet, statefulSetFindings),
  line(DaemonSet, daemonSetFindings),
  line(Job, jobFindings),
  line(CronJob, cronJobFindings),
  line(Service, serviceFindings),
  line(Ingress, ingressFindings),
  line(PersistentVolumeClaim, claimFindings),
  line(PersistentVolume, volumeFindings),
  line(Node, nodeFindings),
  line(HorizontalPodAutoscaler, autoscalerFindings),
  line(PodDisruptionBudget, budgetFindings),
  line(CertificateSigningRequest, certificateFindings),
  line(ResourceClaim, resourceClaimFindings),
]);

function line<T extends KubeObject>(
  { apiVersion, kind }: ResourceDefinition<T>,
  findings: Findings<T>,
): readonly [string, Findings<KubeObject>] {
  // It is found by the kind of the object that it is given.
  return [`${apiVersion}/${kind}`, findings as Findings<KubeObject>];
}

/** What keeps an object from being as wanted; nothing where it is, or where nobody can tell. */
export const findingsOf: Findings<KubeObject> = (object, all) =>
  (known.get(`${object.apiVersion}/${object.kind}`) ?? customFindings)(object, all);
